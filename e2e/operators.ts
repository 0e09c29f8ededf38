import type { BrowserContext, Page } from '@playwright/test'
import { issue } from '../mocks/iamTokens'
import { PROJECT_ID } from '../mocks/scenarios'
import { startMockAom, type MockAom } from '../mocks/server'
import { test as base, expect } from './app'
import { beginSignedIn, startProcess, stopProcess, type GatewayProcess } from './gateway'
import { startPostgres, type TestPostgres } from './postgres'

/** Somebody at a browser of their own, signed in with a token of their own. */
export interface Operator {
  readonly name: string
  readonly page: Page
}

interface Fixtures {
  /** What stands behind all gateways of a test. An operation has its effect at once, and a second one would be a second run. */
  readonly aom: MockAom
  readonly startGateway: (settings?: Readonly<Record<string, string>>) => Promise<GatewayProcess>
  /** Opens a browser for the pages of a gateway. */
  readonly operator: (name: string, gatewayUrl: string) => Promise<Operator>
}

/** Several people, and several gateways, with one AOM. */
export const test = base.extend<Fixtures, { postgres: TestPostgres }>({
  postgres: [
    // Playwright reads the names of the fixtures that are used from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const postgres = await startPostgres()
      await use(postgres)
      await postgres.remove()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // eslint-disable-next-line no-empty-pattern
  aom: async ({}, use) => {
    const behaviour = { duplicates: 'again', effectMs: [0, 0], rateLimit: null } as const
    const aom = await startMockAom({ scenario: 'calm', port: 0, behaviour })
    await use(aom)
    await aom.close()
  },
  startGateway: async ({ aom }, use) => {
    const started: GatewayProcess[] = []
    await use(async (settings = {}) => {
      const gateway = await startProcess(aom.url, { IAM_ENDPOINT: aom.url, ...settings })
      started.push(gateway)
      return gateway
    })
    await Promise.all(started.map(stopProcess))
  },
  operator: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (name, gatewayUrl) => {
      const context = await browser.newContext({ baseURL: gatewayUrl })
      contexts.push(context)
      const page = await context.newPage()
      await beginSignedIn(context, issue(name, PROJECT_ID, Date.now()))
      return { name, page }
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

export { expect }
