import { setupWorker } from 'msw/browser'
import { mountDemoBar } from './demoBar'
import { createHandlers } from './handlers'
import { usualRateLimit } from './http/rateLimit'
import { DEMO_ACCOUNT, demoRegions } from './iamTokens'
import { defaultScenario, isScenarioName, PROJECT_ID, TOKEN, type ScenarioName } from './scenarios'
import { createWorld, type World } from './world'

declare global {
  interface Window {
    /** The demo's world, for browser tests and the curious. */
    __world?: World
  }
}

const STORAGE_KEY = 'aom-operator.demo'
const START_LIMIT_MS = 3000

/** As if the demo's user had signed in an hour ago. */
interface DemoSession {
  token: string
  projectId: string
  user: { name: string; account: string }
  /** Epoch ms. */
  expiresAt: number
}

interface Remembered {
  scenario?: unknown
  world?: unknown
}

/**
 * Starts the mocked AOM in this page, and the demo bar. The world survives a reload of its scenario. Rejects with one
 * clear line if the browser does not let the service worker start.
 */
export async function startMocks(): Promise<{ session: DemoSession | null }> {
  const remembered = recall()
  const requested = new URLSearchParams(location.search).get('scenario') ?? remembered.scenario
  const scenario = isScenarioName(requested) ? requested : defaultScenario
  const world = createWorld({ scenario, now: () => Date.now(), restore: remembered.world })
  // A little latency makes the demo feel real; a test's browser neither needs it nor always lets timers run.
  if (world.behaviour.latencyMs[1] === 0 && !navigator.webdriver) world.behaviour.latencyMs = [60, 220]
  world.behaviour.rateLimit ??= usualRateLimit
  // Whoever looks on sees that others work too; a test asks for it.
  world.behaviour.colleaguesAct = !navigator.webdriver

  const remember = () => store({ scenario, world: world.snapshot() })
  remember()
  const forgetting = world.subscribe(remember)
  addEventListener('pagehide', remember)
  const leave = (next: ScenarioName) => {
    forgetting()
    removeEventListener('pagehide', remember)
    store({ scenario: next })
    const url = new URL(location.href)
    url.searchParams.set('scenario', next)
    location.assign(url)
  }

  await startWorker(world)
  window.__world = world
  mountDemoBar(world, leave)
  writeRuntimeConfig(world)
  return { session: world.signedIn ? demoSession() : null }
}

const demoSession = (): DemoSession => ({
  token: TOKEN,
  projectId: PROJECT_ID,
  user: { name: 'night.shift', account: DEMO_ACCOUNT },
  expiresAt: Date.now() + 23 * 3_600_000,
})

/** What a gateway would have written into the page. */
function writeRuntimeConfig({ behaviour }: World): void {
  const element = document.getElementById('runtime-config')
  if (!element) return
  element.textContent = JSON.stringify({
    signIn: 'token',
    canUseIam: true,
    projectId: null,
    regions: demoRegions,
    user: null,
    hasJournal: true,
    readsAreShared: false,
    changesRefused: behaviour.changesRefused,
    environment: { label: 'Demo', color: 'purple' },
  })
}

async function startWorker(world: World): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    throw new Error(
      'The demo needs service workers: open it over https or on localhost, outside private browsing.',
    )
  }
  const worker = setupWorker(...createHandlers(world, 'gateway'))
  const started = worker.start({
    quiet: true,
    serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    onUnhandledRequest: (request, print) => {
      if (new URL(request.url).origin !== location.origin) print.error()
    },
  })
  const tooLate = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('it did not answer within 3 seconds')), START_LIMIT_MS)
  })
  try {
    await Promise.race([started, tooLate])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The demo could not start its service worker (${why}). Allow service workers and reload.`,
      {
        cause: error,
      },
    )
  }
}

function recall(): Remembered {
  try {
    return (JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}') ?? {}) as Remembered
  } catch {
    return {}
  }
}

/** A browser without storage, or with a full one, still has a demo: it only forgets on reload. */
function store(value: Remembered): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(value))
  } catch {
    return
  }
}
