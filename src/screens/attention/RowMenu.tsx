import { useState } from 'react'
import type { AttentionRow } from '#domain/execution/attention'
import { useI18n } from '#i18n/I18n'
import { IconButton } from '#ui/IconButton'
import { MoreIcon } from '#ui/icons'
import { lazyDialog } from '#ui/lazyPart'

const RowMore = lazyDialog(async () => (await import('./RowMore')).RowMore)

/** The way to what can be copied of a row, and, where a gateway tells the team, to what is said to it. */
export function RowMenu({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  const [anchor, setAnchor] = useState<HTMLElement>()
  return (
    <>
      <IconButton
        size="small"
        aria-label={t.attention.more(row.node?.name ?? row.workflow.name)}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreIcon size="1.125rem" />
      </IconButton>
      {anchor && <RowMore row={row} anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </>
  )
}
