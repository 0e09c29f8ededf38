import { Button } from '#ui/Button'
import { IconButton } from '#ui/IconButton'
import { SortDownIcon, SortUpIcon } from '#ui/icons'
import {
  countFilters,
  isFiltered,
  rangeNames,
  sortFields,
  statusFilters,
  typeFilters,
  type ExecutionFilter,
  type StatusFilter,
} from '#domain/execution/filter'
import type { State } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { CommitField } from '#ui/CommitField'
import { FieldRow } from '#ui/FieldRow'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { below } from '#ui/theme/tokens'
import { useMedia } from '#ui/useMedia'
import { FiltersFold } from '#components/page/FiltersFold'
import styles from './FilterBar.module.css'
import { MoreFilters } from './MoreFilters'
import { without } from './without'

const stateOf: Record<StatusFilter, State> = {
  fail: 'failed',
  pausing: 'paused',
  executing: 'running',
  waitApproval: 'awaitingApproval',
  approvalFailed: 'approvalRejected',
  waitExecute: 'waiting',
  canceling: 'canceling',
  cancel: 'canceled',
  success: 'succeeded',
}

const whenOptions = [...rangeNames, 'custom'] as const

/** `custom` begins with the day so far; its two ends are among the other filters. */
function withWhen(filter: ExecutionFilter, when: (typeof whenOptions)[number] | undefined): ExecutionFilter {
  const rest = without(without(without(filter, 'range'), 'from'), 'to')
  if (when === undefined) return rest
  return when === 'custom' ? { ...rest, from: new Date().setHours(0, 0, 0, 0) } : { ...rest, range: when }
}

interface FilterBarProps {
  filter: ExecutionFilter
  onChange: (filter: ExecutionFilter) => void
  /** What was typed to be searched. */
  onSearch: (text: string) => void
}

/** AOM's own filters and orders (ListWorkflow): what is set here is asked of the server, and stands in the URL. */
export function FilterBar({ filter, onChange, onSearch: search }: FilterBarProps) {
  const { t } = useI18n()
  const words = t.executions
  const isAscending = filter.direction === 'ASC'
  // There only what is typed stands outside of the fold.
  const isPhone = useMedia(below('sm'))
  const SortIcon = isAscending ? SortUpIcon : SortDownIcon
  const others = (
    <>
      <Select
        size="small"
        label={words.state}
        value={filter.status}
        options={statusFilters}
        labelOf={(status) => t.states[stateOf[status]]}
        emptyLabel={words.anyState}
        onChange={(status) => onChange({ ...without(filter, 'status'), ...(status && { status }) })}
      />
      <Select
        size="small"
        label={words.type}
        value={filter.type}
        options={typeFilters}
        labelOf={(type) => words.types[type]}
        emptyLabel={words.anyType}
        onChange={(type) => onChange({ ...without(filter, 'type'), ...(type && { type }) })}
      />
      <Select
        size="small"
        label={words.when}
        value={filter.range ?? (filter.from === undefined && filter.to === undefined ? undefined : 'custom')}
        options={whenOptions}
        labelOf={(when) => words.whens[when]}
        emptyLabel={words.anyTime}
        onChange={(when) => onChange(withWhen(filter, when))}
      />
      <FieldRow>
        <Select
          size="small"
          label={words.sort}
          value={filter.sort}
          options={sortFields}
          labelOf={(sort) => words.sorts[sort]}
          onChange={(sort) => sort && onChange({ ...filter, sort })}
        />
        <IconButton
          aria-label={isAscending ? words.ascending : words.descending}
          onClick={() => onChange({ ...filter, direction: isAscending ? 'DESC' : 'ASC' })}
          className={styles.direction}
        >
          <SortIcon />
        </IconButton>
        <Button
          hidden={!isFiltered(filter)}
          onClick={() => onChange({ tags: {}, sort: filter.sort, direction: filter.direction })}
        >
          {words.clear}
        </Button>
      </FieldRow>
    </>
  )
  return (
    <Stack role="search" aria-label={words.filters} gap="md">
      <FieldRow>
        <CommitField
          label={words.search}
          type="search"
          placeholder={words.searchHint}
          // An address is longer than what AOM searches for.
          maxLength={2_000}
          width={192}
          value={filter.text ?? ''}
          onCommit={search}
        />
        {!isPhone && others}
      </FieldRow>
      <FiltersFold count={countFilters(filter)}>
        {isPhone && <FieldRow>{others}</FieldRow>}
        {/* Opens when a time of one's own is chosen. */}
        <MoreFilters
          key={String(filter.from === undefined && filter.to === undefined)}
          filter={filter}
          onChange={onChange}
        />
      </FiltersFold>
    </Stack>
  )
}
