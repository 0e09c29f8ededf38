import { Stack } from '#ui/Stack'
import { useI18n } from '#i18n/I18n'
import type { Attention } from '#queries/attention'
import styles from './attention.module.css'

/** AOM's totals over the whole project, not over the rows that happen to be loaded. */
export function AttentionCounts({ counts }: { counts: Attention['counts'] }) {
  const { t, format } = useI18n()
  const words = t.attention.counts
  const number = (count: number | undefined) => (count === undefined ? words.unknown : format.number(count))
  return (
    <Stack as="ul" direction="row" aria-label={words.label} className={styles.counts}>
      <li>{words.stopped(number(counts.stopped))}</li>
      <li>{words.paused(number(counts.paused))}</li>
      <li>{words.approvals(number(counts.approvals))}</li>
    </Stack>
  )
}
