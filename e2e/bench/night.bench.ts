import { expect, type Page } from '@playwright/test'
import { TOKEN } from '../../mocks/scenarios'
import { report } from './row'
import { freshPage, heapMb, test } from './stage'

const hours = 8

// Sixteen thousand reads, each with its answer.
test.describe.configure({ timeout: 900_000 })

/** A page that is left open over a night in which the world stands still must hold at its end what it held after an hour. */
test(`${hours} hours of Needs attention`, async ({ browser, stage }, info) => {
  await stage.begin('failed-night')
  await stage.freeze()
  const { page, context } = await freshPage(browser, TOKEN, { isProbed: false })
  const now = Date.now()
  await page.clock.install({ time: now })
  await page.goto(`${stage.url}/attention`)
  await expect(page.getByRole('table', { name: 'Needs attention' }).getByRole('row').nth(3)).toBeVisible()
  await page.clock.pauseAt(now + 30_000)

  await passHour(page)
  const early = await held(page)
  for (let hour = 1; hour < hours; hour += 1) await passHour(page)
  const late = await held(page)
  await context.close()

  const grown = (after: number, before: number) => Math.max(0, 100 * (after / before - 1))
  for (const [what, name, target] of [
    ['heap', 'heapMb', 2],
    ['elements', 'nodes', 0],
    ['event listeners', 'listeners', 0],
  ] as const)
    await report(info, {
      what: `${hours} hours of polling, accelerated: growth of ${what} after the first (${late[name].toFixed(name === 'heapMb' ? 1 : 0)} at the end)`,
      measured: grown(late[name], early[name]),
      unit: '%',
      target,
      targetIn: 'unit',
    })
})

/** In steps shorter than the slowest beat, so that what is read by one of them is drawn by the next. */
async function passHour(page: Page): Promise<void> {
  for (let minute = 0; minute < 60; minute += 1) {
    for (let step = 0; step < 6; step += 1) await page.clock.runFor(10_000)
    await page.evaluate(() => fetch('/healthz').then((answer) => answer.text()))
  }
}

async function held(page: Page): Promise<{ heapMb: number; nodes: number; listeners: number }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  await devtools.detach()
  return { heapMb: await heapMb(page), nodes, listeners: jsEventListeners }
}
