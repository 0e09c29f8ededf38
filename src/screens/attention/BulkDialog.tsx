import type { AttentionRow } from '#domain/execution/attention'
import type { NodeAction } from '#domain/operation/kinds/node'
import type { ReadMoment } from '#domain/reading'
import { useBulk } from '#queries/operation/bulk/useBulk'
import { BulkProgress } from './BulkProgress'
import { BulkSetup } from './BulkSetup'

interface BulkDialogProps {
  /** What is about to be asked, of which rows; else the one under way is shown. */
  asked: { readonly action: NodeAction; readonly rows: readonly AttentionRow[] } | undefined
  listRead: ReadMoment
  onBegun: () => void
  onClose: () => void
}

/** One operation on many nodes: what it will do, and then what became of it. */
export function BulkDialog({ asked, listRead, onBegun, onClose }: BulkDialogProps) {
  if (asked) return <BulkSetup {...asked} listRead={listRead} onBegun={onBegun} onClose={onClose} />
  return <ShownBulk onClose={onClose} />
}

function ShownBulk({ onClose }: { onClose: () => void }) {
  const view = useBulk()
  return view ? <BulkProgress view={view} onClose={onClose} /> : null
}
