import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import { ThemeProvider } from '@mui/system'
import type { ReactNode } from 'react'
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

/** The gateway's content security policy lets in only styles that carry the nonce of this very page. */
function createStyleCache() {
  const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce
  // No plugins: the browsers that this app is built for need no vendor prefixes, and adding them takes as long as the rest.
  return createCache({ key: 'aom', stylisPlugins: [], ...(nonce && { nonce }) })
}
