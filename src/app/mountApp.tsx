import type { QueryClient } from '@tanstack/react-query'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { Match } from '#routes'
import { App } from './App'
import { preloadScreens } from './screens'

/** Draws the app into `root`: as a transition, so that the first page never holds up a click or a key for long. */
export async function mountApp(
  root: HTMLElement,
  queryClient: QueryClient,
  opened: Match | undefined,
): Promise<void> {
  await preloadScreens(opened)
  startTransition(() => createRoot(root).render(<App queryClient={queryClient} />))
}
