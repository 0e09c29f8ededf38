import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { night, PROJECT_ID, TOKEN, type ScenarioName } from '../../mocks/scenarios'
import { report } from './row'
import { freshPage, measureCold, openCold, test, type Stage } from './stage'

const { workflowId, executionId, nodeId } = night.rotate

/** One operation in the gateway's journal, so that Activity has something to show. */
async function retryOnce({ url }: Stage) {
  const path = `/v1/${PROJECT_ID}/cms/workflow/${workflowId}/executions/${executionId}/operation`
  const answer = await fetch(`${url}${path}?action=restart&node_id=${nodeId}`, {
    method: 'POST',
    headers: {
      'x-auth-token': TOKEN,
      'content-type': 'application/json',
      'idempotency-key': `"${randomUUID()}"`,
    },
  })
  if (!answer.ok) throw new Error(`the gateway answered ${answer.status}: ${await answer.text()}`)
}

const screens = [
  { name: 'Needs attention', path: '/attention', seen: 'tbody tr[aria-rowindex] a' },
  { name: 'Workflow', path: `/workflows/${workflowId}`, seen: 'tbody tr a' },
  { name: 'Activity', path: '/activity', seen: 'tbody tr time', prepare: retryOnce },
  { name: 'Handover', path: '/handover', seen: 'main section li a', prepare: retryOnce },
]

for (const { name, path, seen, prepare } of screens)
  test(`${name}, cold`, async ({ browser, stage }, info) => {
    await stage.begin('failed-night')
    await prepare?.(stage)
    const load = await measureCold(browser, stage, path, seen)
    await report(info, {
      what: `${name} visible, cold`,
      measured: load.ms,
      timesBlank: load.timesBlank,
      blankMs: load.blankMs,
      unit: 'ms',
      target: 10,
      targetIn: 'blank',
    })
    await report(info, {
      what: `${name}: blocking time meanwhile`,
      measured: load.blockingMs,
      timesBlank: load.blockingMs / load.blankMs,
      unit: 'ms',
      target: 50,
      targetIn: 'unit',
    })
    await report(info, {
      what: `${name}: layout shift`,
      measured: load.layoutShift,
      unit: '',
      target: 0,
      targetIn: 'unit',
    })
  })

test('what Needs attention asks of AOM at its start, at 10,000 workflows', async ({
  browser,
  stage,
}, info) => {
  await stage.begin('many')
  const { page, context } = await freshPage(browser)
  const reads: number[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/v1/')) reads.push(Date.now())
  })
  const { paintedAt } = await openCold(page, `${stage.url}/attention`, 'tbody tr[aria-rowindex] a')
  await report(info, {
    what: 'Reads until the rows in sight of Needs attention of 10,000 workflows are there',
    measured: reads.filter((at) => at <= paintedAt).length,
    unit: 'reads',
    target: 40,
    targetIn: 'unit',
  })
  await context.close()
})

/** As long as lists and details of a long Needs attention are read little by little. */
const watchMs = 15_000

/** All of them at once, at the quickest pace. */
async function retryForty(page: Page) {
  await page.getByRole('button', { name: /^Retry all 40 nodes/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Start with one' }).uncheck()
  await dialog.getByRole('combobox', { name: 'At a time' }).selectOption('10')
  await dialog.getByRole('button', { name: 'Retry 40 nodes' }).click()
  await dialog.getByRole('progressbar').waitFor()
}

const busyPages: readonly {
  meanwhile: string
  scenario: ScenarioName
  begin?: (page: Page) => Promise<void>
}[] = [
  { meanwhile: 'Needs attention of 10,000 workflows polls', scenario: 'many' },
  { meanwhile: '40 nodes are retried in bulk', scenario: 'alike', begin: retryForty },
]

for (const { meanwhile, scenario, begin } of busyPages)
  test(`how long a key or a click waits while ${meanwhile}`, async ({ browser, stage }, info) => {
    await stage.begin(scenario)
    const { page, context } = await freshPage(browser)
    await page.addInitScript(() => {
      const waits = new Map<number, number>()
      Object.assign(window, { __waits: waits })
      new PerformanceObserver((list) => {
        for (const { interactionId, duration } of list.getEntries() as (PerformanceEntry & {
          interactionId: number
        })[])
          if (interactionId > 0) waits.set(interactionId, Math.max(waits.get(interactionId) ?? 0, duration))
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    })
    await openCold(page, `${stage.url}/attention`, 'tbody tr[aria-rowindex]')
    await begin?.(page)
    const began = Date.now()
    let presses = 0
    for (; Date.now() - began < watchMs; presses += 1) {
      await page.keyboard.press('Tab')
      if (presses % 5 === 0) await page.mouse.click(400, 120)
      // As a person does: twice a second.
      await page.waitForTimeout(500)
    }
    const longest = await page.evaluate(() =>
      Math.max(0, ...(window as unknown as { __waits: Map<number, number> }).__waits.values()),
    )
    await report(info, {
      what: `Longest wait of ${presses} keys while ${meanwhile}`,
      measured: longest,
      unit: 'ms',
      target: 200,
      targetIn: 'unit',
    })
    await context.close()
  })
