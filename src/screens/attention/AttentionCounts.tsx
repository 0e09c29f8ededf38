import { clsx } from 'clsx'
import { href } from '#routes'
import { Link } from '#ui/Link'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import type { RowKind } from '#domain/execution/attention'
import { useI18n } from '#i18n/I18n'
import styles from './attention.module.css'

export interface Counts extends Readonly<Record<RowKind, number>> {
  readonly approvals: number
  readonly snoozed: number
}

/** Over the whole project, by what the rows are now; undefined until they are known. */
export function AttentionCounts({ counts }: { counts: Counts | undefined }) {
  const { t } = useI18n()
  const words = t.attention.counts
  // Room for what they may become while executions are being read.
  const digits =
    counts && counts.unread > 0 ? String(counts.failed + counts.paused + counts.unread).length : 1
  const isThere = (kind: keyof Counts) => counts !== undefined && counts[kind] > 0
  return (
    <Stack
      as="ul"
      direction="row"
      aria-label={words.label}
      aria-busy={counts === undefined}
      className={styles.counts}
    >
      <li className={clsx(styles.stopped, isThere('failed') && styles.needed)}>
        <Count words={words.stopped} value={counts?.failed} digits={digits} />
      </li>
      <li className={clsx(styles.stopped, isThere('paused') && styles.needed)}>
        <Count words={words.paused} value={counts?.paused} digits={digits} />
      </li>
      <li>
        <Count words={words.approvals} value={counts?.approvals} />
      </li>
      {isThere('snoozed') && (
        <li>
          <Link href={href('attention', {}, { snoozed: '1' })}>
            <Count words={words.snoozed} value={counts?.snoozed} />
          </Link>
        </li>
      )}
      {isThere('unread') && (
        <li>
          <Link href={href('attention', {}, { group: 'none' })}>
            <Count words={words.unread} value={counts?.unread} />
          </Link>
        </li>
      )}
      {/* Last: they come and go, and move none that can be pressed. */}
      {isThere('unknown') && (
        <li className={clsx(styles.stopped, styles.needed)}>
          <Count words={words.unknownState} value={counts?.unknown} />
        </li>
      )}
      {isThere('again') && (
        <li>
          <Count words={words.again} value={counts?.again} />
        </li>
      )}
    </Stack>
  )
}

/** Of what does not wait for anybody now, and the way back. */
export function SnoozedCount({ counts }: { counts: Counts | undefined }) {
  const { t } = useI18n()
  const words = t.attention.counts
  return (
    <Stack as="ul" direction="row" aria-label={words.label} className={styles.counts}>
      <li>
        <Count words={words.snoozed} value={counts?.snoozed} />
      </li>
      <li>
        <Link href={href('attention')}>{words.notSnoozed}</Link>
      </li>
    </Stack>
  )
}

const place = '\u2007'

/** Until the number is known its place is kept, so that the words beside it need not move. */
function Count(props: { words: (count: string) => string; value: number | undefined; digits?: number }) {
  const { words, value, digits = 1 } = props
  const { format } = useI18n()
  if (value !== undefined) return words(format.number(value).padStart(digits, place))
  const [before, after] = words(place).split(place)
  return (
    <>
      {before}
      <Skeleton className={styles.digit} />
      {after}
    </>
  )
}
