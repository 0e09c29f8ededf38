import type { AttentionRow } from '#domain/execution/attention'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { ScrollerTable } from '#ui/ScrollerTable'
import { AttentionTableRow, StickyAttentionRow } from './AttentionTableRow'
import { columns, foldAreas } from './columns'

/** In pixels, before it is measured. */
const estimatedRowHeight = 64

interface AttentionTableProps {
  rows: readonly AttentionRow[]
  isLoading: boolean
  /** Keys of the rows that AOM's lists still name; the others are held in place. */
  current: ReadonlySet<string>
  listRead: ReadMoment
}

export function AttentionTable({ rows, isLoading, current, listRead }: AttentionTableProps) {
  const { t } = useI18n()
  return (
    <ScrollerTable
      label={t.attention.title}
      columns={columns}
      heads={t.attention.columns}
      density="roomy"
      foldBelow="lg"
      foldAreas={foldAreas}
      rows={rows}
      keyOf={(row) => row.key}
      estimatedRowHeight={estimatedRowHeight}
      isLoading={isLoading}
    >
      {(row, measured) => {
        const Row = current.has(row.key) ? AttentionTableRow : StickyAttentionRow
        return <Row key={row.key} row={row} listRead={listRead} measured={measured} />
      }}
    </ScrollerTable>
  )
}
