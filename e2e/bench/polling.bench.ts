import { expect, type Page } from '@playwright/test'
import { night } from '../../mocks/scenarios'
import { freshPage, test } from './stage'
import { report } from './row'

const cases = [
  { what: 'moving', place: night.gateway, isHidden: false, target: 20 },
  { what: 'only waiting', place: night.payments, isHidden: false, target: 4 },
  { what: 'finished', place: night.succeeded, isHidden: false, target: 0 },
  { what: 'moving, hidden tab', place: night.gateway, isHidden: true, target: 0 },
]

for (const { what, place, isHidden, target } of cases) {
  test(`reads in a minute, ${what}`, async ({ browser, stage }, info) => {
    await stage.begin('failed-night')
    await stage.freeze()
    const { page, context } = await freshPage(browser)
    const { settle, reads } = followRequests(page)
    const now = Date.now()
    await page.clock.install({ time: now })
    await page.goto(`${stage.url}/workflows/${place.workflowId}/executions/${place.executionId}`)
    await expect(page.locator('[data-node-id]').first()).toBeVisible()
    await settle()
    await page.clock.pauseAt(now + 30_000)
    if (isHidden)
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
        Object.defineProperty(document, 'hidden', { get: () => true })
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      })
    await settle()

    const before = reads()
    // In small steps: an answer takes none of the page's time, but the next read waits for it.
    for (let tenths = 0; tenths < 120; tenths++) {
      await page.clock.runFor(500)
      await settle()
    }
    const measured = reads() - before
    await context.close()
    await report(info, {
      what: `Reads per minute, one execution open: ${what}`,
      measured,
      unit: 'reads/min',
      target,
      targetIn: 'unit',
    })
  })
}

/**
 * `settle` resolves when the page has had its turn and nothing it asked for is on the way. `reads` counts what left the
 * page: its minute passes in a second or two, in which the gateway would ask AOM only once.
 */
function followRequests(page: Page): { settle: () => Promise<void>; reads: () => number } {
  const open = new Set<unknown>()
  let count = 0
  let wake: (() => void) | undefined
  const ended = (request: unknown) => {
    open.delete(request)
    if (open.size === 0) wake?.()
  }
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // The gateway's events never end.
    if (pathname !== '/api/events') open.add(request)
    if (request.method() === 'GET' && pathname.startsWith('/v1/')) count += 1
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  const turn = () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => resolve())
          channel.port1.start()
          channel.port2.postMessage(0)
        }),
    )
  const settle = async () => {
    await turn()
    while (open.size > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      await turn()
    }
  }
  return { settle, reads: () => count }
}
