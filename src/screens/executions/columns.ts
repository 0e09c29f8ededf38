import type { Column } from '#ui/Table'
import { below } from '#ui/theme/tokens'
import { useIsCompact } from '#ui/useDensity'
import { useMedia } from '#ui/useMedia'
import styles from './executions.module.css'

/** In the table's order. What matters most stays at 360 px; the name takes the rest, which is never less than a date has. */
export const columns = {
  state: { className: styles.state },
  name: { className: styles.name },
  type: { width: '6.25rem', hideBelow: 'lg' },
  time: { width: '9.5rem', hideBelow: 'md' },
  duration: { width: '8rem', hideBelow: 'md' },
  by: { width: '7.5rem', hideBelow: 'lg' },
  all: { width: '4.25rem', hideBelow: 'md' },
} as const satisfies Record<string, Column>

/** In pixels: fixed, so that the scroll bar is right before a row was ever drawn. On a phone a name has two lines. */
export function useRowHeight(): number {
  const isPhone = useMedia(below('sm'))
  const isCompact = useIsCompact()
  if (isPhone) return isCompact ? 56 : 64
  return isCompact ? 32 : 44
}
