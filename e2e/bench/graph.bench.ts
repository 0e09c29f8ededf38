import type { Page } from '@playwright/test'
import { freshPage, heapMb, measureCold, openCold, rest, runs, test } from './stage'
import { median, quantile, report } from './row'

const node = '[data-node-id]'
const graphs = [
  { size: 50, cold: 8, select: 50, pan: 17 },
  { size: 200, cold: 10, select: 50, pan: 17 },
  { size: 1_000, cold: 14, select: 80, pan: 17 },
] as const
const pathOf = (size: number) => `/workflows/wf-graph-${size}/executions/exe-graph-${size}-0001`

for (const { size, cold, select, pan } of graphs) {
  const name = `${size.toLocaleString('en')} nodes`

  test(`graph of ${name}, cold`, async ({ browser, stage }, info) => {
    await stage.begin(`graph-${size}`)
    const load = await measureCold(browser, stage, pathOf(size), node)
    await report(info, {
      what: `Graph of ${name} visible, cold`,
      measured: load.ms,
      timesBlank: load.timesBlank,
      blankMs: load.blankMs,
      unit: 'ms',
      target: cold,
      targetIn: 'blank',
    })
  })

  test(`graph of ${name}, in use`, async ({ browser, stage }, info) => {
    await stage.begin(`graph-${size}`)
    const { page, context } = await freshPage(browser)
    await openCold(page, stage.url + pathOf(size), node)
    await rest(page)
    if (size === 50)
      await report(info, {
        what: `Heap with a graph of ${name}`,
        measured: await heapMb(page),
        unit: 'MB',
        target: 20,
        targetIn: 'unit',
      })
    await report(info, {
      what: `Select a node → its panel, ${name}`,
      measured: median(await selections(page)),
      unit: 'ms',
      target: select,
      targetIn: 'unit',
    })
    const { frames, how } = await moveAbout(page)
    await report(info, {
      what: `${how}, p95 frame, ${name}`,
      measured: quantile(frames, 0.95),
      unit: 'ms',
      target: pan,
      targetIn: 'unit',
    })
    await context.close()
  })
}

/** Selects nodes that lie in sight, one after the other; ms from each click to its panel's paint. */
async function selections(page: Page): Promise<number[]> {
  const ids = await page.evaluate(
    ([selector, count]) =>
      [...document.querySelectorAll<HTMLElement>(`${selector}[aria-pressed="false"]`)]
        .filter((button) => {
          const { left, top, width, height } = button.getBoundingClientRect()
          return button.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        })
        .slice(0, count)
        .map((button) => button.dataset['nodeId'] ?? ''),
    [node, runs] as const,
  )
  if (ids.length < runs) throw new Error(`only ${ids.length} nodes can be clicked`)
  const times: number[] = []
  for (const id of ids) {
    const button = page.locator(`[data-node-id="${id}"]`)
    const title = await button.getAttribute('title')
    // The promise is left in the page: what follows must not wait for it.
    const panel = `section[aria-label="Node ${title}"]`
    const time = await page.evaluateHandle((wanted) => ({ shown: window.__probe.clickTo(wanted) }), panel)
    await button.click()
    times.push(await time.evaluate(({ shown }) => shown))
    await time.dispose()
  }
  return times
}

const steps = 120

/** Drags the graph to and fro; one that is shown whole has nothing to drag and is scrolled with its page. */
async function moveAbout(page: Page): Promise<{ frames: number[]; how: string }> {
  const place = await page.evaluate(() => {
    const pane = document.querySelector('.react-flow__pane')
    const { left, top, right, bottom } = pane?.getBoundingClientRect() ?? new DOMRect()
    for (let y = Math.max(top, 0) + 8; y < Math.min(bottom, innerHeight); y += 8)
      for (let x = Math.max(left, 0) + (right - left) / 2; x < Math.min(right, innerWidth); x += 8)
        if (document.elementFromPoint(x, y) === pane)
          return { x, y, isPanned: document.querySelector('.react-flow__controls') !== null }
    return undefined
  })
  if (!place) throw new Error('the graph has no free place to take hold of')
  const { x, y, isPanned } = place
  await page.mouse.move(x, y)
  if (isPanned) await page.mouse.down()
  const frames = await page.evaluateHandle(() => window.__probe.frames())
  for (let step = 1; step <= steps; step++) {
    const isOut = step <= steps / 2
    const far = isOut ? step : steps - step
    if (isPanned) await page.mouse.move(x - far * 6, y - far * 3)
    else await page.mouse.wheel(0, isOut ? 12 : -12)
  }
  const times = await frames.evaluate(({ stop }) => stop())
  if (isPanned) await page.mouse.up()
  return { frames: times, how: isPanned ? 'Pan' : 'Scroll (shown whole, nothing to pan)' }
}
