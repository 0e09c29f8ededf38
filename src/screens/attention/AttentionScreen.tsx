import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { currentPhase, isFollowed } from '#domain/operation/record'
import { useI18n } from '#i18n/I18n'
import { useAttention } from '#queries/attention'
import { useNow } from '#components/time/useNow'
import { useReadMoment } from '#components/time/staleness'
import { useProjectRecords } from '#queries/operation/records'
import { AttentionCounts } from './AttentionCounts'
import { ApprovalsSection, UnexplainedSection } from './AttentionSections'
import { AttentionTable } from './AttentionTable'
import { useStickyRows } from './stickyRows'

/** Every node that waits for a person, across all workflows of the project; the longest-waiting first. */
export function AttentionScreen() {
  const { t, format } = useI18n()
  const { rows, approvals, unexplained, counts, isWhole, pendingDetails, reading } = useAttention()
  const records = useProjectRecords()
  const stickyKeys = new Set(
    records
      .filter((record) => isFollowed(currentPhase(record)))
      .map((record) => `${record.executionId}/${record.nodeId}`),
  )
  const listRead = useReadMoment(reading.readAt)
  const shown = useStickyRows(rows, stickyKeys, reading.data !== undefined && pendingDetails === 0)
  const isLoading = reading.data === undefined && reading.failure === undefined
  const count =
    counts.stopped === undefined || counts.paused === undefined ? undefined : counts.stopped + counts.paused
  const isQuiet = shown.length === 0 && unexplained.length === 0 && approvals.length === 0

  return (
    <Stack gap="xl">
      <PageTitle
        title={count === undefined ? t.attention.title : t.attention.pageTitle(format.number(count))}
      />
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Stack direction="row" gap="xl" align="baseline">
        <h1>{t.attention.title}</h1>
        <AttentionCounts counts={counts} />
      </Stack>
      <ReadFailure reading={reading} />
      {(isLoading || shown.length > 0) && (
        <AttentionTable
          rows={shown}
          isLoading={isLoading}
          current={new Set(rows.map((row) => row.key))}
          listRead={listRead}
        />
      )}
      {reading.data && isQuiet && <Quiet readAt={reading.readAt} />}
      {reading.data && !isQuiet && shown.length === 0 && <p>{t.attention.noNode}</p>}
      {reading.data && !isWhole && (
        <Text as="p" look="note" tone="muted">
          {t.attention.notWhole}
        </Text>
      )}
      <UnexplainedSection unexplained={unexplained} />
      <ApprovalsSection approvals={approvals} />
    </Stack>
  )
}

function Quiet({ readAt }: { readAt: number | undefined }) {
  const { t, format } = useI18n()
  const now = useNow()
  const age = readAt === undefined ? undefined : Math.max(0, now - readAt)
  return (
    <EmptyState
      title={t.attention.empty}
      {...(age !== undefined && {
        text: t.attention.lastChecked(format.duration(Math.floor(age / 1_000) * 1_000)),
      })}
    />
  )
}
