import type { Column } from '#ui/Table'
import styles from './attention.module.css'

/** In the table's order. */
export const columns = {
  state: { width: '9rem', area: 'state' },
  node: { width: '15%', area: 'node', className: styles.node },
  workflow: { width: '14%', area: 'workflow' },
  waitingFor: { width: '7rem', area: 'wait' },
  why: { area: 'why' },
  startedBy: { width: '6.25rem', area: 'by' },
  operations: { area: 'operations', className: styles.operations },
} as const satisfies Record<string, Column>

/** Of a row on a narrow page. */
export const foldAreas =
  "'state wait' 'node node' 'workflow workflow' 'why why' 'by by' 'operations operations'"
