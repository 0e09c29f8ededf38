import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { HeldBy } from '#domain/operation/record'
import { possibleOn, type Operation } from '#domain/operation/operation'
import { kindOf, type OperationKind } from '#domain/operation/action'
import { useI18n, type I18n } from '#i18n/I18n'
import { useDialogWords, type DialogWords } from '#i18n/operationDialog'
import { FailureNotice } from '#components/failure/FailureNotice'
import type { DialogAttempt } from './attempt'
import { describeChange } from './describeChange'
import type { OperationRequest } from './request'

export interface OperationAttemptNoticeProps {
  request: OperationRequest
  attempt: DialogAttempt
  onChoose: (operation: Operation) => void
}

/** Why nothing was sent, and what is possible now. */
export function OperationAttemptNotice({ request, attempt, onChoose }: OperationAttemptNoticeProps) {
  const i18n = useI18n()
  const { t } = i18n
  const words = useDialogWords()
  const kind = kindOf(request.operation.action)
  switch (attempt.kind) {
    case 'elsewhere':
      return (
        <Alert severity="warning">{heldWords(attempt.heldBy, i18n, words) ?? words.elsewhere[kind]}</Alert>
      )
    case 'notKept':
      return <Alert severity="warning">{words.notKept}</Alert>
    case 'readFailed':
      return <FailureNotice failure={attempt.failure} stillTrue={words.readFailed} />
    case 'notAllowed':
    case 'changed':
      return (
        <Alert severity="warning">
          <Typography variant="h3" component="p">
            {attempt.kind === 'changed' ? words.changed.title : words.notAllowed}
          </Typography>
          {attempt.kind === 'notAllowed' ? (
            <p>{t.operation.refusal[attempt.refusal]}</p>
          ) : (
            <ul>
              {attempt.changes.map((change) => (
                <li key={change}>{describeChange(change, attempt.shown, attempt.now, i18n, words)}</li>
              ))}
            </ul>
          )}
          <PossibleNow kind={kind} now={attempt.now} onChoose={onChoose} />
        </Alert>
      )
    case 'idle':
    case 'reading':
    case 'canceled':
    case 'sent':
      return null
  }
}

/** Who is doing what since when, where it is a colleague. */
const heldWords = (heldBy: HeldBy | undefined, { format }: I18n, words: DialogWords): string | undefined =>
  heldBy && words.heldElsewhere(heldBy.name, heldBy.action, format.clock(heldBy.since))

/** These only lead back to the dialog, on the new state: whoever pressed twice must not have sent something else. */
function PossibleNow(props: {
  kind: OperationKind
  now: Operation | undefined
  onChoose: (operation: Operation) => void
}) {
  const words = useDialogWords()
  const { kind, now, onChoose } = props
  const possible = now ? possibleOn(now) : []
  if (possible.length === 0) return <p>{words.changed.nothingPossible[kind]}</p>
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
      <span>{words.changed.possible}</span>
      {possible.map((operation) => (
        <Button key={operation.action} variant="outlined" onClick={() => onChoose(operation)}>
          {words.asItIsNow[operation.action]}
        </Button>
      ))}
    </Box>
  )
}
