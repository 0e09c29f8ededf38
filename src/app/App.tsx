import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import 'virtual:theme-variables.css'
import '#ui/theme/base.css'
import { HeaderSlotProvider } from '#components/page/HeaderSlot'
import { Addresses } from './Addresses'
import { Gate } from '#app/session/SessionGate'
import { PreferencesProvider } from '#app/shell/Preferences'

/** Everything that stands around the screens. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <HeaderSlotProvider>
          <Addresses>
            <Gate />
          </Addresses>
        </HeaderSlotProvider>
      </PreferencesProvider>
    </QueryClientProvider>
  )
}
