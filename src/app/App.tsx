import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import 'virtual:theme-variables.css'
import '#ui/theme/base.css'
import { HeaderSlotProvider, NoticeSlotProvider } from '#components/page/slots'
import { PartBoundary } from '#ui/lazyPart'
import { ErrorWords } from '#app/errors/ErrorWords'
import { SessionGate } from '#app/session/SessionGate'
import { PreferencesProvider } from '#app/shell/Preferences'
import { Addresses } from './Addresses'

/** Everything that stands around the screens. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <ErrorWords>
          <PartBoundary place="page">
            <HeaderSlotProvider>
              <NoticeSlotProvider>
                <Addresses>
                  <SessionGate />
                </Addresses>
              </NoticeSlotProvider>
            </HeaderSlotProvider>
          </PartBoundary>
        </ErrorWords>
      </PreferencesProvider>
    </QueryClientProvider>
  )
}
