import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { AttentionRow } from '../../domain/attention'
import { useI18n } from '../../i18n/I18n'
import { AttentionTableRow, HeldAttentionRow } from './AttentionTableRow'
import { LoadingRows } from './AttentionLoadingRows'
import { bodyStyle, cellStyle, headStyle, rowStyle, tableStyle, type Column } from './attentionLayout'

/** From here on only the rows in sight are drawn. */
const virtualAbove = 100
const estimatedRowHeight = 64

export interface AttentionTableProps {
  rows: readonly AttentionRow[]
  isLoading: boolean
  /** Keys of the rows that AOM's lists still name; the others are held in place. */
  current: ReadonlySet<string>
  listReadAt: Date | undefined
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
    <Box ref={scroller} sx={isVirtual ? { maxHeight: 'calc(100dvh - 12rem)', overflow: 'auto' } : {}}>
      <Table
        role="table"
        aria-label={t.attention.title}
        aria-rowcount={rows.length + 1}
        aria-busy={isLoading}
        sx={tableStyle}
      >
        <Head />
        <TableBody role="rowgroup" sx={bodyStyle}>
          {isLoading && <LoadingRows />}
          <Spacer height={above} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (!row) return null
            const Row = current.has(row.key) ? AttentionTableRow : HeldAttentionRow
            return (
              <Row
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
    </Box>
  )
}

function Head() {
  const { t } = useI18n()
  const words = t.attention.columns
  const columns: readonly [Column, string][] = [
    ['state', words.state],
    ['node', words.node],
    ['workflow', words.workflow],
    ['wait', words.waitingFor],
    ['why', words.why],
    ['by', words.startedBy],
    ['operations', words.operations],
  ]
  return (
    <TableHead role="rowgroup" sx={headStyle}>
      <TableRow role="row" aria-rowindex={1} sx={rowStyle}>
        {columns.map(([column, word]) => (
          <TableCell key={column} role="columnheader" sx={cellStyle(column)}>
            {word}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  )
}

const Spacer = ({ height }: { height: number }) => height > 0 && <TableRow aria-hidden style={{ height }} />
