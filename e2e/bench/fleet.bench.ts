import { setTimeout } from 'node:timers/promises'
import { expect, type Browser } from '@playwright/test'
import { issue } from '../../mocks/iamTokens'
import { night, PROJECT_ID, TOKEN } from '../../mocks/scenarios'
import { startGateway, stopGateway } from '../gateway'
import { isExecutionRead, watchAom, type Got } from './atAom'
import { freshPage, test } from './stage'
import { report } from './row'

const { workflowId, executionId } = night.gateway
const one = (count: number): string[] => Array.from({ length: count }, () => TOKEN)
/** Issued at different seconds, which is what of them AOM's record keeps apart. */
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    issue(`operator-${index}`, PROJECT_ID, Date.now() - index * 1_000),
  )
const readerKey = { READER_AK: 'EXAMPLEREADERKEY', READER_SK: 'example-reader-secret' }
const admittedMs = 5 * 60_000

// Real browsers for a real minute: the clocks and timers of so many pages are what is measured.
test.describe.configure({ timeout: 900_000 })

test('reads that AOM gets, one execution open in many browsers', async ({ browser }, info) => {
  const two = await watchTogether(browser, one(2))
  const fifty = await watchTogether(browser, one(50))
  await report(info, {
    what: 'Reads per minute that AOM gets of one execution: 50 browsers, against 2',
    measured: fifty.inMinute.length,
    unit: 'reads/min',
    target: two.inMinute.length,
    targetIn: 'unit',
  })
})

test('the same, each browser with a token of its own, and a reader key', async ({ browser }, info) => {
  const byKey = (reads: readonly Got[]) => reads.filter(({ isSigned }) => isSigned).length
  const two = await watchTogether(browser, many(2), readerKey)
  const fifty = await watchTogether(browser, many(50), readerKey)
  await report(info, {
    what: 'With a reader key: 50 browsers with 50 tokens, against 2',
    measured: byKey(fifty.inMinute),
    unit: 'reads/min',
    target: byKey(two.inMinute),
    targetIn: 'unit',
  })
  const shown = new Map<string, number>()
  for (const { token } of fifty.all) if (token) shown.set(token, (shown.get(token) ?? 0) + 1)
  expect(shown.size).toBe(50)
  await report(info, {
    what: `Beside them, reads by which one token shows itself in ${Math.round(fifty.ms / 1_000)} s, at most`,
    measured: Math.max(...shown.values()),
    unit: 'reads',
    target: Math.ceil(fifty.ms / admittedMs),
    targetIn: 'unit',
  })
})

test('the same without a reader key: nothing is shared, so it is spread', async ({ browser }, info) => {
  const { inMinute } = await watchTogether(browser, many(50))
  await report(info, {
    what: 'Without one: 50 browsers with 50 tokens',
    measured: inMinute.length,
    unit: 'reads/min',
    target: 50 * 20,
    targetIn: 'unit',
  })
  const together = inMinute.map(({ at }) => inMinute.filter((read) => read.at >= at && read.at < at + 100))
  await report(info, {
    what: 'Of them within any 100 ms, at most (on the beat they would be 50)',
    measured: Math.max(...together.map(({ length }) => length)),
    unit: 'reads',
    target: 10,
    targetIn: 'unit',
  })
})

/** What AOM gets of one execution that moves and is open in a browser for each token: since the first one, and in a minute. */
async function watchTogether(
  browser: Browser,
  tokens: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly all: readonly Got[]; readonly ms: number; readonly inMinute: readonly Got[] }> {
  const gateway = await startGateway('failed-night', (aomUrl) => ({ IAM_ENDPOINT: aomUrl, ...settings }), {
    behaviour: { rateLimit: null },
  })
  gateway.aom.world.clock.setSpeed(0)
  const began = performance.now()
  const got = watchAom(gateway.aom.world)
  const opened: Awaited<ReturnType<typeof freshPage>>[] = []
  for (const token of tokens) {
    const fresh = await freshPage(browser, token)
    opened.push(fresh)
    await fresh.page.goto(`${gateway.url}/workflows/${workflowId}/executions/${executionId}`)
    await expect(fresh.page.locator('[data-node-id]').first()).toBeVisible()
  }
  const asked = new Set<number>()
  opened.forEach(({ page }, index) =>
    page.on('request', (request) => {
      if (request.url().includes(`/executions/${executionId}`)) asked.add(index)
    }),
  )
  const before = got.length
  await setTimeout(60_000)
  const inMinute = got.slice(before).filter(isExecutionRead)
  const ms = performance.now() - began
  // A browser that had stopped asking would be no load, and no proof.
  expect(asked.size).toBe(tokens.length)
  await Promise.all(opened.map(({ context }) => context.close()))
  await stopGateway(gateway)
  return { all: got.filter(isExecutionRead), ms, inMinute }
}
