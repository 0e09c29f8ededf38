import { useLocation } from 'wouter'
import type { ExecutionFilter } from '#domain/execution/filter'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { usePreloadExecution } from '#queries/executions'
import { WindowTable } from '#ui/WindowTable'
import { useRowHeight } from './columns'
import { withoutHidden, type OptionalColumn } from './shownColumns'
import { WorkflowRow } from './WorkflowRow'

interface ExecutionsTableProps {
  /** Undefined while nothing has been read yet. */
  workflows: readonly Workflow[] | undefined
  total: number | undefined
  filter: ExecutionFilter
  shown: ReadonlySet<OptionalColumn>
  onFilter: (filter: ExecutionFilter) => void
  /** Called when the end of what is loaded comes near. */
  onNearEnd: () => void
}

export function ExecutionsTable(props: ExecutionsTableProps) {
  const { workflows, total, filter, shown, onFilter, onNearEnd } = props
  const { t } = useI18n()
  const words = t.executions
  const preload = usePreloadExecution()
  const [, navigate] = useLocation()
  const isAscending = filter.direction === 'ASC'
  return (
    <WindowTable
      label={words.table}
      columns={withoutHidden(shown)}
      // The one time column is the one that the list is sorted by; its head turns the order round.
      heads={{ ...words.columns, time: words.sorts[filter.sort] }}
      sort={{
        time: {
          direction: isAscending ? 'ascending' : 'descending',
          title: isAscending ? words.ascending : words.descending,
          onTurn: () => onFilter({ ...filter, direction: isAscending ? 'DESC' : 'ASC' }),
        },
      }}
      rows={workflows}
      total={total}
      rowHeight={useRowHeight()}
      onNearEnd={onNearEnd}
    >
      {(workflow, rowIndex, key) => (
        <WorkflowRow
          key={key}
          workflow={workflow}
          rowIndex={rowIndex}
          sort={filter.sort}
          shown={shown}
          onApproach={preload}
          onOpen={navigate}
        />
      )}
    </WindowTable>
  )
}
