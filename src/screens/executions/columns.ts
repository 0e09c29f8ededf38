/* The theme's breakpoints, as what is hidden below them. */
const fromSm = { '@media (max-width:599.95px)': { display: 'none' } } as const
const fromMd = { '@media (max-width:899.95px)': { display: 'none' } } as const
const fromLg = { '@media (max-width:1199.95px)': { display: 'none' } } as const

/** Which columns give way on narrow screens; what matters most stays at 360 px. Widths in rem, name takes the rest. */
export const columnStyles = {
  state: { width: { xs: '8.5rem', sm: '12.5rem' } },
  name: { width: 'auto', paddingInline: { xs: '2px', sm: '12px' } },
  type: { width: '6.25rem', ...fromLg },
  time: { width: '16.5rem', ...fromMd },
  duration: { width: '7.5rem', ...fromSm },
  by: { width: '7.5rem', ...fromLg },
  all: { width: '3.5rem', ...fromSm },
} as const

/** In pixels: fixed, so that the scroll bar is right before a row was ever drawn. */
export const rowHeight = 44
