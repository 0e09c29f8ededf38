import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { waitingSince } from '#domain/execution/attention'
import { findNode, type ExecutionSummary } from '#domain/execution/execution'
import { waitsForPerson, type NodeOperation } from '#domain/operation/kinds/node'
import { isActive } from '#domain/operation/kinds/run'
import type { Operation } from '#domain/operation/operation'
import type { Termination } from '#domain/operation/kinds/termination'
import { scoreTargets } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import { useDialogWords } from '#i18n/operationDialog'
import { LiveDuration } from '#components/time/LiveDuration'
import { Fact, Section } from './OperationFacts'
import { StatusChip } from '#components/status/StatusChip'
import type { OperationRequest } from './request'
import { triggerWord } from '#components/status/triggerLabel'

/** What is now, and when it was read. */
export function OperationNow({ request }: { request: OperationRequest }) {
  const { format } = useI18n()
  const words = useDialogWords().dialog
  const { operation, readAt } = request
  return (
    <Section title={words.now}>
      {factsOf(operation, request.workflowName)}
      {readAt !== undefined && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {words.readAt(format.clock(readAt))}
        </Typography>
      )}
    </Section>
  )
}

function factsOf(operation: Operation, workflowName: string): ReactNode {
  switch (operation.action) {
    case 'terminate':
      return <TerminationFacts operation={operation} workflowName={workflowName} />
    case 'run':
      return <RunFacts executions={operation.executions} workflowName={workflowName} />
    case 'enable':
    case 'disable':
      return <ScheduleFacts operation={operation} workflowName={workflowName} />
    default:
      return <NodeFacts operation={operation} workflowName={workflowName} />
  }
}

function NodeFacts({ operation, workflowName }: { operation: NodeOperation; workflowName: string }) {
  const { format } = useI18n()
  const dialogWords = useDialogWords()
  const words = useDialogWords().dialog
  const { execution, nodeId } = operation
  const node = findNode(execution, nodeId)
  if (!node) return null
  const since = waitsForPerson(execution, node) ? waitingSince(execution, node) : undefined
  const score = scoreTargets(node.targets)
  const count = (value: number) => (value > 0 ? format.number(value) : '')
  return (
    <>
      <Fact name={words.node}>
        <bdi>{node.name}</bdi> <StatusChip status={node.status} size="small" />
      </Fact>
      <Fact name={words.execution}>
        <bdi>{workflowName}</bdi> <StatusChip status={execution.status} size="small" />
      </Fact>
      {node.beganAt !== undefined && <Fact name={words.began}>{format.time(node.beganAt)}</Fact>}
      {since && (
        <Fact name={words.waitingFor}>
          <LiveDuration since={since} />
        </Fact>
      )}
      {score.total > 0 && (
        <Fact name={words.targets}>
          {dialogWords.score(
            count(score.succeeded),
            count(score.failed),
            count(score.inProgress),
            count(score.notRun),
          )}
        </Fact>
      )}
    </>
  )
}

function TerminationFacts({ operation, workflowName }: { operation: Termination; workflowName: string }) {
  const { format } = useI18n()
  const words = useDialogWords().dialog
  const { status, beganAt } = operation.execution
  return (
    <>
      <Fact name={words.execution}>
        <bdi>{workflowName}</bdi> <StatusChip status={status} size="small" />
      </Fact>
      {beganAt !== undefined && <Fact name={words.began}>{format.time(beganAt)}</Fact>}
    </>
  )
}

/** More than these would push the consequences out of sight. */
const shownActive = 5

function RunFacts(props: { executions: readonly ExecutionSummary[]; workflowName: string }) {
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

function ScheduleFacts(props: {
  operation: Extract<Operation, { workflow: unknown }>
  workflowName: string
}) {
  const { t } = useI18n()
  const words = useDialogWords().dialog
  return (
    <>
      <Fact name={words.workflow}>
        <bdi>{props.workflowName}</bdi>
      </Fact>
      <Fact name={words.schedule}>{triggerWord(props.operation.workflow.trigger, t)}</Fact>
    </>
  )
}
