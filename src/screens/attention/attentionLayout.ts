/*
 * One table, two shapes: columns on a desk, folded rows on a phone. Folding needs `display: grid` on rows, which takes
 * the table's meaning away from assistive technology; so every part carries its role in words.
 */
export const tableStyle = {
  display: { xs: 'block', lg: 'table' },
  bgcolor: 'background.paper',
  borderCollapse: 'separate',
} as const

export const bodyStyle = { display: { xs: 'block', lg: 'table-row-group' } } as const

export const headStyle = {
  display: { xs: 'block', lg: 'table-header-group' },
  position: { xs: 'absolute', lg: 'static' },
  width: { xs: '1px', lg: 'auto' },
  height: { xs: '1px', lg: 'auto' },
  overflow: 'hidden',
  clipPath: { xs: 'inset(50%)', lg: 'none' },
} as const

export const rowStyle = {
  display: { xs: 'grid', lg: 'table-row' },
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gridTemplateAreas: '"state wait" "node node" "workflow workflow" "why why" "by by" "operations operations"',
  py: { xs: 1, lg: 0 },
  // In one piece: a width by breakpoint would come after the colour and reset it.
  borderBottom: { xs: '1px solid var(--mui-palette-divider)', lg: 0 },
} as const

export type Column = 'state' | 'node' | 'workflow' | 'wait' | 'why' | 'by' | 'operations'

const widths: Record<Column, string> = {
  state: '9rem',
  node: '15%',
  workflow: '14%',
  wait: '7rem',
  why: 'auto',
  by: '6.25rem',
  operations: '13rem',
}

export const cellStyle = (column: Column) =>
  ({
    gridArea: column,
    width: { xs: 'auto', lg: widths[column] },
    // Three buttons in one line, in either language, where there is room for them.
    ...(column === 'operations' && { '@media (min-width:1400px)': { width: '18.75rem' } }),
    borderBottom: { xs: 0, lg: 1 },
    borderColor: { xs: 'divider', lg: 'divider' },
    py: { xs: 0.25, lg: 1 },
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  }) as const
