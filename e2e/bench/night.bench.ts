import { expect, type CDPSession, type Page } from '@playwright/test'
import { TOKEN } from '../../mocks/scenarios'
import { report } from './row'
import { freshPage, test } from './stage'

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
  // The last part that comes by itself.
  await expect(page.getByRole('region', { name: 'Operations', exact: true })).toBeAttached()
  await page.evaluate(countTimers)
  await page.clock.pauseAt(now + 30_000)

  await passHour(page)
  const early = await held(page)
  for (let hour = 1; hour < hours; hour += 1) await passHour(page)
  const late = await held(page)
  await context.close()

  const grown = (after: number, before: number) => Math.max(0, 100 * (after / Math.max(before, 1) - 1))
  for (const [what, name, target] of [
    ['heap', 'heapMb', 2],
    ['elements', 'nodes', 0],
    ['event listeners', 'listeners', 0],
    ['waiting timers', 'timers', 0],
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

interface Held {
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
  readonly timers: number
}

/** Runs in the page: how many timers wait of those that are set from now on. */
function countTimers(): void {
  const waiting = new Set<number>()
  const once = window.setTimeout.bind(window)
  const often = window.setInterval.bind(window)
  const count = (timer: number) => {
    waiting.add(timer)
    return timer
  }
  Object.assign(window, {
    __waiting: waiting,
    setTimeout: (then: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => {
      const timer = once(() => {
        waiting.delete(timer)
        then(...values)
      }, ms)
      return count(timer)
    },
    setInterval: (...how: Parameters<typeof often>) => count(often(...how)),
  })
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const clear = window[name]
    window[name] = (timer) => {
      waiting.delete(Number(timer))
      clear(timer)
    }
  }
}

async function held(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  const heapMb = await pageHeapMb(devtools)
  await devtools.detach()
  const timers = await page.evaluate(
    () => (window as unknown as { __waiting: ReadonlySet<number> }).__waiting.size,
  )
  return { heapMb, nodes, listeners: jsEventListeners, timers }
}

/** What the page's own values take. The heap as a whole grows by what V8 compiles, and by what an inspector notes of each request. */
const ownTypes = new Set([
  'object',
  'array',
  'string',
  'concatenated string',
  'sliced string',
  'closure',
  'regexp',
])

async function pageHeapMb(devtools: CDPSession): Promise<number> {
  const chunks: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length)
    if (ownTypes.has(types[0][nodes[at + type] ?? -1] ?? '')) bytes += nodes[at + size] ?? 0
  return bytes / 1e6
}

/** As Chromium writes it: every node is as many numbers as there are fields. */
interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
}
