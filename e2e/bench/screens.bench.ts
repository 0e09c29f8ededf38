import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { night, PROJECT_ID, TOKEN } from '../../mocks/scenarios'
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
  { name: 'Handover', path: '/handover', seen: 'main li a' },
  { name: 'Sign in', path: '/attention', seen: 'form input', isSignedOut: true },
]

for (const { name, path, seen, prepare, isSignedOut = false } of screens)
  test(`${name}, cold`, async ({ browser, stage }, info) => {
    await stage.begin('failed-night')
    await prepare?.(stage)
    const load = await measureCold(browser, stage, path, seen, { isSignedOut })
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
  const { paintedAt } = await openCold(page, `${stage.url}/attention`, 'tbody tr[aria-rowindex] button')
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

test('how long a key or a click waits while Needs attention polls', async ({ browser, stage }, info) => {
  await stage.begin('many')
  const { page, context } = await freshPage(browser)
  await openCold(page, `${stage.url}/attention`, 'tbody tr[aria-rowindex] button')
  const { presses, longest } = await pressKeys(page)
  await report(info, {
    what: `Longest wait of ${presses} keys while Needs attention of 10,000 workflows polls`,
    measured: longest,
    unit: 'ms',
    target: 200,
    targetIn: 'unit',
  })
  await context.close()
})

test('how long a key waits while many nodes are retried with one press', async ({ browser, stage }, info) => {
  await stage.begin('alike')
  const { page, context } = await freshPage(browser)
  await openCold(page, `${stage.url}/attention?group=none`, 'tbody tr[aria-rowindex] button')
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Retry selected' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('At a time').selectOption({ label: 'Up to 5 at work' })
  await dialog.getByRole('button', { name: /^Retry \d+ nodes$/ }).click()
  const { presses, longest } = await pressKeys(page)
  await report(info, {
    what: `Longest wait of ${presses} keys while a bulk run sends its operations`,
    measured: longest,
    unit: 'ms',
    target: 200,
    targetIn: 'unit',
  })
  await context.close()
})

/** Tab twice a second, as a person does; the longest from a press to the paint that follows it, in ms. */
async function pressKeys(page: Page): Promise<{ presses: number; longest: number }> {
  const waits = await page.evaluateHandle(() => {
    const longest = new Map<number, number>()
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as (PerformanceEntry & {
        interactionId: number
      })[])
        if (interactionId > 0) longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration))
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    return longest
  })
  const began = Date.now()
  let presses = 0
  for (; Date.now() - began < watchMs; presses += 1) {
    await page.keyboard.press('Tab')
    await page.waitForTimeout(500)
  }
  return { presses, longest: await waits.evaluate((longest) => Math.max(0, ...longest.values())) }
}
