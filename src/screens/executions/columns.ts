/** Which columns give way on narrow screens; what matters most stays at 360 px. Widths in rem, name takes the rest. */
export const columnStyles = {
  state: { width: { xs: '8.5rem', sm: '11rem' } },
  name: { width: 'auto' },
  type: { width: '7rem', display: { xs: 'none', lg: 'table-cell' } },
  time: { width: '15rem', display: { xs: 'none', md: 'table-cell' } },
  duration: { width: '7rem', display: { xs: 'none', sm: 'table-cell' } },
  by: { width: '9rem', display: { xs: 'none', lg: 'table-cell' } },
  all: { width: '3rem', display: { xs: 'none', sm: 'table-cell' } },
} as const

export const columnCount = Object.keys(columnStyles).length

/** In pixels: fixed, so that the scroll bar is right before a row was ever drawn. */
export const rowHeight = 44
