import type { ComponentType } from 'react'
import { pageStore } from '#store'

/** The execution screen's code: asked for by its page, and already by the entry where the opened page is one. */
export const loadExecutionScreen = () => import('#screens/execution/ExecutionScreen')

/** Undefined where the opened page is another one. */
export const openedExecutionScreen = pageStore<ComponentType | undefined>(() => undefined)

/** The code of the opened page where it is in a chunk of its own: fetched along with the app's, so that nothing is drawn twice. */
export async function loadOpenedPage({ pathname }: Location): Promise<void> {
  if (!pathname.includes('/executions/')) return
  // A failure is met again, and shown, when the screen is drawn.
  openedExecutionScreen.set((await loadExecutionScreen().catch(() => undefined))?.ExecutionScreen)
}
