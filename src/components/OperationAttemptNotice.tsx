import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { findNode, type Execution } from '../domain/execution'
import type { ExecutionNode } from '../domain/node'
import { actions, judgeOperation, type Action } from '../domain/operation'
import type { Change } from '../domain/operationRecord'
import { useI18n, type I18n } from '../i18n/I18n'
import { FailureNotice } from './FailureNotice'
import type { DialogAttempt } from './operationAttempt'
import type { OperationRequest } from './operationRequest'
import { statusWord } from './statusWord'

export interface OperationAttemptNoticeProps {
  request: OperationRequest
  attempt: DialogAttempt
  onChoose: (execution: Execution, node: ExecutionNode, action: Action) => void
}

/** Why nothing was sent, and what is possible now. */
export function OperationAttemptNotice({ request, attempt, onChoose }: OperationAttemptNoticeProps) {
  const i18n = useI18n()
  const { t } = i18n
  switch (attempt.kind) {
    case 'elsewhere':
      return <Alert severity="warning">{t.operation.elsewhere}</Alert>
    case 'readFailed':
      return <FailureNotice failure={attempt.failure} stillTrue={t.operation.readFailed} />
    case 'notAllowed':
    case 'changed':
      return (
        <Alert severity="warning">
          <Typography variant="h3" component="p">
            {attempt.kind === 'changed' ? t.operation.changed.title : t.operation.notAllowed}
          </Typography>
          {attempt.kind === 'notAllowed' ? (
            <p>{t.operation.refusal[attempt.refusal]}</p>
          ) : (
            <ul>
              {attempt.changes.map((change) => (
                <li key={change}>{describeChange(change, attempt, request.node.id, i18n)}</li>
              ))}
            </ul>
          )}
          <PossibleNow execution={attempt.execution} nodeId={request.node.id} onChoose={onChoose} />
        </Alert>
      )
    case 'idle':
    case 'reading':
    case 'canceled':
    case 'sent':
      return null
  }
}

function describeChange(
  change: Change,
  attempt: Extract<DialogAttempt, { kind: 'changed' }>,
  nodeId: string,
  { t, format }: I18n,
): string {
  const { before, execution } = attempt
  const node = findNode(execution, nodeId)
  const what = t.operation.change[change]
  const { fromTo, notSaid } = t.operation.changed
  switch (change) {
    case 'nodeGone':
      return what
    case 'nodeState':
      return fromTo(what, statusWord(before.node, t), node ? statusWord(node.status, t) : notSaid)
    case 'executionState':
      return fromTo(what, statusWord(before.execution, t), statusWord(execution.status, t))
    case 'nodeBegan':
      return fromTo(
        what,
        before.nodeBeganAt === undefined ? notSaid : format.time(new Date(before.nodeBeganAt)),
        node?.beganAt ? format.time(node.beganAt) : notSaid,
      )
  }
}

/** These only lead back to the dialog, on the new state: whoever pressed twice must not have sent something else. */
function PossibleNow(props: {
  execution: Execution
  nodeId: string
  onChoose: (execution: Execution, node: ExecutionNode, action: Action) => void
}) {
  const { t } = useI18n()
  const { execution, nodeId, onChoose } = props
  const node = findNode(execution, nodeId)
  const possible = node ? actions.filter((action) => judgeOperation(action, execution, node).allowed) : []
  if (!node || possible.length === 0) return <p>{t.operation.changed.nothingPossible}</p>
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
      <span>{t.operation.changed.possible}</span>
      {possible.map((action) => (
        <Button key={action} variant="outlined" onClick={() => onChoose(execution, node, action)}>
          {t.operation.asItIsNow[action]}
        </Button>
      ))}
    </Box>
  )
}
