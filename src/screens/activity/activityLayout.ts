/** Columns on a desk, folded rows on a phone; roles are written out because `display: block` takes them away. */
export const tableStyle = { display: { xs: 'block', md: 'table' }, bgcolor: 'background.paper' } as const

export const headStyle = {
  display: { xs: 'block', md: 'table-header-group' },
  position: { xs: 'absolute', md: 'static' },
  width: { xs: '1px', md: 'auto' },
  height: { xs: '1px', md: 'auto' },
  overflow: 'hidden',
  clipPath: { xs: 'inset(50%)', md: 'none' },
} as const

export const bodyStyle = { display: { xs: 'block', md: 'table-row-group' } } as const

export const rowStyle = {
  display: { xs: 'block', md: 'table-row' },
  py: { xs: 1, md: 0 },
  borderBottom: { xs: 1, md: 0 },
  borderColor: { xs: 'divider', md: 'divider' },
} as const

export const cellStyle = {
  display: { xs: 'block', md: 'table-cell' },
  borderBottom: { xs: 0, md: 1 },
  borderColor: { xs: 'divider', md: 'divider' },
  verticalAlign: 'top',
  overflowWrap: 'anywhere',
} as const
