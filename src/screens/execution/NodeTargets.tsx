import type { ExecutionRef } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { scoreTargets } from '#domain/execution/target'
import { useTargetWords } from '#i18n/targetWords'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { EarlierAttempts } from './EarlierAttempts'
import { TargetList } from './TargetList'
import { TargetsScore } from './TargetsScore'

/** The targets of a node, and those of the attempts that AOM has replaced. */
export function NodeTargets({ execution, node }: { execution: ExecutionRef; node: ExecutionNode }) {
  const words = useTargetWords()
  if (node.isPause) return null
  return (
    <Stack gap="lg">
      <div>
        <Stack direction="row" gap="lg" align="baseline">
          <h3>{words.targets}</h3>
          <TargetsScore score={scoreTargets(node.targets)} />
        </Stack>
        {node.targets.length > 0 ? (
          <TargetList label={words.targets} targets={node.targets} />
        ) : (
          <Text as="p" tone="muted">
            {words.noTargets}
          </Text>
        )}
      </div>
      <EarlierAttempts execution={execution} nodeId={node.id} />
    </Stack>
  )
}
