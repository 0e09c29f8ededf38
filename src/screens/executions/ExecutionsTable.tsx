import ButtonBase from '@mui/material/ButtonBase'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useState } from 'react'
import { SortDownIcon, SortUpIcon } from '../../components/icons'
import type { ExecutionFilter } from '../../domain/executionFilter'
import type { Workflow } from '../../domain/workflow'
import { useI18n } from '../../i18n/I18n'
import { usePreloadExecution } from '../../queries/executions'
import { columnStyles, rowHeight } from './columns'
import { SkeletonRows } from './SkeletonRows'
import { WorkflowRow } from './WorkflowRow'

interface ExecutionsTableProps {
  /** Undefined while nothing has been read yet. */
  workflows: readonly Workflow[] | undefined
  total: number | undefined
  filter: ExecutionFilter
  onFilter: (filter: ExecutionFilter) => void
  /** Called when the end of what is loaded comes near. */
  onNearEnd: () => void
}

/** So many rows before the end the next page is asked for. */
const nearEnd = 40
const skeletonRows = 15

export function ExecutionsTable({ workflows, total, filter, onFilter, onNearEnd }: ExecutionsTableProps) {
  const { t } = useI18n()
  const words = t.executions
  const preload = usePreloadExecution()
  const [bodyTop, setBodyTop] = useState(0)
  const count = workflows?.length ?? 0
  // oxlint-disable-next-line react/incompatible-library -- its answers change by themselves, and nothing here memoises them
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: bodyTop,
  })
  const items = virtualizer.getVirtualItems()
  const before = (items[0]?.start ?? bodyTop) - bodyTop
  const last = items.at(-1)
  const after = last ? virtualizer.getTotalSize() - (last.end - bodyTop) : 0
  const isNearEnd = last !== undefined && last.index >= count - nearEnd

  // The list's end is a place on the screen; reaching it is what asks the server for more.
  useEffect(() => {
    if (isNearEnd) onNearEnd()
  }, [isNearEnd, onNearEnd])

  // Measured once: what opens above the table later moves it by less than the rows drawn beyond the edges.
  const measure = useCallback((body: HTMLElement | null) => {
    if (body) setBodyTop(body.getBoundingClientRect().top + window.scrollY)
  }, [])

  return (
    <Table
      aria-label={words.table}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-busy={!workflows}
      sx={{ tableLayout: 'fixed' }}
    >
      <TableHead>
        <TableRow aria-rowindex={1} sx={headStyles}>
          <TableCell sx={columnStyles.state}>{words.columns.state}</TableCell>
          <TableCell sx={columnStyles.name}>{words.columns.name}</TableCell>
          <TableCell sx={columnStyles.type}>{words.columns.type}</TableCell>
          <SortedHead filter={filter} onFilter={onFilter} />
          <TableCell sx={columnStyles.duration}>{words.columns.duration}</TableCell>
          <TableCell sx={columnStyles.by}>{words.columns.by}</TableCell>
          <TableCell sx={columnStyles.all}>{words.columns.all}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody ref={measure}>
        {!workflows && <SkeletonRows count={skeletonRows} />}
        <Spacer height={before} />
        {items.map(({ index, key }) => {
          const workflow = workflows?.[index]
          return (
            workflow && (
              <WorkflowRow
                key={key}
                workflow={workflow}
                rowIndex={index + 2}
                sort={filter.sort}
                onApproach={preload}
              />
            )
          )
        })}
        <Spacer height={after} />
      </TableBody>
    </Table>
  )
}

const headStyles = {
  '& > th': {
    position: 'sticky',
    top: 'var(--header-height, 0px)',
    zIndex: 1,
    bgcolor: 'background.default',
    height: 36,
    py: 0,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
} as const

/** The one time column is the one the list is sorted by; its head turns the order round. */
function SortedHead({ filter, onFilter }: Pick<ExecutionsTableProps, 'filter' | 'onFilter'>) {
  const { t } = useI18n()
  const isAscending = filter.direction === 'ASC'
  const Icon = isAscending ? SortUpIcon : SortDownIcon
  return (
    <TableCell aria-sort={isAscending ? 'ascending' : 'descending'} sx={columnStyles.time}>
      <ButtonBase
        onClick={() => onFilter({ ...filter, direction: isAscending ? 'DESC' : 'ASC' })}
        title={isAscending ? t.executions.ascending : t.executions.descending}
        sx={{ font: 'inherit', gap: 0.5 }}
      >
        {t.executions.sorts[filter.sort]}
        <Icon aria-hidden />
      </ButtonBase>
    </TableCell>
  )
}

/** Stands for the rows that are not drawn. One cell only: a span would give the hidden columns a width again. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden and empty: it only keeps the height */}
      <td style={{ padding: 0, border: 0 }} />
    </tr>
  )
}
