/* The reader's choice of theme, kept in this browser, and what follows from it: the attribute on <html> that the theme's colours hang on. Without React: src/beforePaint.ts needs it. */

import { storedChoice } from '#store'

const choices = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof choices)[number]
export type ColorScheme = 'light' | 'dark'

const choice = storedChoice<ThemeChoice>(
  'aom-operator.theme',
  (stored) => choices.find((known) => known === stored) ?? 'system',
  (chosen) => chosen,
)
export const themeChoice = choice.get

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)')

export function colorScheme(): ColorScheme {
  const chosen = themeChoice()
  if (chosen !== 'system') return chosen
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

export function chooseTheme(chosen: ThemeChoice): void {
  choice.set(chosen)
  applyColorScheme()
}

/** Another tab's choice too, and the system's at dusk. */
export function subscribeScheme(listener: () => void): () => void {
  const onChange = () => {
    applyColorScheme()
    listener()
  }
  const system = systemIsDark()
  applyColorScheme()
  system.addEventListener('change', onChange)
  const leave = choice.subscribe(onChange)
  return () => {
    system.removeEventListener('change', onChange)
    leave()
  }
}
