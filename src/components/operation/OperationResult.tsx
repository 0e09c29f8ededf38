import { clsx } from 'clsx'
import { useLayoutEffect, useRef } from 'react'
import { recordName, type OperationRecord } from '#domain/operation/operation'
import { currentPhase, watchedSince, type Phase } from '#domain/operation/record'
import { useI18n } from '#i18n/I18n'
import { useResultWords } from '#i18n/operationResults'
import { Button } from '#ui/Button'
import { CloseIcon, DropDownIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { Link } from '#ui/Link'
import { OperationResultText } from './OperationResultText'
import { Text } from '#ui/Text'
import styles from './operation.module.css'
import { begunPath, operationPath, settledLine } from './kinds'
import { OperationSign } from './OperationSign'
import { phaseLabel, resultName } from './phase'

interface OperationResultProps {
  record: OperationRecord
  /** With its full words below its line. */
  isExpanded: boolean
  onExpand: (id: string, isExpanded: boolean) => void
  onCheckAgain: (record: OperationRecord) => void
  onDismiss: (record: OperationRecord) => void
}

/** What became of one operation, in one line; in full where it is asked for or needs a person. */
export function OperationResult(props: OperationResultProps) {
  const { record, isExpanded, onExpand, onCheckAgain, onDismiss } = props
  const i18n = useI18n()
  const { t, format } = i18n
  const resultWords = useResultWords()
  const words = resultWords.result
  const settled = settledLine(record, i18n, resultWords)
  const mayTell = watchedSince(record) !== undefined && !known.has(currentPhase(record))
  const begun = begunPath(record)
  const headingId = `operation-${record.id}`
  const fullId = `${headingId}-full`
  return (
    <section aria-labelledby={headingId} className={styles['result']}>
      <div className={styles['line']}>
        <IconButton
          size="small"
          aria-label={words.inFull}
          aria-expanded={isExpanded}
          aria-controls={fullId}
          onClick={() => onExpand(record.id, !isExpanded)}
          className={clsx(styles['turn'], isExpanded && styles['turned'])}
        >
          <DropDownIcon />
        </IconButton>
        <OperationSign record={record} />
        <div className={styles['names']}>
          <h2 id={headingId} className={styles['heading']} title={resultName(record, t)}>
            <bdi className={styles['name']}>{t.operation.button(record.action, recordName(record))}</bdi>
            <span className={styles['point']}> · </span>
            <span className={styles['outcome']}>{phaseLabel(record, t)}</span>
          </h2>
          <Link href={operationPath(record)} className={styles['workflow']} title={record.workflowName}>
            <bdi>{record.workflowName}</bdi>
          </Link>
        </div>
        {!isExpanded && settled !== undefined && <span className={styles['settledLine']}>{settled}</span>}
        {begun !== undefined && (
          <Link href={begun} className={styles['begun']}>
            {t.operation.newExecution}
          </Link>
        )}
        <time dateTime={new Date(record.requestedAt).toISOString()} className={styles['time']}>
          {format.timeOfDay(record.requestedAt)}
        </time>
        {/* Its room is kept, so that no other button moves when an outcome is known. */}
        <Button
          onClick={() => onCheckAgain(record)}
          style={{ visibility: mayTell ? undefined : 'hidden' }}
          className={clsx(styles['press'], isExpanded ? styles['checkAgain'] : styles['folded'])}
        >
          {words.checkAgain}
        </Button>
        <IconButton
          size="small"
          aria-label={words.dismissOf(recordName(record))}
          onClick={() => onDismiss(record)}
          className={styles['press']}
        >
          <CloseIcon />
        </IconButton>
      </div>
      <div id={fullId} className={styles['full']} hidden={!isExpanded}>
        {isExpanded && <InFull record={record} />}
      </div>
    </section>
  )
}

function InFull({ record }: { record: OperationRecord }) {
  const words = useResultWords().result
  const box = useRef<HTMLDivElement>(null)
  // Fewer words when the outcome is known must not move what lies above or below.
  useLayoutEffect(() => {
    if (box.current) box.current.style.minHeight = `${box.current.offsetHeight}px`
  })
  return (
    <div ref={box} className={styles['inFull']}>
      <OperationResultText record={record} />
      {record.by && record.reason !== undefined && (
        <Text as="p" look="note" dir="auto">
          {words.theirReason(record.reason)}
        </Text>
      )}
      {record.isUnstored && <Warning>{words.notStored}</Warning>}
      {isNotAudited(record) && <Warning>{words.notRecorded}</Warning>}
    </div>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <Text as="p" look="note" tone="warning">
      {children}
    </Text>
  )
}

/** Another look would tell nothing of the outcome. */
const known: ReadonlySet<Phase> = new Set(['effectSeen', 'settled', 'refused', 'notSent'])

const isNotAudited = ({ answer }: OperationRecord): boolean | undefined =>
  answer?.kind === 'accepted' ? answer.isNotAudited : answer?.failure.isNotAudited
