import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isFailed } from '#domain/execution/pause'
import { scoreTargets } from '#domain/execution/target'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { useDialogWords } from '#i18n/operationDialog'
import { Text } from '#ui/Text'

/** What AOM leaves open of a Retry, said before one is asked for. */
export function MayRunAgain({ execution, node }: { execution: Execution; node: ExecutionNode }) {
  const { leftOpen } = useDialogWords()
  const { succeeded } = scoreTargets(node.targets)
  if (succeeded === 0 || !isFailed(node) || !waitsForPerson(execution, node)) return null
  return (
    <Text as="p" look="note" tone="muted">
      {leftOpen.onRetry(succeeded)}
    </Text>
  )
}
