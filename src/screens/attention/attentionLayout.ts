/*
 * One table, two shapes: columns on a desk, folded rows on a phone. Folding needs `display: grid` on rows, which takes
 * the table's meaning away from assistive technology; so every part carries its role in words.
 */
export const tableStyle = {
  display: { xs: 'block', md: 'table' },
  bgcolor: 'background.paper',
  borderCollapse: 'separate',
} as const

export const bodyStyle = { display: { xs: 'block', md: 'table-row-group' } } as const

export const headStyle = {
  display: { xs: 'block', md: 'table-header-group' },
  position: { xs: 'absolute', md: 'static' },
  width: { xs: '1px', md: 'auto' },
  height: { xs: '1px', md: 'auto' },
  overflow: 'hidden',
  clipPath: { xs: 'inset(50%)', md: 'none' },
} as const

export const rowStyle = {
  display: { xs: 'grid', md: 'table-row' },
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gridTemplateAreas: '"state wait" "node node" "workflow workflow" "why why" "by by" "operations operations"',
  py: { xs: 1, md: 0 },
  borderBottom: { xs: 1, md: 0 },
  borderColor: 'divider',
} as const

export type Column = 'state' | 'node' | 'workflow' | 'wait' | 'why' | 'by' | 'operations'

const widths: Record<Column, string> = {
  state: '9rem',
  node: '16%',
  workflow: '16%',
  wait: '7rem',
  why: 'auto',
  by: '7rem',
  operations: '16rem',
}

export const cellStyle = (column: Column) =>
  ({
    gridArea: column,
    width: { xs: 'auto', md: widths[column] },
    borderBottom: { xs: 0, md: 1 },
    borderColor: { xs: 'divider', md: 'divider' },
    py: { xs: 0.25, md: 1 },
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  }) as const
