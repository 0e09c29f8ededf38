import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import {
  consequencesOf,
  consequencesOfRun,
  consequencesOfTermination,
  type Consequences,
} from '#domain/execution/consequences'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import type { Operation } from '#domain/operation/operation'
import { useDialogWords } from '#i18n/operationDialog'
import { NodesFact, Section } from './OperationFacts'

/** What will become of it, if AOM accepts. */
export function OperationThen({ operation }: { operation: Operation }) {
  const words = useDialogWords()
  return (
    <Section title={words.dialog.then}>
      <Typography>{words.meaning[operation.action]}</Typography>
      {nodesOf(operation)}
    </Section>
  )
}

function nodesOf(operation: Operation): ReactNode {
  switch (operation.action) {
    case 'terminate':
      return <Stopped execution={operation.execution} />
    case 'run':
      return <RunNodes nodes={operation.workflow.nodes} />
    case 'enable':
    case 'disable':
      return null
    default:
      return <Going consequences={consequencesOf(operation.execution, operation.nodeId, operation.action)} />
  }
}

function RunNodes({ nodes }: { nodes: readonly ExecutionNode[] }) {
  const words = useDialogWords()
  if (nodes.length === 0) return <Typography>{words.dialog.noNodes}</Typography>
  return <Going consequences={consequencesOfRun(nodes)} />
}

function Going({ consequences }: { consequences: Consequences }) {
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

function Stopped({ execution }: { execution: Execution }) {
  const words = useDialogWords().dialog
  const { stopped, neverRun, unknown } = consequencesOfTermination(execution)
  return (
    <>
      {stopped.length === 0 && <Typography>{words.nothingStopped}</Typography>}
      <NodesFact name={words.stopped} nodes={stopped} />
      <NodesFact name={words.neverRun} nodes={neverRun} />
      <NodesFact name={words.unknownNodes} nodes={unknown} />
    </>
  )
}
