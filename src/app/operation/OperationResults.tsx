import { clsx } from 'clsx'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Button } from '#ui/Button'
import { OperationToast } from '#components/operation/OperationToast'
import { currentPhase, type Phase } from '#domain/operation/record'
import type { OperationRecord } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { dismissRecord, useSetAside } from '#queries/operation/records'
import { tellSetAside } from '#queries/operation/store'
import { useCheckAgain } from '#queries/operation/follow'
import styles from './results.module.css'

interface OperationResultsProps {
  records: readonly OperationRecord[]
  /** Where the newest operation was asked for: results never cover it. */
  origin: RefObject<Element | null>
}

/** The results of this session's operations, of colleagues' that are followed, and of those that a reload left unfinished, until dismissed. */
export function OperationResults({ records, origin }: OperationResultsProps) {
  const { t } = useI18n()
  const checkAgain = useCheckAgain()
  const setAside = useSetAside()
  const [openedAt] = useState(() => Date.now())
  const stack = useRef<HTMLDivElement>(null)
  const [atTop, setAtTop] = useState(false)

  const shown = records.filter((record) => !record.dismissed && isNews(record, openedAt))
  const alarming = shown.filter(isUrgent)
  const calm = shown.filter((record) => !isUrgent(record))
  const newest = shown[0]?.id

  useLayoutEffect(() => {
    const row = origin.current?.closest('[role="row"], tr') ?? origin.current
    const element = stack.current
    if (newest === undefined || !row?.isConnected || !element) return undefined
    const giveWay = () => {
      if (overlap(row.getBoundingClientRect(), element.getBoundingClientRect())) setAtTop((top) => !top)
    }
    giveWay()
    // It grows with what the answer says.
    const observer = new ResizeObserver(giveWay)
    observer.observe(element)
    return () => observer.disconnect()
  }, [newest, origin])

  const cards = (list: readonly OperationRecord[]) =>
    list.map((record) => (
      <OperationToast key={record.id} record={record} onCheckAgain={checkAgain} onDismiss={dismissRecord} />
    ))
  return (
    <aside
      ref={stack}
      aria-label={t.operation.results}
      className={clsx(styles.results, styles[atTop ? 'atTop' : 'atFoot'])}
    >
      <div role="alert" aria-atomic="false" className={styles.region}>
        {cards(alarming)}
      </div>
      <div role="status" aria-atomic="false" className={styles.region}>
        {setAside > 0 && <SetAside count={setAside} />}
        {cards(calm)}
      </div>
    </aside>
  )
}

/** Said once. */
function SetAside({ count }: { count: number }) {
  const { t } = useI18n()
  return (
    <section className={styles.setAside}>
      <p>{t.operation.setAside(count)}</p>
      <Button onClick={tellSetAside}>{t.operation.result.dismiss}</Button>
    </section>
  )
}

/** Sent since this page was opened, or not finished when it was. */
const isNews = (record: OperationRecord, openedAt: number): boolean =>
  record.requestedAt >= openedAt ||
  (record.settledAt ?? 0) >= openedAt ||
  (record.settledAt === undefined && record.answer?.kind !== 'refused')

const urgent: ReadonlySet<Phase> = new Set(['refused', 'notSent', 'unknown', 'unknownNoEffect'])

const isUrgent = (record: OperationRecord): boolean => !record.by && urgent.has(currentPhase(record))

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
