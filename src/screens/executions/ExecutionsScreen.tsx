import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { DataAge } from '../../components/DataAge'
import { EmptyState } from '../../components/EmptyState'
import { HeaderSlot } from '../../components/HeaderSlot'
import { PageTitle } from '../../components/PageTitle'
import { ReadFailure } from '../../components/ReadFailure'
import { formatFilter, isFiltered, parseFilter, type ExecutionFilter } from '../../domain/executionFilter'
import { useI18n } from '../../i18n/I18n'
import { useWorkflows } from '../../queries/workflows'
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
  // Rows are drawn in slices behind everything else: a key or a click never waits for a list.
  const workflows = useDeferredValue(data?.workflows ?? null, null)
  const change = (next: ExecutionFilter) => setParams(formatFilter(next))
  const isEmpty = data?.workflows.length === 0 && data.unreadable === 0

  const onNearEnd = () => {
    // After a failure the operator asks again; doing it at every scroll would only add to AOM's trouble.
    if (reading.hasMore && !reading.isReading && !failure) reading.fetchMore()
  }

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <PageTitle title={words.title} />
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h1">{words.title}</Typography>
        <Typography component="output" sx={{ color: 'text.secondary', minHeight: '1.5em' }}>
          {data && countWords()}
        </Typography>
      </Box>
      <FilterBar filter={filter} onChange={change} />
      <ReadFailure reading={reading} />
      {data !== undefined && data.unreadable > 0 && (
        <Typography sx={{ color: 'warning.main' }}>{t.shell.unreadable(data.unreadable)}</Typography>
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
            workflows={workflows ?? undefined}
            total={data?.total}
            filter={filter}
            onFilter={change}
            onNearEnd={onNearEnd}
          />
        )
      )}
      {reading.hasMore && (
        <Box
          component="output"
          sx={{ minHeight: 44, display: 'grid', placeItems: 'center', color: 'text.secondary' }}
        >
          {reading.isFetchingMore ? words.loadingMore : failure && <MoreFailed onRetry={reading.fetchMore} />}
        </Box>
      )}
    </Box>
  )

  function countWords(): string {
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
