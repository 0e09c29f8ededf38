import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { clsx } from 'clsx'
import { OperationResult } from '#components/operation/OperationResult'
import { ResultsSlot } from '#components/page/slots'
import { settledLine } from '#components/operation/kinds'
import { resultName } from '#components/operation/phase'
import { currentPhase, isOpen, type Phase } from '#domain/operation/record'
import type { OperationRecord } from '#domain/operation/operation'
import { useBulkWords } from '#i18n/bulk'
import { useI18n } from '#i18n/I18n'
import { useResultWords, type ResultWords } from '#i18n/operationResults'
import { dismissRecord, useSetAside } from '#queries/operation/records'
import { tellSetAside } from '#queries/operation/store'
import { useCheckAgain } from '#queries/operation/follow'
import { useBulk } from '#queries/operation/bulk/useBulk'
import { href } from '#routes'
import { Button } from '#ui/Button'
import { CloseIcon, DropDownIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { Link } from '#ui/Link'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import styles from './results.module.css'

interface OperationResultsProps {
  records: readonly OperationRecord[]
  /** When the page was. */
  openedAt: number
}

/**
 * The operations tray: the results of this session's operations, of colleagues' that are followed, and of those that a
 * reload left unfinished, until dismissed. It is the last row of the page, so that it lies over no control.
 */
export function OperationResults({ records, openedAt }: OperationResultsProps) {
  const i18n = useI18n()
  const { t } = i18n
  const resultWords = useResultWords()
  const words = resultWords.tray
  const checkAgain = useCheckAgain()
  const setAside = useSetAside()
  const tray = useRef<HTMLElement>(null)
  const [isTrayOpen, setIsTrayOpen] = useState(false)
  /** What the tray has opened for by itself. */
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  /** Dismissed while it was open, in that phase: the operation goes on, and a bad end is told all the same. */
  const [hidden, setHidden] = useState<ReadonlyMap<string, Phase>>(new Map())

  const shown = records.filter(
    (record) => !record.dismissed && isNews(record, openedAt) && !isHidden(record, hidden.get(record.id)),
  )
  const calling = shown.filter(isUrgent)
  const calm = shown.filter((record) => !isUrgent(record))
  // It opens once for each, and what is open stays open: somebody may be reading it.
  const untold = calling.filter(({ id }) => !told.has(id)).map(({ id }) => id)
  const isSetAsideUntold = setAside > 0 && !told.has(setAsideKey)
  if (untold.length > 0 || isSetAsideUntold) {
    setTold(new Set([...told, ...untold, ...(isSetAsideUntold ? [setAsideKey] : [])]))
    setTurned(new Map([...turned, ...untold.map((id) => [id, true] as const)]))
    setIsTrayOpen(true)
  }
  const bulk = useHaltedBulk()
  const isThere = shown.length > 0 || setAside > 0 || bulk !== undefined
  const summary = [...(bulk ? [bulk] : []), ...(shown.length > 0 ? [summaryOf(shown, words)] : [])].join(
    ' · ',
  )
  const done = shown.filter((record) => tookEffect.has(currentPhase(record)))

  const dismiss = (record: OperationRecord) => {
    keepFocus(tray.current)
    const phase = currentPhase(record)
    if (isOpen(phase)) setHidden(new Map(hidden).set(record.id, phase))
    else dismissRecord(record.id)
  }

  return (
    <ResultsSlot>
      <section
        ref={tray}
        aria-label={t.operation.results}
        tabIndex={-1}
        className={clsx(styles.tray, isThere && styles.isThere, isThere && isTrayOpen && styles.isOpen)}
      >
        {/* Told apart from what is shown, so that opening a line says nothing a second time. */}
        <VisuallyHidden as="div" role="alert" aria-atomic="false">
          {bulk !== undefined && <div>{bulk}</div>}
          {calling.map((record) => (
            <div key={record.id}>{resultName(record, t)}</div>
          ))}
        </VisuallyHidden>
        <VisuallyHidden as="div" role="status" aria-atomic="false">
          {calm.map((record) => (
            <div key={record.id}>
              {[resultName(record, t), settledLine(record, i18n, resultWords)].filter(Boolean).join(' · ')}
            </div>
          ))}
        </VisuallyHidden>
        {isThere && (
          <div className={styles.bar}>
            <Button
              tone="inherit"
              aria-expanded={isTrayOpen}
              aria-label={words.label(summary)}
              onClick={() => setIsTrayOpen(!isTrayOpen)}
              className={styles.summary}
            >
              <span className={clsx(styles.sign, isTrayOpen && styles.down)}>
                <DropDownIcon size="1.25em" />
              </span>
              <span className={styles.words}>
                <strong className={styles.title}>{words.title} </strong>
                {summary}
              </span>
            </Button>
            {bulk !== undefined && (
              <Link href={href('attention')} className={styles.way}>
                {t.attention.title}
              </Link>
            )}
            {/* Its room is kept, so that it moves nothing when it comes. */}
            <Button
              onClick={() => {
                keepFocus(tray.current)
                for (const { id } of done) dismissRecord(id)
              }}
              style={{ visibility: done.length > 1 ? undefined : 'hidden' }}
              className={styles.all}
            >
              {words.dismissDone}
            </Button>
          </div>
        )}
        {isThere && isTrayOpen && (
          <div className={styles.lines}>
            {setAside > 0 && <SetAside count={setAside} />}
            {shown.map((record) => (
              <OperationResult
                key={record.id}
                record={record}
                isExpanded={turned.get(record.id) ?? false}
                onExpand={(id, isExpanded) => setTurned(new Map(turned).set(id, isExpanded))}
                onCheckAgain={checkAgain}
                onDismiss={dismiss}
              />
            ))}
          </div>
        )}
      </section>
    </ResultsSlot>
  )
}

/** A bulk operation that waits for somebody to resume or end it; Needs attention says so itself. */
function useHaltedBulk(): string | undefined {
  const { t } = useI18n()
  const words = useBulkWords()
  const [path] = useLocation()
  const view = useBulk()
  if (!view || path === href('attention')) return undefined
  const { bulk, life, counts } = view
  if (life !== 'interrupted' && life !== 'stopped') return undefined
  return `${t.operation.verb[bulk.action]}: ${words.brief[life](counts.sent, bulk.items.length)}`
}

const setAsideKey = 'set aside'

/** Said once. */
function SetAside({ count }: { count: number }) {
  const words = useResultWords()
  return (
    <section className={styles.setAside}>
      <p>{words.setAside(count)}</p>
      <IconButton size="small" aria-label={words.result.dismiss} onClick={tellSetAside}>
        <CloseIcon />
      </IconButton>
    </section>
  )
}

/** A line that goes takes the focus with it; the keyboard goes on in the tray. */
const keepFocus = (tray: HTMLElement | null) => tray?.focus({ preventScroll: true })

/** Sent since this page was opened, or not finished when it was. */
const isNews = (record: OperationRecord, openedAt: number): boolean =>
  record.requestedAt >= openedAt ||
  (record.settledAt ?? 0) >= openedAt ||
  (record.settledAt === undefined && record.answer?.kind !== 'refused')

const urgent: ReadonlySet<Phase> = new Set(['refused', 'notSent', 'unknown', 'unknownNoEffect'])
const troubles: ReadonlySet<Phase> = new Set([...urgent, 'noEffect'])
const tookEffect: ReadonlySet<Phase> = new Set(['effectSeen', 'settled'])

const isUrgent = (record: OperationRecord): boolean => !record.by && urgent.has(currentPhase(record))

const isHidden = (record: OperationRecord, since: Phase | undefined): boolean => {
  const phase = currentPhase(record)
  return since !== undefined && (phase === since || record.by !== undefined || !troubles.has(phase))
}

type TrayWords = ResultWords['tray']

const groupOf: Readonly<Record<Phase, keyof TrayWords['counts']>> = {
  requested: 'awaited',
  accepted: 'awaited',
  effectSeen: 'done',
  settled: 'done',
  noEffect: 'noEffect',
  refused: 'refused',
  notSent: 'notSent',
  unknown: 'unknown',
  unknownNoEffect: 'unknown',
}

/** "1 of unknown outcome · 2 took effect": what wants a person first. */
function summaryOf(records: readonly OperationRecord[], words: TrayWords): string {
  const counts = new Map<keyof TrayWords['counts'], number>()
  for (const record of records) {
    const group = groupOf[currentPhase(record)]
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return (Object.keys(words.counts) as (keyof TrayWords['counts'])[])
    .flatMap((group) => {
      const count = counts.get(group)
      return count === undefined ? [] : [words.counts[group](count)]
    })
    .join(' · ')
}
