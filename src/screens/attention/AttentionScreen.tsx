import { useEffect, useState, type ComponentProps } from 'react'
import { useSearch } from 'wouter'
import { DataAge } from '#components/time/DataAge'
import { HeaderSlot } from '#components/page/slots'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { lazyPart } from '#ui/lazyPart'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { useI18n } from '#i18n/I18n'
import { useNow } from '#components/time/useNow'
import { useReadMoment } from '#components/time/staleness'
import { AttentionCounts, SnoozedCount, type Counts } from './AttentionCounts'
import { AttentionTable } from './AttentionTable'
import { AttentionTableRow } from './AttentionTableRow'
import styles from './attention.module.css'
import { useAttentionRows, type DeskProps } from './useAttentionRows'

const AttentionWall = lazyPart(async () => (await import('./AttentionWall')).AttentionWall, {
  failure: 'page',
})

/** The rows, which can be grouped and chosen. Its code comes while they are read. */
const AttentionDesk = lazyPart(async () => (await import('./AttentionDesk')).AttentionDesk, {
  failure: 'nowhere',
  Placeholder: AttentionRows,
})
export const preloadDesk = AttentionDesk.preload

/** Below the rows, so it may come after them. */
const AttentionSections = lazyPart(async () => (await import('./AttentionSections')).AttentionSections, {
  failure: 'page',
})

/** Below the words that nothing waits. */
const AttentionCalm = lazyPart(async () => (await import('./AttentionCalm')).AttentionCalm, {
  failure: 'nowhere',
})

/** Every node that waits for a person, across all workflows of the project; the longest-waiting first. */
export function AttentionScreen() {
  const attention = useAttentionRows()
  const isWall = new URLSearchParams(useSearch()).has('wall')
  return (
    <>
      <CountingTitle counts={attention.counts} />
      {isWall ? <AttentionWall {...attention} /> : <AttentionPage {...attention} />}
    </>
  )
}

function CountingTitle({ counts }: { counts: Counts | undefined }) {
  const { t, format } = useI18n()
  if (!counts) return <PageTitle title={t.attention.title} />
  const known = format.number(counts.failed + counts.paused + counts.unknown)
  return (
    <PageTitle title={t.attention.title} count={counts.unread > 0 ? t.attention.atLeast(known) : known} />
  )
}

function AttentionPage(attention: ReturnType<typeof useAttentionRows>) {
  const { t } = useI18n()
  const { rows, isSnoozedView, approvals, unexplained, counts, isWhole, reading } = attention
  const listRead = useReadMoment(reading.readAt)
  const isLoading = rows === undefined && reading.failure === undefined
  const isPlaced = counts !== undefined
  const isEmpty = isPlaced && rows?.length === 0
  const isQuiet = isEmpty && unexplained.length === 0 && approvals.length === 0
  const isRead = counts?.unread === 0
  return (
    <Stack gap="xl">
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Stack direction="row" gap="xl" align="baseline">
        <h1>{isSnoozedView ? t.attention.snoozedTitle : t.attention.title}</h1>
        {isSnoozedView ? <SnoozedCount counts={counts} /> : <AttentionCounts counts={counts} />}
      </Stack>
      <ReadFailure reading={reading} />
      {(isLoading || rows) && <AttentionDesk {...attention} listRead={listRead} />}
      {isQuiet && isRead && <Quiet {...attention} readAt={reading.readAt} />}
      {isEmpty && !isRead && <p>{t.attention.stillReading}</p>}
      {isEmpty && !isQuiet && isRead && <p>{t.attention.noNode}</p>}
      {isPlaced && !isWhole && (
        <Text as="p" look="note" tone="muted">
          {t.attention.notWhole}
        </Text>
      )}
      {isPlaced && !isSnoozedView && unexplained.length + approvals.length > 0 && (
        <AttentionSections unexplained={unexplained} approvals={approvals} />
      )}
    </Stack>
  )
}

/** Later than this the rows are shown as they are. */
const deskPatienceMs = 8_000

/** Row by row, where the code of the desk does not come. Until then none is shown, as it may have its place in a group. */
function AttentionRows({ rows, handlers, listRead }: DeskProps) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), deskPatienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (rows?.length === 0) return null
  return (
    <div {...handlers} className={styles.desk}>
      <AttentionTable rows={isLate ? rows : undefined}>
        {(row, rowIndex) => (
          <AttentionTableRow key={row.key} row={row} rowIndex={rowIndex} listRead={listRead} />
        )}
      </AttentionTable>
    </div>
  )
}

/** Nothing to do is worth knowing too: since when that is known, and what runs, ended and may come meanwhile. */
function Quiet(props: ComponentProps<typeof AttentionCalm> & { readAt: number | undefined }) {
  const { readAt, ...calm } = props
  const { t, format } = useI18n()
  const now = useNow()
  const age = readAt === undefined ? undefined : Math.max(0, now - readAt)
  return (
    <Stack gap="xl">
      <Stack gap="xs">
        <Text as="p" look="h2">
          {t.attention.empty}
        </Text>
        {age !== undefined && (
          <Text as="p" tone="muted">
            {t.attention.lastChecked(format.duration(Math.floor(age / 1_000) * 1_000))}
          </Text>
        )}
      </Stack>
      <AttentionCalm {...calm} />
    </Stack>
  )
}
