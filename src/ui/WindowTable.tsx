import { startTransition, useDeferredValue, useEffect, useState, type ReactNode } from 'react'
import { Table, TableBody, TableSkeleton, TableSpacer, type TableProps } from './Table'
import { useRowsInSight } from './useRowsInSight'

interface WindowTableProps<Row, Name extends string> extends Omit<
  TableProps<Name>,
  'children' | 'layout' | 'aria-rowcount'
> {
  layout?: 'list' | 'grid'
  /** How many rows there will be as a rule. */
  skeletonRows?: number
  /** Undefined while nothing has been read yet. */
  rows: readonly Row[] | undefined
  /** Of all rows that there are, read or not. */
  total: number | undefined
  /** In pixels; of each of them. */
  rowHeight: number
  /** Called when the end of what is loaded comes near. */
  onNearEnd?: () => void
  /** Draws one, with its `aria-rowindex`. */
  children: (row: Row, rowIndex: number, key: React.Key) => ReactNode
}

/** So many rows before the end more of them are asked for. */
const nearEnd = 40

/** A list of any length that the window scrolls: only the rows in sight are drawn, all of one height. */
export function WindowTable<Row, Name extends string>(props: WindowTableProps<Row, Name>) {
  const { rows, total, rowHeight, onNearEnd, children, layout = 'list', skeletonRows = 15, ...table } = props
  // Rows are drawn in slices behind everything else, those out of sight last: a key or a click never waits for a list.
  // A table that begins with data shows no placeholder first; one that waited keeps it until its rows are drawn.
  const drawn = useDeferredValue(rows ?? null, rows ? [] : null)
  const count = drawn?.length ?? 0
  const hasRows = count > 0
  const [overscan, setOverscan] = useState(1)
  useEffect(() => {
    if (!hasRows) return undefined
    // The frame that this is called in shows the rows in sight.
    const frame = requestAnimationFrame(() => startTransition(() => setOverscan(12)))
    return () => cancelAnimationFrame(frame)
  }, [hasRows])
  const { first, end, ref } = useRowsInSight(rowHeight)
  const from = Math.min(count, Math.max(0, first - overscan))
  const until = Math.min(count, end + overscan)
  const isNearEnd = hasRows && until >= count - nearEnd

  // The list's end is a place on the screen; reaching it is what asks for more.
  useEffect(() => {
    if (isNearEnd) onNearEnd?.()
  }, [isNearEnd, onNearEnd])

  return (
    <Table
      {...table}
      layout={layout}
      style={{ '--row-height': `${rowHeight}px`, ...table.style } as React.CSSProperties}
      aria-rowcount={total === undefined ? -1 : total + 1}
      aria-busy={!drawn}
    >
      <TableBody ref={ref}>
        {!drawn && <TableSkeleton columns={table.columns} rows={skeletonRows} />}
        <TableSpacer height={(drawn && !hasRows ? (rows?.length ?? 0) : from) * rowHeight} />
        {drawn?.slice(from, until).map((row, at) => children(row, from + at + 2, from + at))}
        <TableSpacer height={(count - until) * rowHeight} />
      </TableBody>
    </Table>
  )
}
