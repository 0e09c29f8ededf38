/* The reader's choice of theme, kept in this browser, and what follows from it: the attribute on <html> that the theme's colours hang on. Without React: src/beforePaint.ts needs it. */

import { pageStore } from '#store'

const storageKey = 'aom-operator.theme'
const choices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof choices)[number]
export type ColorScheme = 'light' | 'dark'

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)')
/** Only while the browser's storage is shut: the choice then holds for this page. */
const unsaved = pageStore<ThemeChoice>(
  () => 'system',
  (tell) => {
    const onChange = () => {
      applyColorScheme()
      tell()
    }
    const system = systemIsDark()
    applyColorScheme()
    // Another tab's choice, and the system's at dusk.
    window.addEventListener('storage', onChange)
    system.addEventListener('change', onChange)
    return () => {
      window.removeEventListener('storage', onChange)
      system.removeEventListener('change', onChange)
    }
  },
)

export function themeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return choices.find((choice) => choice === stored) ?? 'system'
  } catch {
    return unsaved.get()
  }
}

export function colorScheme(): ColorScheme {
  const choice = themeChoice()
  if (choice !== 'system') return choice
  return systemIsDark().matches ? 'dark' : 'light'
}

/** Before the first frame, so that even the empty page has the chosen ground; then at every change. */
export function applyColorScheme(): void {
  const scheme = colorScheme()
  const { documentElement: root } = document
  root.toggleAttribute('data-light', scheme === 'light')
  root.toggleAttribute('data-dark', scheme === 'dark')
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', scheme)
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(storageKey, choice)
  } catch {
    // Storage is shut.
  }
  unsaved.set(choice)
  applyColorScheme()
}

export const subscribeScheme = unsaved.subscribe
