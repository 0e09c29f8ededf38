import { useSyncExternalStore } from 'react'
import { colorScheme, subscribeScheme, themeChoice, type ColorScheme, type ThemeChoice } from './schemeChoice'

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribeScheme, themeChoice)

/** What is shown: the choice, or the system's where that was chosen. */
export const useColorScheme = (): ColorScheme => useSyncExternalStore(subscribeScheme, colorScheme)
