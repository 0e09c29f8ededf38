import type { ReactNode } from 'react'
import { useI18n } from '#i18n/I18n'
import { WindowTable } from '#ui/WindowTable'
import styles from './attention.module.css'
import { columns, useRowHeight } from './columns'

interface AttentionTableProps<Row> {
  /** Undefined until it is known what stands in it. */
  rows: readonly Row[] | undefined
  /** In the head of the first column. */
  selectAll?: ReactNode
  children: (row: Row, rowIndex: number) => ReactNode
}

const skeletonRows = 8

export function AttentionTable<Row>({ rows, selectAll, children }: AttentionTableProps<Row>) {
  const { t } = useI18n()
  const rowHeight = useRowHeight()
  return (
    <WindowTable
      label={t.attention.title}
      columns={columns}
      heads={{ select: selectAll, ...t.attention.columns }}
      layout="grid"
      className={styles.table}
      rows={rows}
      total={rows?.length}
      rowHeight={rowHeight}
      skeletonRows={skeletonRows}
    >
      {children}
    </WindowTable>
  )
}
