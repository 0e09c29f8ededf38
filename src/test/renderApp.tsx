import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { useWorld } from '../../mocks/node'
import { PROJECT_ID, TOKEN, type ScenarioName } from '../../mocks/scenarios'
import { forgetPageBases } from '../api/workflows'
import { startSession } from '../api/session'
import { App } from '../app/App'
import { createQueryClient } from '../app/queryClient'
import { freshRecords } from '../queries/records'

/** The night every test happens in. */
export const testNow = new Date('2026-11-24T03:12:00+08:00')

interface RenderOptions {
  readonly scenario?: ScenarioName
  readonly locale?: 'en' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
  readonly isSignedIn?: boolean
}

/** The real app at a URL, on a world whose clock stands still until the test moves it. */
export function renderApp(url: string, options: RenderOptions = {}) {
  // Only Date: timers stay real, so that the app's own waiting works.
  vi.useFakeTimers({ toFake: ['Date'], now: testNow })
  const world = useWorld({
    scenario: options.scenario ?? 'failed-night',
    now: () => testNow.getTime(),
    stopped: true,
  })
  localStorage.setItem('aom-operator.locale', options.locale ?? 'en')
  localStorage.setItem('aom-operator.theme', options.theme ?? 'light')
  window.history.replaceState(null, '', url)
  forgetPageBases()
  freshRecords()
  const credential = { token: TOKEN, projectId: PROJECT_ID }
  startSession(options.isSignedIn === false ? {} : { credential })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  const view = render(<App queryClient={createQueryClient()} />)
  return { user, world, ...view }
}
