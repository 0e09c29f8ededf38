import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { consequencesOf } from '../domain/consequences'
import { waitingSince } from '../domain/attention'
import type { ExecutionNode } from '../domain/node'
import { judgeOperation, waitsForPerson } from '../domain/operation'
import type { OperationRecord } from '../domain/operationRecord'
import { scoreTargets } from '../domain/target'
import { useI18n } from '../i18n/I18n'
import { LiveDuration } from './LiveDuration'
import { StatusChip } from './StatusChip'
import type { OperationRequest } from './operationRequest'

/** What is now, what it will become, and what to beware of. */
export function OperationPreview({
  request,
  earlier,
}: {
  request: OperationRequest
  earlier: OperationRecord | undefined
}) {
  return (
    <>
      <Warnings request={request} earlier={earlier} />
      <Now request={request} />
      <Then request={request} />
    </>
  )
}

function Warnings({ request, earlier }: { request: OperationRequest; earlier: OperationRecord | undefined }) {
  const { t, format } = useI18n()
  const { execution, node, action } = request
  const verdict = judgeOperation(action, execution, node)
  const { beganAt } = execution
  const editedAt = [request.workflowEditedAt, execution.definitionEditedAt].find(
    (date) => date && beganAt && date > beganAt,
  )
  const warnings = [
    verdict.allowed && verdict.warning && t.operation.warning[verdict.warning],
    editedAt && t.operation.dialog.edited(format.time(editedAt)),
    earlier && t.operation.dialog.earlier(format.time(new Date(earlier.requestedAt))),
  ].filter((text) => typeof text === 'string')
  return warnings.map((text) => (
    <Alert key={text} severity="warning" role="note">
      {text}
    </Alert>
  ))
}

function Now({ request }: { request: OperationRequest }) {
  const { t, format } = useI18n()
  const words = t.operation.dialog
  const { execution, node, workflowName, readAt } = request
  const since = waitsForPerson(execution, node) ? waitingSince(execution, node) : undefined
  const score = scoreTargets(node.targets)
  const count = (value: number) => (value > 0 ? format.number(value) : '')
  return (
    <Section title={words.now}>
      <Fact name={words.node}>
        <bdi>{node.name}</bdi> <StatusChip status={node.status} size="small" />
      </Fact>
      <Fact name={words.execution}>
        <bdi>{workflowName}</bdi> <StatusChip status={execution.status} size="small" />
      </Fact>
      {node.beganAt && <Fact name={words.began}>{format.time(node.beganAt)}</Fact>}
      {since && (
        <Fact name={words.waitingFor}>
          <LiveDuration since={since} />
        </Fact>
      )}
      {score.total > 0 && (
        <Fact name={words.targets}>
          {t.operation.score(
            count(score.succeeded),
            count(score.failed),
            count(score.inProgress),
            count(score.notRun),
          )}
        </Fact>
      )}
      {readAt && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {words.readAt(format.clock(readAt))}
        </Typography>
      )}
    </Section>
  )
}

function Then({ request }: { request: OperationRequest }) {
  const { t } = useI18n()
  const words = t.operation.dialog
  const { execution, node, action } = request
  const consequences = consequencesOf(execution, node.id, action)
  const { runsNext, runsLater, stopsAt, errorsIgnored, endsExecution } = consequences
  return (
    <Section title={words.then}>
      <Typography>{t.operation.meaning[action]}</Typography>
      <NodesFact name={words.runsNext} nodes={runsNext} />
      <NodesFact name={words.runsLater} nodes={runsLater} />
      <NodesFact name={words.stopsAt} nodes={stopsAt} />
      <NodesFact name={words.errorsIgnored} nodes={errorsIgnored} />
      {endsExecution && <Typography>{words.endsExecution}</Typography>}
      {!endsExecution && stopsAt.length === 0 && runsNext.length + runsLater.length > 0 && (
        <Typography>{words.noPause}</Typography>
      )}
    </Section>
  )
}

function NodesFact({ name, nodes }: { name: string; nodes: readonly ExecutionNode[] }) {
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

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" sx={{ display: 'grid', gap: 0.5, overflowWrap: 'anywhere' }}>
    <Typography variant="h3">{title}</Typography>
    {children}
  </Box>
)

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '10rem 1fr' }, columnGap: 1.5 }}>
    <Box sx={{ color: 'text.secondary' }}>{name}</Box>
    <Box>{children}</Box>
  </Box>
)
