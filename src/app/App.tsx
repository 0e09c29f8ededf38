import { CacheProvider } from '@emotion/react'
import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HeaderSlotProvider } from '../components/HeaderSlot'
import { PreferencesProvider } from './Preferences'
import { Gate } from './Gate'
import { createStyleCache } from './styleCache'
import { theme } from './theme'

/** Everything that stands around the screens. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  const [styleCache] = useState(createStyleCache)
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider
        theme={theme}
        defaultMode="system"
        modeStorageKey="aom-operator.theme"
        noSsr
        disableTransitionOnChange
      >
        <CssBaseline />
        <QueryClientProvider client={queryClient}>
          <PreferencesProvider>
            <HeaderSlotProvider>
              <Gate />
            </HeaderSlotProvider>
          </PreferencesProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  )
}
