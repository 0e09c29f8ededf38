import type { CSSProperties } from 'react'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import styles from './timeline.module.css'
import type { Fold, Timeline } from './timeline'
import { useElementWidth } from '#ui/useElementWidth'

/** In pixels: what a time takes, and a length, and both with the word for now. */
const room = { time: 64, length: 92, now: 116 }

/** The times above the tracks; each stands where there is room for it. The rows say the same in words. */
export function TimelineAxis({ timeline, now: time }: { timeline: Timeline; now: number }) {
  const { format } = useI18n()
  const words = useDetailWords()
  const [measure, width = 600] = useElementWidth()
  const share = (pixels: number) => pixels / Math.max(width, 1)
  const { now, folds } = timeline
  const end = now === undefined ? 1 : now - share(room.now)
  return (
    <div ref={measure} aria-hidden className={styles.axis}>
      {apart(folds, share(room.length)).map(({ from, to, durationMs }) => (
        <span
          key={from}
          title={words.gap(format.duration(durationMs))}
          className={styles.foldLabel}
          style={{ '--middle': `${((from + to) / 2) * 100}%` } as CSSProperties}
        >
          {format.duration(durationMs)}
        </span>
      ))}
      {timeline.ticks(share(room.time), end).map((tick) => (
        <span
          key={tick.time}
          title={format.time(tick.time)}
          className={styles.tick}
          style={{ left: `${tick.at * 100}%` }}
        >
          {format.timeOfDay(tick.time)}
        </span>
      ))}
      {now !== undefined && (
        <span title={format.time(time)} className={styles.nowLabel} style={{ right: `${(1 - now) * 100}%` }}>
          {words.now(format.timeOfDay(time))}
        </span>
      )}
    </div>
  )
}

/** The longest first: those whose lengths would lie over each other go without. */
function apart(folds: readonly Fold[], least: number): readonly Fold[] {
  const shown: Fold[] = []
  for (const fold of folds.toSorted((a, b) => b.durationMs - a.durationMs))
    if (shown.every((other) => Math.abs(middle(other) - middle(fold)) >= least)) shown.push(fold)
  return shown
}

const middle = ({ from, to }: Fold): number => (from + to) / 2
