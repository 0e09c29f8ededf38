import type { Change } from '#domain/operation/kind'
import type { BlockedBy } from '#domain/operation/record'
import { statusLabel } from '#components/status/statusLabel'
import { triggerLabel } from '#components/status/triggerLabel'
import type { ChangeWords } from './kind'
import { possibleOn, type OperationOutcome } from '#domain/operation/send/beforeSending'
import type { Operation } from '#domain/operation/operation'
import { kindOf, type OperationKind } from '#domain/operation/action'
import { useI18n, type I18n } from '#i18n/I18n'
import { useDialogWords, type DialogWords } from '#i18n/operationDialog'
import { FailureNotice } from '#components/failure/FailureNotice'
import { Button } from '#ui/Button'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { dialogKind } from './OperationPreview'
import type { OperationRequest } from '#components/operation/request'

/** How far the dialog's attempt has come; everything but `sent` leaves the dialog open and nothing sent. */
export type DialogAttempt = OperationOutcome | { readonly kind: 'idle' | 'reading' }

interface OperationAttemptNoticeProps {
  request: OperationRequest
  attempt: DialogAttempt
  /** Who has acted on it since it was read, where somebody is known to have. */
  colleague: BlockedBy | undefined
  onChoose: (operation: Operation) => void
}

/** Why nothing was sent, and what is possible now. */
export function OperationAttemptNotice({
  request,
  attempt,
  colleague,
  onChoose,
}: OperationAttemptNoticeProps) {
  const i18n = useI18n()
  const { t } = i18n
  const words = useDialogWords()
  const kind = kindOf(request.operation.action)
  switch (attempt.kind) {
    case 'elsewhere':
      return (
        <Notice tone="warning" role="alert">
          {blockedText(attempt.blockedBy, i18n, words) ?? words.elsewhere[kind]}
        </Notice>
      )
    case 'notKept':
      return (
        <Notice tone="warning" role="alert">
          {words.notKept}
        </Notice>
      )
    case 'readFailed':
      return <FailureNotice failure={attempt.failure} stillTrue={words.readFailed} />
    case 'notAllowed':
    case 'changed':
      return (
        <Notice
          tone="warning"
          role="alert"
          title={attempt.kind === 'changed' ? words.changed.title : words.notAllowed}
        >
          {attempt.kind === 'notAllowed' ? (
            <p>{t.operation.refusal[attempt.refusal]}</p>
          ) : (
            <ul>
              {attempt.changes.map((change) => (
                <li key={change}>{describeChange(change, attempt.shown, attempt.now, i18n, words)}</li>
              ))}
            </ul>
          )}
          {colleague && (
            <p>{words.changed.by(colleague.name, colleague.action, i18n.format.clock(colleague.since))}</p>
          )}
          <PossibleNow kind={kind} now={attempt.now} onChoose={onChoose} />
        </Notice>
      )
    case 'idle':
    case 'reading':
    case 'canceled':
    case 'sent':
      return null
  }
}

/** Who is doing what since when, where it is a colleague. */
const blockedText = (
  blockedBy: BlockedBy | undefined,
  { format }: I18n,
  words: DialogWords,
): string | undefined =>
  blockedBy && words.blockedElsewhere(blockedBy.name, blockedBy.action, format.clock(blockedBy.since))

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
    <Stack direction="row" gap="md" align="center">
      <span>{words.changed.possible}</span>
      {possible.map((operation) => (
        <Button key={operation.action} variant="outlined" onClick={() => onChoose(operation)}>
          {words.asItIsNow[operation.action]}
        </Button>
      ))}
    </Stack>
  )
}

/** One thing that is no longer as the dialog showed it: from → to. */
function describeChange(
  change: Change,
  shown: Operation,
  now: Operation | undefined,
  { t, format }: I18n,
  words: DialogWords,
): string {
  const what = words.change[change]
  const { fromTo, notReported, none } = words.changed
  const read = dialogKind(shown).changed[change]
  if (!read) return what
  const say: ChangeWords = {
    status: (of) => (of ? statusLabel(of, t) : notReported),
    time: (at) => (at ? format.time(at) : notReported),
    trigger: (of) => triggerLabel(of, t),
    nodes: (of) => (of.length > 0 ? format.list(of.map(({ name }) => name)) : none),
  }
  return fromTo(what, read(shown, say), now ? read(now, say) : notReported)
}
