import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import type { ScenarioName } from '../mocks/scenarios'

/** The night every test happens in. */
export const testNow = new Date('2026-11-24T03:12:00+08:00')

interface OpenOptions {
  readonly scenario?: ScenarioName
  readonly locale?: 'en' | 'zh-CN'
  readonly theme?: 'light' | 'dark'
  /** The clock stands from the beginning: only the test moves it on. */
  readonly isStill?: boolean
}

interface DemoRequest {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
}

/** What the demo's world received as operations. */
const operationsOf = (page: Page): Promise<DemoRequest[]> =>
  page.evaluate(() => {
    const { __world } = window as unknown as { __world: { operations: DemoRequest[] } }
    return __world.operations
  })

interface Fixtures {
  /** Opens the demo at a path, in a scenario, at the fixed time, with the reader's language and theme. */
  readonly open: (path: string, options?: OpenOptions) => Promise<void>
  readonly operations: () => Promise<DemoRequest[]>
}

/**
 * Like Playwright's test; a console error (which a violation of the content security policy is too) or a page error in any
 * tab fails it.
 */
export const test = base.extend<Fixtures & { silence: string[] }>({
  silence: [
    async ({ browser, context }, use) => {
      const complaints: string[] = []
      const listen = (opened: BrowserContext) => {
        opened.on('console', (message) => {
          // Chromium itself reports every 4xx and 5xx answer; the scenarios give them on purpose.
          if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
            complaints.push(message.text())
        })
        opened.on('weberror', (error) => complaints.push(String(error.error())))
      }
      listen(context)
      browser.on('context', listen)
      await use(complaints)
      browser.off('context', listen)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  open: async ({ page }, use) => {
    await use(async (path, { scenario = 'failed-night', locale = 'en', theme = 'light', isStill } = {}) => {
      await page.clock.install({ time: testNow })
      // A moment later, as it cannot go back to when it was installed.
      if (isStill) await page.clock.pauseAt(testNow.getTime() + 1_000)
      await page.addInitScript(
        ([language, mode]) => {
          localStorage.setItem('aom-operator.locale', language)
          localStorage.setItem('aom-operator.theme', mode)
        },
        [locale, theme] as const,
      )
      const url = new URL(path, 'http://demo')
      url.searchParams.set('scenario', scenario)
      await page.goto(`${url.pathname}${url.search}`)
    })
  },
  operations: async ({ page }, use) => {
    await use(() => operationsOf(page))
  },
})

export { expect }
