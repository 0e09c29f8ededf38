import '@mui/material/themeCssVarsAugmentation'
import { createTheme, type PaletteOptions } from '@mui/material/styles'
import { dark, light, type SchemeColors, type StateColors } from './palette'

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

const focusRing = {
  outline: '2px solid var(--mui-palette-primary-main)',
  outlineOffset: 2,
} as const

/** Every colour, size and typeface of the product, light and dark. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
  motion: { reducedMotion: 'system' },
  shape: { borderRadius: 4 },
  spacing: 8,
  typography: {
    fontFamily: systemFonts,
    mono: monoFonts,
    fontSize: 14,
    h1: { fontSize: '1.25rem', fontWeight: 600, lineHeight: 1.4 },
    h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    button: { textTransform: 'none', fontSize: '0.875rem', fontWeight: 600 },
  },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { minWidth: 0, paddingInline: 12 } },
    },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: { defaultProps: { size: 'small' }, styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiSvgIcon: { defaultProps: { fontSize: 'inherit' } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiAlert: { defaultProps: { variant: 'outlined' } },
    MuiTable: { defaultProps: { size: 'small' } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          fontSize: '0.875rem',
          lineHeight: 1.4,
          padding: '6px 12px',
          borderBottomColor: 'var(--mui-palette-divider)',
        },
        head: { fontWeight: 600, color: 'var(--mui-palette-text-secondary)', fontSize: '0.8125rem' },
      },
    },
  },
})

/** The theme as CSS variables on `:root`. The build writes them into a style sheet: pages without MUI have them too. */
export function themeVariables(): string {
  const sheets = [{ ':root': { '--font-mono': monoFonts } }, ...theme.generateStyleSheets()]
  return sheets
    .flatMap((sheet) => Object.entries(sheet))
    .map(([selector, rules]) => `${selector} {\n${declarations(rules as object)}\n}`)
    .join('\n')
}

const declarations = (rules: object): string =>
  Object.entries(rules)
    .map(([name, value]) => `  ${name === 'colorScheme' ? 'color-scheme' : name}: ${String(value)};`)
    .join('\n')
