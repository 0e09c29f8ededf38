import type { QueryClient } from '@tanstack/react-query'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'

/** Draws the app into `root`: as a transition, so that the first page never holds up a click or a key for long. */
export function draw(root: HTMLElement, queryClient: QueryClient): void {
  startTransition(() => createRoot(root).render(<App queryClient={queryClient} />))
}
