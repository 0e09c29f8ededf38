import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import type { ExecutionNode } from '#domain/execution/node'
import type { NodeStatus } from '#domain/execution/execution'
import type { Status } from '#domain/execution/status'
import { NotReported } from '#components/time/Time'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import styles from './workflow.module.css'

interface NodeStatesProps {
  /** Of the nodes that have a result. */
  statuses: readonly NodeStatus[]
  nodes: readonly ExecutionNode[]
}

/** A run's nodes in order, as shapes with words behind them; a result whose node is no longer defined is kept, last. */
export function NodeStates({ statuses, nodes }: NodeStatesProps) {
  const { noNodes } = useWorkflowWords()
  const byId = new Map(statuses.map(({ nodeId, status }) => [nodeId, status]))
  const defined = nodes.flatMap(({ id, name }) => {
    const status = byId.get(id)
    return status ? [{ id, name, status }] : []
  })
  const known = new Set(defined.map(({ id }) => id))
  const orphans = [...byId].flatMap(([id, status]) => (known.has(id) ? [] : [{ id, name: id, status }]))
  const all = [...defined, ...orphans]
  if (all.length === 0) return <Text tone="muted">{noNodes}</Text>
  return (
    <Stack as="ul" direction="row" gap="xs" className={styles.nodes}>
      {all.map(({ id, name, status }) => (
        <li key={id}>
          <NodeState name={name} status={status} />
        </li>
      ))}
    </Stack>
  )
}

/** One node of one run: its state's shape with the words behind it, or a dash where AOM has no result. */
export function NodeState({ name, status }: { name: string; status: Status | undefined }) {
  const { t } = useI18n()
  const { nodeState } = useWorkflowWords()
  const words = nodeState(name, status ? statusLabel(status, t) : t.states.notStarted)
  if (!status) return <NotReported label={words} dash={t.shell.none} />
  return (
    <span title={words} className={styles.node}>
      <StatusIcon state={status.state} size="1.125rem" />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
