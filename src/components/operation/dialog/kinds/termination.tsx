import { consequencesOfTermination } from '#domain/operation/send/consequences'
import type { Execution } from '#domain/execution/execution'
import { isBusy, type Termination } from '#domain/operation/kinds/termination'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { DialogKind } from '#components/operation/dialog/kind'
import { Fact, NodesFact } from '#components/operation/dialog/OperationFacts'
import { StatusChip } from '#components/status/StatusChip'

export const termination: DialogKind<Termination> = {
  currentState: ({ execution }, workflowName) => (
    <ExecutionState execution={execution} workflowName={workflowName} />
  ),
  consequences: ({ execution }) => <Stopped execution={execution} />,
  changed: {
    executionState: ({ execution }, say) => say.status(execution.status),
    busyNodes: ({ execution }, say) => say.nodes(execution.nodes.filter(isBusy)),
  },
}

function ExecutionState({ execution, workflowName }: { execution: Execution; workflowName: string }) {
  const { format } = useI18n()
  const words = useDialogWords().dialog
  const { status, beganAt } = execution
  return (
    <>
      <Fact name={words.execution}>
        <bdi>{workflowName}</bdi> <StatusChip status={status} size="small" />
      </Fact>
      {beganAt !== undefined && <Fact name={words.began}>{format.time(beganAt)}</Fact>}
    </>
  )
}

function Stopped({ execution }: { execution: Execution }) {
  const words = useDialogWords().dialog
  const { stopped, neverRun, unknown } = consequencesOfTermination(execution)
  return (
    <>
      {stopped.length === 0 && <p>{words.nothingStopped}</p>}
      <NodesFact name={words.stopped} nodes={stopped} />
      <NodesFact name={words.neverRun} nodes={neverRun} />
      <NodesFact name={words.unknownNodes} nodes={unknown} />
    </>
  )
}
