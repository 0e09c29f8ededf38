import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import type { Consequences } from '#domain/operation/send/consequences'
import type { ExecutionNode } from '#domain/execution/node'
import { useDialogWords } from '#i18n/operationDialog'

/** One part of the dialog's preview. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" sx={{ display: 'grid', gap: 0.5, overflowWrap: 'anywhere' }}>
    <Typography variant="h3">{title}</Typography>
    {children}
  </Box>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '10rem 1fr' }, columnGap: 1.5 }}>
    <Box sx={{ color: 'text.secondary' }}>{name}</Box>
    <Box>{children}</Box>
  </Box>
)

/** Nothing where there are none. */
export function NodesFact({ name, nodes }: { name: string; nodes: readonly ExecutionNode[] }) {
  if (nodes.length === 0) return null
  return (
    <Fact name={name}>
      <Box
        component="ul"
        sx={{ m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.5, listStyle: 'none' }}
      >
        {nodes.map((node) => (
          <li key={node.id}>
            <bdi>{node.name}</bdi>
          </li>
        ))}
      </Box>
    </Fact>
  )
}

/** What an operation sets going, up to the pauses. */
export function RunsFacts({ consequences }: { consequences: Consequences }) {
  const words = useDialogWords().dialog
  const { runsNext, runsLater, stopsAt, errorsIgnored, endsExecution } = consequences
  return (
    <>
      <NodesFact name={words.runsNext} nodes={runsNext} />
      <NodesFact name={words.runsLater} nodes={runsLater} />
      <NodesFact name={words.stopsAt} nodes={stopsAt} />
      <NodesFact name={words.errorsIgnored} nodes={errorsIgnored} />
      {endsExecution && <Typography>{words.endsExecution}</Typography>}
      {!endsExecution && stopsAt.length === 0 && runsNext.length + runsLater.length > 0 && (
        <Typography>{words.noPause}</Typography>
      )}
    </>
  )
}
