import type { Page } from '@playwright/test'
import { expect, test as base } from './app'

interface PictureFixtures {
  /**
   * Lets everything come that comes late; the clock stands then, so that the page looks the same in every picture of it.
   * `isWhole` makes the window as high as the page; `isBrief` lets no time pass in which the page would read again.
   * `page.clock.resume()` lets time go on.
   */
  readonly standStill: (options?: { isWhole?: boolean; isBrief?: boolean }) => Promise<void>
}

/** Like the tests' own, for those that take pictures: the page's clock goes only as far as `standStill` moves it. */
export const test = base.extend<PictureFixtures>({
  open: async ({ open, page }, use) => {
    // A page draws by lot when in an interval it asks, and with it the ages that it shows.
    await page.addInitScript(() => {
      Math.random = () => 0.5
      // A read that time leaps over would have been slow, and the page would ask less often: it is known at once, in the page.
      const fetch = window.fetch.bind(window)
      const reads = { open: 0 }
      Object.assign(window, { reads })
      window.fetch = async (...call) => {
        reads.open += 1
        try {
          return await fetch(...call)
        } finally {
          reads.open -= 1
        }
      }
    })
    await use((path, options) => open(path, { ...options, isStill: true }))
  },
  standStill: async ({ page }, use) => {
    const awaited = new Set<unknown>()
    page.on('request', (request) => {
      // It stays open as long as the page.
      if (!new URL(request.url()).pathname.startsWith('/api/events')) awaited.add(request)
    })
    const end = (request: unknown) => void awaited.delete(request)
    page.on('requestfinished', end)
    page.on('requestfailed', end)
    await use(async ({ isWhole = false, isBrief = false } = {}) => {
      await isDrawn(page, awaited)
      // What has come may itself hold parts that come late.
      // Executions beyond the first ones are read some at a time.
      const isUnread = async () => (await page.getByText(/not read yet|尚未查询/).count()) > 0
      for (let round = 0; round < lateRounds || (round < mostRounds && (await isUnread())); round++) {
        if (isWhole) await showWhole(page)
        await page.clock.fastForward(isBrief ? briefMs : lateMs)
        await isDrawn(page, awaited)
      }
      // The last part may have made the page higher.
      if (isWhole) await showWhole(page)
      await isDrawn(page, awaited)
      if (isBrief) return
      // When it was read last depends on whether the gateway's look or a timer came first. What fails would be tried again later.
      if ((await page.getByText(/^(Live|实时) · /).count()) === 0) return
      await page.getByRole('button', { name: /^(Refresh|刷新)$/ }).dispatchEvent('click')
      // Questions are gathered for a moment before they are asked; no age becomes another by it.
      for (let round = 0; round < 2; round++) {
        await isDrawn(page, awaited)
        await page.clock.runFor(gatherMs)
      }
      await isDrawn(page, awaited)
    })
  },
})

/** Longer than any part waits until it is due, `preloadDelayMs`. */
const lateMs = 10_000
const gatherMs = 100
/** Longer than `preloadDelayMs` too; three of them are shorter than the time until something that stands still is read again. */
const briefMs = 2_400
const lateRounds = 3
const mostRounds = 10
/** An answer or some code may be on its way into the page while nothing is asked for. */
const enoughLooks = 5

async function showWhole(page: Page) {
  const { width = 0 } = page.viewportSize() ?? {}
  await page.setViewportSize({
    width,
    height: await page.evaluate(() => document.documentElement.scrollHeight),
  })
}

/** Nothing is asked for, and what came stands there. */
async function isDrawn(page: Page, awaited: ReadonlySet<unknown>) {
  let before = ''
  let calmLooks = 0
  await expect
    .poll(
      async () => {
        // What waits for its turn only, such as an answer that is to be drawn.
        await page.clock.runFor(0)
        const isResting = await page.evaluate(
          () => '__world' in window && (window as unknown as { reads: { open: number } }).reads.open === 0,
        )
        const now = await page.content()
        calmLooks = isResting && awaited.size === 0 && now === before ? calmLooks + 1 : 0
        before = now
        return calmLooks
      },
      { intervals: [100] },
    )
    .toBeGreaterThanOrEqual(enoughLooks)
}

export { expect }
