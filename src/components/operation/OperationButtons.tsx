import { clsx } from 'clsx'
import { use } from 'react'
import { isOpen, currentPhase } from '#domain/operation/record'
import {
  isDestructive,
  isOver,
  judge,
  type Operation,
  type OperationRecord,
} from '#domain/operation/operation'
import { useI18n, type I18n } from '#i18n/I18n'
import { RefusableButton } from '#ui/RefusableButton'
import styles from './operation.module.css'
import { ChangesRefusedContext, useRequestOperation } from './request'
import { momentOf, useIsTooOldToAct, type ReadAt } from '#components/time/staleness'

interface OperationButtonsProps {
  /** On one subject, as it was read. */
  operations: readonly Operation[]
  /** What an operator calls the subject. */
  name: string
  workflowName: string
  /** When today's definition was last edited, where it is known. */
  workflowEditedAt?: number | undefined
  /** When the subject was read; what is too old is not acted on. */
  readAt: ReadAt
  /** The newest operation on this subject that was not dismissed. */
  record: OperationRecord | undefined
  /** Another operation that holds this subject while it is open: the termination of a node's execution. */
  blockedBy?: OperationRecord | undefined
  size?: 'small' | 'medium' | 'large'
  /** The first is wanted most: it stands out and the others stand back. */
  isRanked?: boolean
  /** In a row of a list: in one line. */
  isRow?: boolean | undefined
}

/** The buttons of one subject. One that is not allowed stays focusable and says why. */
export function OperationButtons(props: OperationButtonsProps) {
  const { operations, name, workflowName, workflowEditedAt, readAt, record, blockedBy, size } = props
  const { isRanked = false, isRow = false } = props
  const i18n = useI18n()
  const { t } = i18n
  const requestOperation = useRequestOperation()
  const isTooOld = useIsTooOldToAct(readAt)
  const open = [record, blockedBy].find((item) => item && isOpen(currentPhase(item)))
  const refused = use(ChangesRefusedContext)

  const request = (operation: Operation) =>
    requestOperation({
      operation,
      workflowName,
      readAt: momentOf(readAt),
      ...(workflowEditedAt !== undefined && { workflowEditedAt }),
    })

  return (
    <div className={clsx(styles['choices'], isRow && styles['isRow'])}>
      {operations.map((operation, index) => {
        const { action } = operation
        const isFirst = index === 0
        return (
          <RefusableButton
            key={action}
            refusal={refused ? t.operation.changesRefused[refused] : whyNot(operation, open, isTooOld, i18n)}
            variant={isRanked ? (isFirst ? 'tinted' : 'plain') : 'outlined'}
            size={size}
            {...(isRanked ? !isFirst && { tone: 'inherit' } : isDestructive(action) && { tone: 'danger' })}
            aria-label={t.operation.button(action, name)}
            data-operation={action}
            onClick={() => request(operation)}
          >
            {t.operation.verb[action]}
          </RefusableButton>
        )
      })}
    </div>
  )
}

/** Of a colleague's reason: more would push the page apart. */
const longestReason = 200

function whyNot(
  operation: Operation,
  open: OperationRecord | undefined,
  isTooOld: boolean,
  { t, format }: I18n,
): string | undefined {
  if (open?.by) {
    const since = format.clock(open.requestedAt)
    return t.operation.blockedReason(open.by.name, open.action, since, open.reason?.slice(0, longestReason))
  }
  if (open) return t.operation.openReason(open.action)
  const verdict = judge(operation)
  // What is over for good is not read any more, and its age says nothing.
  if (isTooOld && (verdict.allowed || !isOver(operation))) return t.operation.staleReason
  return verdict.allowed ? undefined : t.operation.refusal[verdict.refusal]
}
