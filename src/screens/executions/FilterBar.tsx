import { Button } from '#ui/Button'
import { IconButton } from '#ui/IconButton'
import { SortDownIcon, SortUpIcon } from '#ui/icons'
import {
  isFiltered,
  sortFields,
  statusFilters,
  typeFilters,
  type ExecutionFilter,
  type StatusFilter,
} from '#domain/execution/filter'
import type { State } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { ChoiceInput } from '#ui/ChoiceInput'
import { CommitInput } from '#ui/CommitInput'
import styles from '#ui/filters.module.css'
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

interface FilterBarProps {
  filter: ExecutionFilter
  onChange: (filter: ExecutionFilter) => void
}

/** AOM's own filters and orders (ListWorkflow): what is set here is asked of the server, and stands in the URL. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { t } = useI18n()
  const words = t.executions
  const isAscending = filter.direction === 'ASC'
  const SortIcon = isAscending ? SortUpIcon : SortDownIcon
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <search> is newer than some browsers that operators have
    <div role="search" aria-label={words.filters} className={styles['search']}>
      <div className={styles['bar']}>
        <CommitInput
          label={words.search}
          type="search"
          placeholder={words.searchHint}
          maxLength={64}
          width={240}
          value={filter.text ?? ''}
          onCommit={(text) => onChange({ ...without(filter, 'text'), ...(text && { text }) })}
        />
        <ChoiceInput
          label={words.state}
          value={filter.status}
          options={statusFilters}
          wordOf={(status) => t.states[stateOf[status]]}
          anyWord={words.anyState}
          onChoose={(status) => onChange({ ...without(filter, 'status'), ...(status && { status }) })}
        />
        <ChoiceInput
          label={words.type}
          value={filter.type}
          options={typeFilters}
          wordOf={(type) => words.types[type]}
          anyWord={words.anyType}
          onChoose={(type) => onChange({ ...without(filter, 'type'), ...(type && { type }) })}
        />
        <ChoiceInput
          label={words.sort}
          value={filter.sort}
          options={sortFields}
          wordOf={(sort) => words.sorts[sort]}
          onChoose={(sort) => sort && onChange({ ...filter, sort })}
        />
        <IconButton
          aria-label={isAscending ? words.ascending : words.descending}
          onClick={() => onChange({ ...filter, direction: isAscending ? 'DESC' : 'ASC' })}
          className={styles['direction']}
        >
          <SortIcon />
        </IconButton>
        {isFiltered(filter) && (
          <Button onClick={() => onChange({ tags: {}, sort: filter.sort, direction: filter.direction })}>
            {words.clear}
          </Button>
        )}
      </div>
      <MoreFilters filter={filter} onChange={onChange} />
    </div>
  )
}
