import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { BlockedBy } from '#domain/operation/record'
import { isDestructive, type Operation } from '#domain/operation/operation'
import { subjectName } from '#domain/operation/send/beforeSending'
import { kindOf } from '#domain/operation/action'
import { useDialogWords } from '#i18n/operationDialog'
import { Button } from '#ui/Button'
import { Dialog } from '#ui/mui/Dialog'
import { OperationAttemptNotice, type DialogAttempt } from './OperationAttemptNotice'
import { dialogKind, OperationPreview, type PreviewProps } from './OperationPreview'
import { OperationReason } from './OperationReason'
import type { OperationRequest } from '#components/operation/request'

interface OperationDialogProps {
  /** The environment and the project that it acts on. */
  where: ReactNode
  request: OperationRequest
  attempt: DialogAttempt
  reason: string
  earlier: PreviewProps['earlier']
  today: PreviewProps['today']
  claim: PreviewProps['claim']
  notes: PreviewProps['notes']
  sameFailures: PreviewProps['sameFailures']
  /** A colleague's operation on it since it was read, where the journal or a record tells of one. */
  colleague: BlockedBy | undefined
  onReason: (reason: string) => void
  onConfirm: () => void
  onClose: () => void
  /** The same operation, with more said of it. */
  onRefine: (operation: Operation) => void
  /** Another action, or the same one, on the subject as it is now. */
  onChoose: (operation: Operation) => void
}

/** Says what is now and what it will become; sends nothing before its one button is pressed, and then only once. */
export function OperationDialog(props: OperationDialogProps) {
  const { request, attempt, onConfirm, onClose } = props
  const words = useDialogWords()
  const { action } = request.operation
  const confirmed = useRef<{ request: OperationRequest; attempt: DialogAttempt }>(undefined)
  const isBusy = attempt.kind === 'reading' || attempt.kind === 'sent'
  const isOvertaken = attempt.kind === 'changed' || attempt.kind === 'notAllowed'

  const confirm = () => {
    if (isBusy || isOvertaken) return
    // A second press can arrive before React has drawn the first one: it still sees the same attempt.
    if (confirmed.current?.request === request && confirmed.current.attempt === attempt) return
    confirmed.current = { request, attempt }
    onConfirm()
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!event.repeat) confirm()
  }

  return (
    <Dialog
      overline={props.where}
      title={words.title[action](subjectName(request.operation, request.workflowName))}
      growsUp
      onClose={onClose}
      onKeyDown={keyDown}
      status={attempt.kind === 'reading' && words.reading[kindOf(action)]}
      actions={
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a slip of Enter must not destroy anything */}
          <Button onClick={onClose} size="medium" autoFocus={isDestructive(action)}>
            {words.cancel}
          </Button>
          {!isOvertaken && (
            <Button
              variant="contained"
              size="medium"
              {...(isDestructive(action) && { tone: 'danger' })}
              onClick={confirm}
              isBusy={isBusy}
            >
              {words.confirm[action]}
            </Button>
          )}
        </>
      }
    >
      <OperationAttemptNotice {...props} />
      {!isOvertaken && (
        <OperationPreview
          request={request}
          earlier={props.earlier}
          today={props.today}
          claim={props.claim}
          notes={props.notes}
          sameFailures={props.sameFailures}
        />
      )}
      {!isOvertaken && dialogKind(request.operation).choice?.(request.operation, props.onRefine, isBusy)}
      <OperationReason value={props.reason} onChange={props.onReason} isLocked={isBusy} />
    </Dialog>
  )
}
