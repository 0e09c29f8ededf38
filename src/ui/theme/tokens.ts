/* Every length that the product repeats. The theme is made of them, style sheets have them as variables (theme.ts), and breakpoints as custom media (build/customMedia.ts). */

/** Gaps and paddings, in pixels: `var(--space-md)`. */
export const space = { xxs: 2, xs: 4, sm: 6, md: 8, lg: 12, xl: 16, xxl: 24, xxxl: 48 } as const
export type Space = keyof typeof space

/** The same where a reader chose compact rows and gaps: `<html data-compact>`. */
export const compactSpace: Readonly<Record<Space, number>> = {
  ...space,
  sm: 4,
  md: 6,
  lg: 8,
  xl: 12,
  xxl: 16,
  xxxl: 32,
}

/** Corners, in pixels: `var(--radius)`. */
export const radius = 4

/** Font size in rem, weight and line height: `var(--mui-font-h1)`, and the size alone as `var(--size-h1)`. */
export const type = {
  h1: { size: 1.25, weight: 600, lineHeight: 1.4 },
  h2: { size: 1.0625, weight: 600, lineHeight: 1.4 },
  h3: { size: 0.9375, weight: 600, lineHeight: 1.4 },
  body: { size: 0.875, weight: 400, lineHeight: 1.5 },
  note: { size: 0.8125, weight: 400, lineHeight: 1.5 },
  fine: { size: 0.75, weight: 400, lineHeight: 1.4 },
} as const
export type Type = keyof typeof type

/** The width, in pixels, from which there is more room (`row`: for the columns of a dense list): `@media (--from-md)` and `@media (--below-md)`. */
export const breakpoints = { sm: 600, row: 720, md: 900, lg: 1200, xl: 1400 } as const
export type Breakpoint = keyof typeof breakpoints

/** For `matchMedia`; the custom media of style sheets are the same. */
export const from = (at: Breakpoint) => `(min-width: ${breakpoints[at]}px)`
export const below = (at: Breakpoint) => `(max-width: ${breakpoints[at] - 0.05}px)`
