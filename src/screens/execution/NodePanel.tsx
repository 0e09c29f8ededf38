import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { CopyText } from '../../components/CopyText'
import { OperationButtons } from '../../components/OperationButtons'
import { StatusChip } from '../../components/StatusChip'
import { Time } from '../../components/Time'
import type { Execution } from '../../domain/execution'
import { failureLine, type ExecutionNode } from '../../domain/node'
import { waitsForPerson } from '../../domain/operation'
import type { OperationRecord } from '../../domain/operationRecord'
import { scoreTargets } from '../../domain/target'
import { useI18n } from '../../i18n/I18n'
import { useTermination } from '../../queries/operation'
import { contradictionOf, contradictionWords } from './contradictions'
import { Fact, Facts } from '../../components/Facts'
import { JsonDetails } from './JsonDetails'
import { NodeDuration } from './NodeDuration'
import { Notice } from './Notice'
import { PastOperations } from './PastOperations'
import { NodeMarks, RecordBadge } from './StepsTable'
import { TargetsScore } from './TargetsScore'
import { TargetsTable } from './TargetsTable'

export interface NodePanelProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  workflowEditedAt: Date | undefined
  readAt: Date | undefined
  record: OperationRecord | undefined
}

/** One node: how it stands, why, what can be done about it, and everything AOM said of it. */
export function NodePanel({
  execution,
  node,
  workflowName,
  workflowEditedAt,
  readAt,
  record,
}: NodePanelProps) {
  const { t } = useI18n()
  const words = t.execution
  const holder = useTermination(execution)
  const why = failureLine(node)
  const contradiction = contradictionOf(execution, node)
  const subject =
    contradiction?.kind === 'targetsFailed' || contradiction?.kind === 'failureIgnored'
      ? words.thisNodeFirst
      : words.thisNode
  return (
    <Box
      component="section"
      aria-label={words.panel(node.name)}
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, p: 2 }}
    >
      <div>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{node.name}</bdi>
        </Typography>
        <NodeMarks node={node} />
        {node.description !== undefined && (
          <Typography dir="auto" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {node.description}
          </Typography>
        )}
      </div>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip status={node.status} size="large" />
        {record && <RecordBadge record={record} />}
      </Box>
      <OperationButtons
        execution={execution}
        node={node}
        workflowName={workflowName}
        workflowEditedAt={workflowEditedAt}
        readAt={readAt}
        record={record}
        holder={holder}
        size={waitsForPerson(execution, node) ? 'large' : 'medium'}
      />
      {contradiction && <Notice>{contradictionWords(contradiction, subject, t)}</Notice>}
      {why !== undefined && (
        <div>
          <Typography variant="h3">{words.why}</Typography>
          <Box dir="auto" sx={{ fontFamily: 'mono', fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            {why}
          </Box>
        </div>
      )}
      <NodeTargets node={node} />
      <NodeFacts node={node} />
      <Attempts node={node} />
      <PastOperations execution={execution} nodeId={node.id} />
      <div>
        {node.output !== undefined && (
          <JsonDetails title={words.output} value={node.output} note={words.secretsHidden} />
        )}
        {node.configuration !== undefined && (
          <JsonDetails title={words.configuration} value={node.configuration} note={words.secretsHidden} />
        )}
      </div>
    </Box>
  )
}

function NodeTargets({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.isPause) return null
  return (
    <div>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'baseline' }}>
        <Typography variant="h3">{t.execution.targets}</Typography>
        <TargetsScore score={scoreTargets(node.targets)} />
      </Box>
      {node.targets.length > 0 ? (
        <TargetsTable targets={node.targets} />
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>{t.execution.noTargets}</Typography>
      )}
    </div>
  )
}

function NodeFacts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  const words = t.execution
  return (
    <Facts>
      <Fact name={words.began}>
        <Time date={node.beganAt} />
      </Fact>
      {node.beganAt && (
        <>
          <Fact name={words.endedAt}>
            <Time date={node.endedAt} />
          </Fact>
          <Fact name={words.duration}>
            <NodeDuration of={node} />
          </Fact>
        </>
      )}
      {node.taskName !== undefined && <Fact name={words.task}>{node.taskName}</Fact>}
      <Fact name={words.nodeId}>
        <CopyText text={node.id} label={words.nodeId} />
      </Fact>
      {node.functionExecutionId !== undefined && (
        <Fact name={words.functionExecutionId}>
          <CopyText text={node.functionExecutionId} label={words.functionExecutionId} />
        </Fact>
      )}
    </Facts>
  )
}

function Attempts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.attempts.length < 2) return null
  return (
    <div>
      <Typography variant="h3">{t.execution.attempts}</Typography>
      <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
        {node.attempts.map((attempt, index) => (
          <Box component="li" key={index} sx={{ '& > *': { mr: 1 } }}>
            <StatusChip status={attempt.status} size="small" />
            <Time date={attempt.beganAt} />
            <NodeDuration of={attempt} />
          </Box>
        ))}
      </Box>
    </div>
  )
}
