import { useId } from 'react'
import { StatusIcon } from '#components/status/StatusIcon'
import type { State } from '#domain/execution/status'
import type { Target, TargetOutcome } from '#domain/execution/target'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { useI18n } from '#i18n/I18n'
import { useDetailWords } from '#i18n/executionDetails'
import { Button } from '#ui/Button'
import { lazyPart } from '#ui/lazyPart'
import { TableCell, TableDetailRow, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import styles from './execution.module.css'
import { LogViewer } from './LogViewer'

export const LogComparison = lazyPart(async () => (await import('./LogComparison')).LogComparison, {
  failure: 'page',
  Placeholder: LogPlace,
})

function LogPlace() {
  const words = useDetailWords()
  return (
    <Text as="p" tone="muted" className={styles.logPlace}>
      {words.loadingLog}
    </Text>
  )
}

export const outcomeState: Record<TargetOutcome, State> = {
  failed: 'failed',
  inProgress: 'running',
  notRun: 'notStarted',
  succeeded: 'succeeded',
}

export const columns = {
  result: {},
  target: { minWidth: '8rem' },
  exitCode: { hideBelow: 'sm' },
  // The log tells it too.
  took: { width: '5rem', hideBelow: 'sm' },
  message: { minWidth: '5rem', className: styles.message },
} as const
export const columnCount = Object.keys(columns).length

export const hasText = (value: string | undefined): value is string =>
  value !== undefined && value.trim() !== ''

/** One target, and below it its log where that is open. */
export function TargetRows(props: {
  target: Target
  isOpen: boolean
  onTurn: (key: string) => void
  isLineSaid: boolean
  /** Its log is chosen to be compared. */
  isCompared: boolean
  onCompare: (target: Target) => void
}) {
  const { target, isOpen, onTurn, isLineSaid, isCompared, onCompare } = props
  const { format } = useI18n()
  const words = useDetailWords()
  const logId = useId()
  const { log } = target
  return (
    <>
      <TableRow>
        <TableCell column={columns.result}>
          <span className={styles.outcome}>
            <StatusIcon state={outcomeState[target.outcome]} />
            {words.outcome[target.outcome]}
          </span>
        </TableCell>
        <TableCell column={columns.target}>
          <Text as="bdi" breaks>
            {target.name}
          </Text>{' '}
          {target.address !== undefined && target.address !== target.name && (
            <Text mono look="fine" tone="muted" oneLine>
              {target.address}
            </Text>
          )}
        </TableCell>
        <TableCell column={columns.exitCode} className={styles.code}>
          {target.exitCode ?? target.code}
        </TableCell>
        <TableCell column={columns.took}>
          <Text oneLine>{target.durationMs !== undefined && format.duration(target.durationMs)}</Text>
        </TableCell>
        <TableCell column={columns.message}>
          {hasText(target.message) && !isLineSaid && (
            <Text as="div" breaks dir="auto">
              {hideLogSecrets(target.message)}
            </Text>
          )}
          {hasText(log) && (
            <span className={styles.logActions}>
              <Button
                className={styles.log}
                aria-expanded={isOpen}
                {...(isOpen && { 'aria-controls': logId })}
                aria-label={isOpen ? words.hideLog(target.name) : words.showLog(target.name)}
                onClick={() => onTurn(`log ${target.key}`)}
              >
                {words.log}
              </Button>
              <Button
                variant={isCompared ? 'outlined' : 'plain'}
                className={styles.log}
                aria-pressed={isCompared}
                aria-label={words.compareLog(target.name)}
                onClick={() => onCompare(target)}
              >
                {words.compare}
              </Button>
            </span>
          )}
        </TableCell>
      </TableRow>
      {hasText(log) && isOpen && (
        <TableDetailRow id={logId} span={columnCount}>
          <LogViewer name={target.name} text={log} />
        </TableDetailRow>
      )}
    </>
  )
}
