import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { AttentionRow } from '#domain/execution/attention'
import { useI18n } from '#i18n/I18n'
import { AttentionTableRow, HeldAttentionRow } from './AttentionTableRow'
import { LoadingRows } from './AttentionLoadingRows'
import { columns } from './columns'
import styles from './table.module.css'
import { HeadCell, Row, Table, TableBody, TableHead } from './tableParts'

/** From here on only the rows in sight are drawn. */
const virtualAbove = 100
const estimatedRowHeight = 64

export interface AttentionTableProps {
  rows: readonly AttentionRow[]
  isLoading: boolean
  /** Keys of the rows that AOM's lists still name; the others are held in place. */
  current: ReadonlySet<string>
  listReadAt: number | undefined
}

export function AttentionTable({ rows, isLoading, current, listReadAt }: AttentionTableProps) {
  const { t } = useI18n()
  const scroller = useRef<HTMLDivElement>(null)
  const isVirtual = rows.length > virtualAbove
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React Compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    initialRect: { width: 1_024, height: 768 },
    overscan: 10,
  })
  const items = isVirtual
    ? virtualizer.getVirtualItems()
    : rows.map((row, index) => ({ index, key: row.key, start: 0, end: 0 }))
  const above = isVirtual ? (items[0]?.start ?? 0) : 0
  const below = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0

  return (
    <div ref={scroller} className={isVirtual ? styles['scroller'] : undefined}>
      <Table aria-label={t.attention.title} aria-rowcount={rows.length + 1} aria-busy={isLoading}>
        <Head />
        <TableBody>
          {isLoading && <LoadingRows />}
          <Spacer height={above} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            const NodeRow = current.has(row.key) ? AttentionTableRow : HeldAttentionRow
            return (
              <NodeRow
                key={row.key}
                row={row}
                index={index}
                listReadAt={listReadAt}
                measure={isVirtual ? virtualizer.measureElement : undefined}
              />
            )
          })}
          <Spacer height={below} />
        </TableBody>
      </Table>
    </div>
  )
}

function Head() {
  const { t } = useI18n()
  return (
    <TableHead>
      <Row aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column} column={column}>
            {t.attention.columns[column]}
          </HeadCell>
        ))}
      </Row>
    </TableHead>
  )
}

const Spacer = ({ height }: { height: number }) => height > 0 && <tr aria-hidden style={{ height }} />
