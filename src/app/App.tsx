import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import 'virtual:theme-variables.css'
import './base.css'
import { HeaderSlotProvider } from '../components/HeaderSlot'
import { Addresses } from './Addresses'
import { Gate } from './Gate'
import { PreferencesProvider } from './Preferences'

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
