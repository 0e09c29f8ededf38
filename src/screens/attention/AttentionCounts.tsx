import { href } from '#routes'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'
import type { RowKind } from '#domain/execution/attention'
import { useI18n } from '#i18n/I18n'
import styles from './attention.module.css'

export interface Counts extends Readonly<Record<RowKind, number>> {
  readonly approvals: number
  readonly snoozed: number
}

/** Over the whole project, by what the rows are now; undefined until they are known. */
export function AttentionCounts(props: { counts: Counts | undefined; isSnoozedView?: boolean }) {
  const { counts, isSnoozedView = false } = props
  const { t, format } = useI18n()
  const words = t.attention.counts
  const number = (kind: keyof Counts) => (counts ? format.number(counts[kind]) : words.unknown)
  const isThere = (kind: keyof Counts) => counts !== undefined && counts[kind] > 0
  return (
    <Stack as="ul" direction="row" aria-label={words.label} className={styles.counts}>
      <li className={isThere('failed') ? styles.needed : undefined}>{words.stopped(number('failed'))}</li>
      <li className={isThere('paused') ? styles.needed : undefined}>{words.paused(number('paused'))}</li>
      {isThere('unknown') && <li className={styles.needed}>{words.unknownState(number('unknown'))}</li>}
      {isThere('again') && <li>{words.again(number('again'))}</li>}
      <li>{words.approvals(number('approvals'))}</li>
      {(isThere('snoozed') || isSnoozedView) && (
        <li>
          <Link href={href('attention', {}, isSnoozedView ? {} : { snoozed: '1' })}>
            {isSnoozedView ? words.notSnoozed : words.snoozed(number('snoozed'))}
          </Link>
        </li>
      )}
      {isThere('unread') && <li>{words.unread(number('unread'))}</li>}
    </Stack>
  )
}
