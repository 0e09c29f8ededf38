import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { PROJECT_ID, TOKEN, type ScenarioName } from '#mocks/scenarios'
import { resetStores } from '#store'
import { startSession, type NewSession } from '#api/session'
import { App } from '#app/App'
import { createQueryClient } from '#app/queryClient'
import { preloadScreens } from '#app/screens'
import type { RuntimeConfig } from '#queries/runtimeConfig'
import { writeConfig } from './config'

// As main.tsx does before anything is drawn.
await preloadScreens(undefined)

/** The night every test happens in. */
export const testNow = new Date('2026-11-24T03:12:00+08:00')

interface RenderOptions {
  readonly scenario?: ScenarioName
  readonly locale?: 'en' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
  readonly isSignedIn?: boolean
  /** The session to begin with, besides the token and the project. */
  readonly session?: Partial<NewSession>
  /** What the gateway says; by default a gateway that knows one region and no IAM. */
  readonly config?: Partial<RuntimeConfig>
  /** A browser that keeps nothing: its storage is not there, or throws when it is asked. */
  readonly storage?: 'absent' | 'throws'
  /** Puts other answers before the world's. */
  readonly answer?: () => void
}

/** The real app at a URL, on a world whose clock stands still until the test moves it. */
export function renderApp(url: string, options: RenderOptions = {}) {
  localStorage.setItem('aom-operator.locale', options.locale ?? 'en')
  localStorage.setItem('aom-operator.theme', options.theme ?? 'light')
  resetStores()
  // Only Date: timers stay real, so that the app's own waiting works.
  vi.useFakeTimers({ toFake: ['Date'], now: testNow })
  const world = useWorld({
    scenario: options.scenario ?? 'failed-night',
    now: () => testNow.getTime(),
    stopped: true,
  })
  options.answer?.()
  window.history.replaceState(null, '', url)
  if (options.storage) shutStorage(options.storage)
  writeConfig(options.config ?? {})
  const credential = { token: TOKEN, projectId: PROJECT_ID, ...options.session }
  startSession(options.isSignedIn === false ? {} : { credential })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  const queryClient = createQueryClient()
  const view = render(<App queryClient={queryClient} />)
  return { user, world, queryClient, ...view }
}

function shutStorage(how: 'absent' | 'throws') {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage'])
    vi.stubGlobal(name, how === 'absent' ? null : new Proxy({}, { get: refuse, ownKeys: refuse }))
}
