import { consequencesOfRun } from '#domain/operation/send/consequences'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isActive, type Run } from '#domain/operation/kinds/run'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import type { DialogKind } from '#components/operation/dialog/kind'
import { Fact, RunsFacts } from '#components/operation/dialog/OperationFacts'
import { StatusChip } from '#components/status/StatusChip'

export const run: DialogKind<Run> = {
  currentState: ({ executions }, workflowName) => (
    <WorkflowState executions={executions} workflowName={workflowName} />
  ),
  consequences: ({ workflow }) => <RunNodes nodes={workflow.nodes} />,
  changed: {
    newestState: ({ executions }, say) => say.status(executions[0]?.status),
    newerExecution: ({ executions }, say) => say.time(executions[0]?.beganAt),
    definition: ({ workflow }, say) => say.time(workflow.editedAt),
  },
}

/** More than these would push the consequences out of sight. */
const shownActive = 5

function WorkflowState(props: { executions: readonly ExecutionSummary[]; workflowName: string }) {
  const words = useDialogWords().dialog
  const [newest, ...older] = props.executions
  const active = older.filter(({ status }) => isActive(status)).slice(0, shownActive)
  return (
    <>
      <Fact name={words.workflow}>
        <bdi>{props.workflowName}</bdi>
      </Fact>
      <Fact name={words.newest}>{newest ? <ExecutionFact execution={newest} /> : words.neverRan}</Fact>
      {active.length > 0 && (
        <Fact name={words.active}>
          {active.map((execution) => (
            <div key={execution.executionId}>
              <ExecutionFact execution={execution} />
            </div>
          ))}
        </Fact>
      )}
    </>
  )
}

function ExecutionFact({ execution }: { execution: ExecutionSummary }) {
  const { format } = useI18n()
  const { status, beganAt, executionId } = execution
  return (
    <>
      {beganAt ? format.time(beganAt) : executionId} <StatusChip status={status} size="small" />
    </>
  )
}

function RunNodes({ nodes }: { nodes: readonly ExecutionNode[] }) {
  const words = useDialogWords().dialog
  if (nodes.length === 0) return <p>{words.noNodes}</p>
  return <RunsFacts consequences={consequencesOfRun(nodes)} />
}
