import { useMemo } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { Button } from '#ui/Button'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/slots'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import {
  formatFilter,
  isFiltered,
  maxTextLength,
  parseFilter,
  type ExecutionFilter,
} from '#domain/execution/filter'
import { looksLikeId, lookupIn, type Lookup } from '#domain/execution/lookup'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { href } from '#routes'
import { Link } from '#ui/Link'
import { lookupAddress } from '#components/page/lookupAddress'
import { useWorkflows } from '#queries/workflows'
import { ColumnsMenu } from './ColumnsMenu'
import styles from './executions.module.css'
import { ExecutionsTable } from './ExecutionsTable'
import { FilterBar } from './FilterBar'
import { SavedViews } from './SavedViews'
import { keepingColumns, shownColumns } from './shownColumns'
import { without } from './without'

/** Every workflow of the project with its latest execution, filtered and sorted by AOM. */
export function ExecutionsScreen() {
  const { t, format } = useI18n()
  const words = t.executions
  const [params, setParams] = useSearchParams()
  const [, navigate] = useLocation()
  const filter = useMemo(() => parseFilter(params), [params])
  const reading = useWorkflows(filter)
  const { data, failure } = reading
  const change = (next: ExecutionFilter) => setParams(keepingColumns(params, formatFilter(next)))
  const shown = useMemo(() => shownColumns(params), [params])
  const search = (text: string) => {
    const found = lookupIn(text) ?? data?.workflows.map((workflow) => refIn(workflow, text)).find(Boolean)
    if (found) navigate(lookupAddress(found))
    else change({ ...without(filter, 'text'), ...(text && { text: text.slice(0, maxTextLength) }) })
  }
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
        <SavedViews filter={filter} />
        <div className={styles.menu}>
          <ColumnsMenu />
        </div>
      </Stack>
      <FilterBar filter={filter} onChange={change} onSearch={search} />
      {filter.text !== undefined && looksLikeId(filter.text) && (
        <Text as="p" tone="muted">
          {words.idHint}{' '}
          <Link href={href('workflow', { workflowId: filter.text })}>{words.openAsWorkflow}</Link>
        </Text>
      )}
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
            shown={shown}
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

/** What an id means among what is loaded: AOM itself searches names and descriptions only. */
function refIn({ id, lastExecution }: Workflow, text: string): Lookup | undefined {
  if (id === text) return { workflowId: id }
  return lastExecution?.executionId === text
    ? { workflowId: id, executionId: lastExecution.executionId }
    : undefined
}

function MoreFailed({ onRetry }: { onRetry: () => void }) {
  const { t } = useI18n()
  return (
    <span>
      {t.executions.moreFailed} <Button onClick={onRetry}>{t.failure.tryAgain}</Button>
    </span>
  )
}
