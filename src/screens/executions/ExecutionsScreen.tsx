import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { Button } from '#ui/Button'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { formatFilter, isFiltered, parseFilter, type ExecutionFilter } from '#domain/execution/filter'
import { useI18n } from '#i18n/I18n'
import { useWorkflows } from '#queries/workflows'
import styles from './executions.module.css'
import { ExecutionsTable } from './ExecutionsTable'
import { FilterBar } from './FilterBar'

/** Every workflow of the project with its latest execution, filtered and sorted by AOM. */
export function ExecutionsScreen() {
  const { t, format } = useI18n()
  const words = t.executions
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => parseFilter(params), [params])
  const reading = useWorkflows(filter)
  const { data, failure } = reading
  const change = (next: ExecutionFilter) => setParams(formatFilter(next))
  const isEmpty = data?.workflows.length === 0 && data.unreadable === 0

  const onNearEnd = () => {
    // After a failure the operator asks again; doing it at every scroll would only add to AOM's trouble.
    if (reading.hasMore && !reading.isReading && !failure) reading.fetchMore()
  }

  return (
    <Stack gap="lg">
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Stack direction="row" gap="lg" align="baseline">
        <h1>{words.title}</h1>
        <Text as="output" tone="muted" className={styles.count}>
          {data && countText()}
        </Text>
      </Stack>
      <FilterBar filter={filter} onChange={change} />
      <ReadFailure reading={reading} />
      {data !== undefined && data.unreadable > 0 && (
        <Text as="p" tone="warning">
          {t.shell.unreadable(data.unreadable)}
        </Text>
      )}
      {isEmpty ? (
        isFiltered(filter) ? (
          <EmptyState title={words.noMatchTitle} text={words.noMatchText}>
            <Button
              variant="outlined"
              onClick={() => change({ tags: {}, sort: filter.sort, direction: filter.direction })}
            >
              {words.clear}
            </Button>
          </EmptyState>
        ) : (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        )
      ) : (
        (data ?? !failure) && (
          <ExecutionsTable
            workflows={data?.workflows}
            total={data?.total}
            filter={filter}
            onFilter={change}
            onNearEnd={onNearEnd}
          />
        )
      )}
      {reading.hasMore && (
        <Text as="output" tone="muted" className={styles.more}>
          {reading.isFetchingMore ? words.loadingMore : failure && <MoreFailed onRetry={reading.fetchMore} />}
        </Text>
      )}
    </Stack>
  )

  function countText(): string {
    const { total, workflows } = data ?? { total: undefined, workflows: [] }
    if (total === undefined) return words.totalUnknown(format.number(workflows.length))
    return (isFiltered(filter) ? words.totalFiltered : words.total)(total, format.number(total))
  }
}

function MoreFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useI18n()
  return (
    <span>
      {t.executions.moreFailed} <Button onClick={onRetry}>{t.failure.tryAgain}</Button>
    </span>
  )
}
