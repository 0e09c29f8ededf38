import Box from '@mui/material/Box'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusWord } from '#components/status/statusLabel'
import type { ExecutionNode } from '#domain/execution/node'
import type { NodeStatus } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'

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
  if (all.length === 0)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t.workflow.noNodes}
      </Box>
    )
  return (
    <Box
      component="ul"
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 0.5, maxWidth: 480 }}
    >
      {all.map(({ id, name, status }) => {
        const words = t.workflow.nodeState(name, statusWord(status, t))
        return (
          <Box key={id} component="li" title={words} sx={{ display: 'flex', position: 'relative' }}>
            <StatusIcon state={status.state} size="1.125rem" />
            <VisuallyHidden>{words}</VisuallyHidden>
          </Box>
        )
      })}
    </Box>
  )
}
