import { useId, useState } from 'react'
import { Button } from '#ui/Button'
import { StatusIcon } from '#components/status/StatusIcon'
import { Preformatted } from '#ui/Preformatted'
import { Table, TableBody, TableCell, TableDetailRow, TableRow, TableScroller } from '#ui/Table'
import { Text } from '#ui/Text'
import type { State } from '#domain/execution/status'
import { sortTargets, type Target, type TargetOutcome } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import styles from './execution.module.css'

const stateOf: Record<TargetOutcome, State> = {
  failed: 'failed',
  inProgress: 'running',
  notRun: 'notStarted',
  succeeded: 'succeeded',
}

const columns = {
  result: {},
  target: { minWidth: '96px' },
  exitCode: {},
  // The log tells it too.
  took: { hideBelow: 'sm' },
  message: { minWidth: '72px' },
} as const
const columnCount = Object.keys(columns).length

/** More rows than these are shown on request: they stand failed first, so the first page is what matters. */
const pageSize = 50

/** Each host or workload that the node acted on, failed first, with its log. */
export function TargetsTable({ targets }: { targets: readonly Target[] }) {
  const { t } = useI18n()
  const words = t.execution
  const heads = {
    result: words.result,
    target: words.target,
    exitCode: words.exitCode,
    took: words.took,
    message: words.message,
  }
  const [limit, setLimit] = useState(pageSize)
  const sorted = sortTargets(targets)
  const shown = sorted.slice(0, limit)
  const left = sorted.length - shown.length
  // What an operator comes for is the first failed target's log: it is open from the start.
  const firstFailed = sorted.find((target) => target.outcome === 'failed' && hasText(target.log))
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const turn = (key: string) =>
    setTurned((before) =>
      before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]),
    )
  return (
    <>
      <TableScroller>
        <Table label={words.targets} columns={columns} heads={heads} density="dense">
          <TableBody>
            {shown.map((target) => (
              <TargetRows
                key={target.key}
                target={target}
                isOpen={turned.has(target.key) !== (target === firstFailed)}
                onTurn={turn}
              />
            ))}
          </TableBody>
        </Table>
      </TableScroller>
      {left > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + pageSize)}>
          {words.showMore(Math.min(left, pageSize), left)}
        </Button>
      )}
    </>
  )
}

const hasText = (value: string | undefined): value is string => value !== undefined && value.trim() !== ''

function TargetRows({
  target,
  isOpen,
  onTurn,
}: {
  target: Target
  isOpen: boolean
  onTurn: (key: string) => void
}) {
  const { t, format } = useI18n()
  const words = t.execution
  const logId = useId()
  const { log } = target
  return (
    <>
      <TableRow>
        <TableCell column={columns.result}>
          <span className={styles.outcome}>
            <StatusIcon state={stateOf[target.outcome]} />
            {words.outcome[target.outcome]}
          </span>
        </TableCell>
        <TableCell column={columns.target}>
          <Text as="bdi" breaks>
            {target.name}
          </Text>
          {target.address !== undefined && target.address !== target.name && (
            <Text as="div" mono look="fine" tone="muted">
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
          {hasText(target.message) && (
            <Text as="div" breaks dir="auto">
              {target.message}
            </Text>
          )}
          {hasText(log) && (
            <Button
              className={styles.log}
              aria-expanded={isOpen}
              {...(isOpen && { 'aria-controls': logId })}
              aria-label={isOpen ? words.hideLog(target.name) : words.showLog(target.name)}
              onClick={() => onTurn(target.key)}
            >
              {words.log}
            </Button>
          )}
        </TableCell>
      </TableRow>
      {hasText(log) && isOpen && (
        <TableDetailRow span={columnCount}>
          <Preformatted id={logId} label={`${words.log}: ${target.name}`} text={log} />
        </TableDetailRow>
      )}
    </>
  )
}
