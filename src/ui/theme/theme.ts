import '@mui/material/themeCssVarsAugmentation'
import { createTheme, type PaletteOptions } from '@mui/material/styles'
import { dark, light, type SchemeColors, type StateColors } from './palette'
import { breakpoints, compactSpace, radius, space, type, type Space } from './tokens'

declare module '@mui/material/styles' {
  interface Palette {
    states: StateColors
    statesSoft: StateColors
  }
  interface PaletteOptions {
    states?: StateColors
    statesSoft?: StateColors
  }
  interface TypographyVariants {
    /** The font of ids and logs: `sx={{ fontFamily: 'mono' }}`. */
    mono: string
  }
  interface TypographyVariantsOptions {
    mono?: string
  }
}

const systemFonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
const monoFonts =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace'

const paletteOf = (colors: SchemeColors): PaletteOptions => ({
  primary: { main: colors.accent, contrastText: colors.onAccent },
  // Buttons that are about a state take the state's own colour, so "error" and "warning" are not free to differ.
  error: { main: colors.states.failed, contrastText: colors.paper },
  warning: { main: colors.states.paused, contrastText: colors.paper },
  info: { main: colors.states.running, contrastText: colors.paper },
  success: { main: colors.states.succeeded, contrastText: colors.paper },
  background: { default: colors.background, paper: colors.paper },
  text: { primary: colors.text, secondary: colors.textMuted, disabled: colors.textMuted },
  divider: colors.divider,
  states: colors.states,
  statesSoft: colors.statesSoft,
})

const rem = (name: keyof typeof type) => `${type[name].size}rem`
const textOf = (name: keyof typeof type) => ({
  fontSize: rem(name),
  fontWeight: type[name].weight,
  lineHeight: type[name].lineHeight,
})

const focusRing = {
  outline: '2px solid var(--mui-palette-primary-main)',
  outlineOffset: 2,
} as const

/** Every colour, size and typeface of the product, light and dark. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
  motion: { reducedMotion: 'system' },
  breakpoints: { values: { xs: 0, ...breakpoints } },
  shape: { borderRadius: radius },
  spacing: space.md,
  typography: {
    fontFamily: systemFonts,
    mono: monoFonts,
    fontSize: 14,
    h1: textOf('h1'),
    h2: textOf('h2'),
    h3: textOf('h3'),
    body1: textOf('body'),
    body2: textOf('note'),
    caption: textOf('fine'),
    button: { textTransform: 'none', fontSize: rem('body'), fontWeight: 600 },
  },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { minWidth: 0, paddingInline: space.lg } },
    },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { fontSize: rem('body') } },
    },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiSvgIcon: { defaultProps: { fontSize: 'inherit' } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiAlert: { defaultProps: { variant: 'outlined' } },
    MuiTable: { defaultProps: { size: 'small' } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          fontSize: rem('body'),
          lineHeight: 1.4,
          padding: '6px 12px',
          borderBottomColor: 'var(--mui-palette-divider)',
        },
        head: { fontWeight: 600, color: 'var(--mui-palette-text-secondary)', fontSize: rem('note') },
      },
    },
  },
})

/** The theme as CSS variables on `:root`. The build writes them into a style sheet: pages without MUI have them too. */
export function themeVariables(): string {
  const lengths = {
    ...spaces(space),
    ...Object.fromEntries(Object.entries(type).map(([name, { size }]) => [`--size-${name}`, `${size}rem`])),
    '--radius': `${radius}px`,
  }
  const sheets = [
    { ':root': { '--font-mono': monoFonts, ...lengths } },
    { ':root[data-compact]': spaces(compactSpace) },
    ...theme.generateStyleSheets(),
  ]
  return sheets
    .flatMap((sheet) => Object.entries(sheet))
    .map(([selector, rules]) => `${selector} {\n${declarations(rules as object)}\n}`)
    .join('\n')
}

const spaces = (all: Readonly<Record<Space, number>>) =>
  Object.fromEntries(Object.entries(all).map(([name, px]) => [`--space-${name}`, `${px}px`]))

const declarations = (rules: object): string =>
  Object.entries(rules)
    .map(([name, value]) => `  ${name === 'colorScheme' ? 'color-scheme' : name}: ${String(value)};`)
    .join('\n')
