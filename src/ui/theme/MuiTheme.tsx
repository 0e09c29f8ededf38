import { CacheProvider } from '@emotion/react'
import { ThemeProvider } from '@mui/system'
import type { ReactNode } from 'react'
import { createStyleCache } from './styleCache'
import { theme } from './theme'

const styleCache = createStyleCache()
/**
 * Around each part of the kit that is drawn with MUI, and loaded with it. The provider is the one that only hands the theme on:
 * its variables are in the page's style sheet, and ui/colorScheme.ts says which scheme is shown.
 */
export function MuiTheme({ children }: { children: ReactNode }) {
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider theme={theme}>{children}</ThemeProvider>
    </CacheProvider>
  )
}
