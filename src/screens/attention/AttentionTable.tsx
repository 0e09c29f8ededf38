import type { AttentionRow } from '#domain/execution/attention'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { WindowTable } from '#ui/WindowTable'
import { AttentionTableRow } from './AttentionTableRow'
import styles from './attention.module.css'
import { columns, useRowHeight } from './columns'

interface AttentionTableProps {
  /** Undefined until it is known what stands in it. */
  rows: readonly AttentionRow[] | undefined
  listRead: ReadMoment
}

const skeletonRows = 8

export function AttentionTable({ rows, listRead }: AttentionTableProps) {
  const { t } = useI18n()
  const rowHeight = useRowHeight()
  return (
    <WindowTable
      label={t.attention.title}
      columns={columns}
      heads={t.attention.columns}
      layout="grid"
      className={styles.table}
      rows={rows}
      total={rows?.length}
      rowHeight={rowHeight}
      skeletonRows={skeletonRows}
    >
      {(row, rowIndex) => (
        <AttentionTableRow key={row.key} row={row} rowIndex={rowIndex} listRead={listRead} />
      )}
    </WindowTable>
  )
}
