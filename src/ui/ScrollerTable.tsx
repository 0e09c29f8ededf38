import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, type ComponentProps, type ReactNode } from 'react'
import { Table, TableBody, TableSkeleton, TableSpacer, type TableProps } from './Table'
import styles from './Table.module.css'

/** What a row hands on to its TableRow, so that its height is known. */
export type MeasuredRow = Pick<ComponentProps<'tr'>, 'ref' | 'aria-rowindex'> & { 'data-index': number }

interface ScrollerTableProps<Row, Name extends string> extends Omit<TableProps<Name>, 'children'> {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** In pixels, before it is measured. */
  estimatedRowHeight: number
  isLoading: boolean
  children: (row: Row, measured: MeasuredRow) => ReactNode
}

/** From here on only the rows in sight are drawn. */
const virtualAbove = 100
const skeletonRows = 6

/** Rows of different heights; from some number on they scroll within the table. */
export function ScrollerTable<Row, Name extends string>(props: ScrollerTableProps<Row, Name>) {
  const { rows, keyOf, estimatedRowHeight, isLoading, children, ...table } = props
  const scroller = useRef<HTMLDivElement>(null)
  const isVirtual = rows.length > virtualAbove
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React Compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
    initialRect: { width: 1_024, height: 768 },
    overscan: 10,
  })
  const items = isVirtual
    ? virtualizer.getVirtualItems()
    : rows.map((_, index) => ({ index, start: 0, end: 0 }))
  return (
    <div ref={scroller} className={isVirtual ? styles.ownScroller : undefined}>
      <Table {...table} aria-rowcount={rows.length + 1} aria-busy={isLoading}>
        <TableBody>
          {isLoading && <TableSkeleton columns={table.columns} rows={skeletonRows} />}
          <TableSpacer height={isVirtual ? (items[0]?.start ?? 0) : 0} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (row === undefined) return null
            return children(row, {
              ref: isVirtual ? virtualizer.measureElement : null,
              'data-index': index,
              'aria-rowindex': index + 2,
            })
          })}
          <TableSpacer height={isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0} />
        </TableBody>
      </Table>
    </div>
  )
}
