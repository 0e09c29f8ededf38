import './beforePaint'
import { startSession } from '#api/session'
import { startFirstRead } from '#app/firstRead'
import { createQueryClient } from '#app/queryClient'
import { loadMessages, storedLocale } from '#app/shell/language'
import { runtimeConfig } from '#queries/runtimeConfig'
import { matchRoute } from '#routes'

/** Only development and the demo carry the mocked AOM; a production build drops this branch with all behind it. */
const isMocked = import.meta.env.DEV || import.meta.env.MODE === 'demo'

async function start(root: HTMLElement): Promise<void> {
  await nextTask()
  const { pathname, search } = window.location
  const opened = matchRoute(pathname)
  const words = loadMessages(storedLocale())
  if (isMocked) {
    const { startMocks } = await import('#mocks/browser')
    const { session } = await startMocks()
    startSession(session ? { credential: session } : {})
  } else if (runtimeConfig.signIn === 'none') {
    startSession({ gatewayProjectId: runtimeConfig.projectId ?? '' })
  } else {
    startSession({})
  }
  const queryClient = createQueryClient()
  const firstRead = startFirstRead(queryClient, opened, search)
  // Evaluated after AOM was asked.
  await import('react-dom/client')
  await nextTask()
  const [{ mountApp }] = await Promise.all([
    import('#app/mountApp'),
    // A failure is met again, and shown, when the screen is drawn.
    opened?.route.load().catch(() => undefined),
    words,
  ])
  const preloaded = opened?.route.preload?.().catch(() => undefined)
  await Promise.race([Promise.all([firstRead, preloaded]), after(answerPatienceMs)])
  await nextTask()
  await mountApp(root, queryClient, opened)
}

/** What is answered sooner is drawn at once, and no skeleton of it; till then index.html shows the head of the page. */
const answerPatienceMs = 150

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Evaluating, asking and drawing in one task would block the page for as long as all of them take. */
const nextTask = () => after(0)

const root = document.getElementById('root')
if (root) {
  start(root).catch((error: unknown) => {
    root.textContent = error instanceof Error ? error.message : String(error)
  })
}
