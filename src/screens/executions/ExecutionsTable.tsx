import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { startTransition, useCallback, useDeferredValue, useEffect, useState } from 'react'
import { SortDownIcon, SortUpIcon } from '#ui/icons'
import type { ExecutionFilter } from '#domain/execution/filter'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { usePreloadExecution } from '#queries/executions'
import { columns, rowHeight } from './columns'
import styles from './executions.module.css'
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
  // Rows are drawn in slices behind everything else, those out of sight last: a key or a click never waits for a list.
  // A table that begins with data shows no placeholder first; one that waited keeps it until its rows are drawn.
  const drawn = useDeferredValue(workflows ?? null, workflows ? [] : null)
  const count = drawn?.length ?? 0
  const hasRows = count > 0
  const [overscan, setOverscan] = useState(1)
  useEffect(() => {
    if (!hasRows) return undefined
    // The frame that this is called in shows the rows in sight.
    const frame = requestAnimationFrame(() => startTransition(() => setOverscan(12)))
    return () => cancelAnimationFrame(frame)
  }, [hasRows])
  // oxlint-disable-next-line react/incompatible-library -- its answers change by themselves, and nothing here memoises them
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: bodyTop,
    // Rows of one fixed height leave nothing to correct; the usual function would force a layout when it begins.
    scrollToFn: () => undefined,
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

  // By an observer, which is called when the layout is done: asking for the place right here would do the layout twice.
  const measure = useCallback((body: HTMLElement | null) => {
    if (!body) return
    const observer = new ResizeObserver(() => setBodyTop(body.getBoundingClientRect().top + window.scrollY))
    observer.observe(body)
    return () => observer.disconnect()
  }, [])

  return (
    <table
      aria-label={words.table}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-busy={!drawn}
      className={styles['table']}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) =>
            column === 'time' ? (
              <SortedHead key={column} filter={filter} onFilter={onFilter} />
            ) : (
              <th key={column} scope="col" className={styles[column]}>
                {words.columns[column]}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody ref={measure}>
        {!drawn && <SkeletonRows count={skeletonRows} />}
        <Spacer height={drawn && !hasRows ? (workflows?.length ?? 0) * rowHeight : before} />
        {items.map(({ index, key }) => {
          const workflow = drawn?.[index]
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
      </tbody>
    </table>
  )
}

/** The one time column is the one the list is sorted by; its head turns the order round. */
function SortedHead({ filter, onFilter }: Pick<ExecutionsTableProps, 'filter' | 'onFilter'>) {
  const { t } = useI18n()
  const isAscending = filter.direction === 'ASC'
  const Icon = isAscending ? SortUpIcon : SortDownIcon
  return (
    <th scope="col" aria-sort={isAscending ? 'ascending' : 'descending'} className={styles['time']}>
      <button
        type="button"
        onClick={() => onFilter({ ...filter, direction: isAscending ? 'DESC' : 'ASC' })}
        title={isAscending ? t.executions.ascending : t.executions.descending}
        className={styles['sort']}
      >
        {t.executions.sorts[filter.sort]}
        <Icon />
      </button>
    </th>
  )
}

/** Stands for the rows that are not drawn. One cell only: a span would give the hidden columns a width again. */
function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- hidden and empty: it only keeps the height */}
      <td className={styles['spacer']} style={{ height }} />
    </tr>
  )
}
