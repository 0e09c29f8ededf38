import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import type { ExecutionNode } from '#domain/execution/node'
import type { NodeStatus } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import styles from './workflow.module.css'

interface NodeStatesProps {
  /** Of the nodes that have a result. */
  statuses: readonly NodeStatus[]
  nodes: readonly ExecutionNode[]
}

/** A run's nodes in order, as shapes with words behind them; a result whose node is no longer defined is kept, last. */
export function NodeStates({ statuses, nodes }: NodeStatesProps) {
  const { t } = useI18n()
  const byId = new Map(statuses.map(({ nodeId, status }) => [nodeId, status]))
  const defined = nodes.flatMap(({ id, name }) => {
    const status = byId.get(id)
    return status ? [{ id, name, status }] : []
  })
  const known = new Set(defined.map(({ id }) => id))
  const orphans = [...byId].flatMap(([id, status]) => (known.has(id) ? [] : [{ id, name: id, status }]))
  const all = [...defined, ...orphans]
  if (all.length === 0) return <Text tone="muted">{t.workflow.noNodes}</Text>
  return (
    <Stack as="ul" direction="row" gap="xs" className={styles.nodes}>
      {all.map(({ id, name, status }) => {
        const words = t.workflow.nodeState(name, statusLabel(status, t))
        return (
          <li key={id} title={words} className={styles.node}>
            <StatusIcon state={status.state} size="1.125rem" />
            <VisuallyHidden>{words}</VisuallyHidden>
          </li>
        )
      })}
    </Stack>
  )
}
