import type { Column } from '#ui/Table'
import { below } from '#ui/theme/tokens'
import { useIsCompact } from '#ui/useDensity'
import { useMedia } from '#ui/useMedia'
import styles from './attention.module.css'

/** In the table's order; where each stands at which width, the style sheet says. */
export const columns = {
  select: { area: 'select', isControl: true, className: styles.select },
  state: { area: 'state', className: styles.state },
  node: { area: 'node' },
  why: { area: 'why', className: styles.why },
  waitingFor: { area: 'wait', className: styles.wait },
  operations: { area: 'operations', className: styles.operations },
} as const satisfies Record<string, Column>

/** In pixels. One for all rows, so that none moves another: two or three lines; with the cause below the name; a block on a phone. */
export function useRowHeight(): number {
  const isStacked = useMedia(below('lg'))
  const isBlock = useMedia(below('row'))
  const isCompact = useIsCompact()
  return isBlock ? 188 : isStacked ? 96 : isCompact ? 56 : 64
}
