import { applyColorScheme } from './components/colorScheme'
import { startSession } from './api/session'
import { loadOpenedPage } from './app/openedPage'
import { startFirstRead } from './app/firstRead'
import { createQueryClient } from './app/queryClient'
import { runtimeConfig } from './queries/runtimeConfig'

/** Only development and the demo carry the mocked AOM; a production build drops this branch with all behind it. */
const isMocked = import.meta.env.DEV || import.meta.env.MODE === 'demo'

async function start(root: HTMLElement): Promise<void> {
  if (isMocked) {
    const { startMocks } = await import('../mocks/browser')
    const { session } = await startMocks()
    startSession(session ? { credential: session } : {})
  } else if (runtimeConfig.signIn === 'none') {
    startSession({ gatewayProjectId: runtimeConfig.projectId ?? '' })
  } else {
    startSession({})
  }
  const queryClient = createQueryClient()
  startFirstRead(queryClient, window.location)
  // Evaluated after AOM was asked, and in a task of its own.
  const [{ draw }] = await Promise.all([import('./app/draw'), loadOpenedPage(window.location)])
  // In one task, evaluating and drawing would block for twice as long.
  await new Promise((resolve) => setTimeout(resolve))
  draw(root, queryClient)
}

applyColorScheme()
const root = document.getElementById('root')
if (root) {
  start(root).catch((error: unknown) => {
    root.textContent = error instanceof Error ? error.message : String(error)
  })
}
