import { clsx } from 'clsx'
import { Fragment, useId, useState } from 'react'
import { Button } from '#ui/Button'
import { StatusIcon } from '#components/status/StatusIcon'
import common from '#ui/oldTable.module.css'
import text from '#ui/text.module.css'
import type { State } from '#domain/execution/status'
import { sortTargets, type Target, type TargetOutcome } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import { ColumnHeads } from './ColumnHeads'
import { Preformatted } from './Preformatted'
import styles from './tables.module.css'

const stateOf: Record<TargetOutcome, State> = {
  failed: 'failed',
  inProgress: 'running',
  notRun: 'notStarted',
  succeeded: 'succeeded',
}

/** More rows than these are shown on request: they stand failed first, so the first page is what matters. */
const pageSize = 50

/** Each host or workload that the node acted on, failed first, with its log. */
export function TargetsTable({ targets }: { targets: readonly Target[] }) {
  const { t } = useI18n()
  const words = t.execution
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
      <div className={styles['scroller']}>
        <table
          aria-label={words.targets}
          className={clsx(common['table'], styles['table'], styles['targets'])}
        >
          <ColumnHeads columns={[words.result, words.target, words.exitCode, words.took, words.message]} />
          <tbody>
            {shown.map((target) => (
              <TargetRows
                key={target.key}
                target={target}
                isOpen={turned.has(target.key) !== (target === firstFailed)}
                onTurn={turn}
              />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button className={styles['more']} onClick={() => setLimit(limit + pageSize)}>
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
    <Fragment>
      <tr className={hasText(log) && isOpen ? styles['open'] : undefined}>
        <td>
          <span className={styles['outcome']}>
            <StatusIcon state={stateOf[target.outcome]} />
            {words.outcome[target.outcome]}
          </span>
        </td>
        <td className={styles['target']}>
          <bdi>{target.name}</bdi>
          {target.address !== undefined && target.address !== target.name && (
            <span className={clsx(text['mono'], text['fine'], text['muted'], styles['address'])}>
              {target.address}
            </span>
          )}
        </td>
        <td className={styles['code']}>{target.exitCode ?? target.code}</td>
        <td className={text['oneLine']}>
          {target.durationMs !== undefined && format.duration(target.durationMs)}
        </td>
        <td className={styles['message']}>
          {hasText(target.message) && <div dir="auto">{target.message}</div>}
          {hasText(log) && (
            <Button
              aria-expanded={isOpen}
              {...(isOpen && { 'aria-controls': logId })}
              aria-label={isOpen ? words.hideLog(target.name) : words.showLog(target.name)}
              onClick={() => onTurn(target.key)}
            >
              {words.log}
            </Button>
          )}
        </td>
      </tr>
      {hasText(log) && isOpen && (
        <tr>
          <td colSpan={5} className={styles['log']}>
            <Preformatted id={logId} label={`${words.log}: ${target.name}`} text={log} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}
