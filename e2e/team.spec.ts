import { once } from 'node:events'
import type { Route } from '@playwright/test'
import { startBreakingProxy } from './breakingProxy'
import { stopProcess } from './gateway'
import { readJournal } from './journal'
import { expect, test, type Operator } from './operators'
import { openRetry, resultOf, stopNodes, type StoppedNode } from './stoppedNodes'

/*
 * What one operator does stands in the others' Activity as it happens, and nothing is missing there after a gateway was
 * restarted or killed. Every list that a page asks for from then on is held back: what it shows came by its stream.
 */

test.describe.configure({ mode: 'parallel', timeout: 240_000 })

test('what one operator does stands in a colleague’s Activity at once', async ({
  aom,
  startGateway,
  operator,
}) => {
  const [stopped] = stopNodes(aom.world, 1) as [StoppedNode]
  const { url } = await startGateway()
  const [actor, watcher] = [await operator('li.na', url), await operator('wang.wei', url)]
  await openActivity(watcher)
  await holdLists(watcher)
  await actor.page.goto('/attention')
  const { confirm } = await openRetry(actor.page, stopped)
  const shown = watcher.page.waitForFunction(
    (node) => document.querySelector('table')?.textContent.includes(node) && Date.now(),
    stopped.node,
  )
  await confirm()
  const row = rowOf(watcher, stopped)
  await expect(row).toContainText('li.na')
  await expect(row).toContainText('Accepted, HTTP 200')
  await expect(row).toContainText(/Seen after \S+ by \S+: Failed → Running/)

  const [{ requestedAt } = { requestedAt: NaN }] = await readJournal(url)
  const ms = Number(await (await shown).jsonValue()) - requestedAt
  test.info().annotations.push({ type: 'From the journal to the other screen', description: `${ms} ms` })
})

test('a gateway restarts under an open Activity: what happened meanwhile is shown, and nothing is lost', async ({
  aom,
  startGateway,
  operator,
}) => {
  const [first, second] = stopNodes(aom.world, 2) as [StoppedNode, StoppedNode]
  const settings = { DATA_DIR: test.info().outputPath('journal') }
  const gateway = await startGateway(settings)
  const [actor, watcher] = [await operator('li.na', gateway.url), await operator('wang.wei', gateway.url)]
  await openActivity(watcher)
  await actor.page.goto('/attention')
  aom.world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'slow', delayMs: 1_000, times: 1 })
  await retry(actor, first)
  await expect(rowOf(watcher, first)).toBeVisible()
  // The code that shows results comes from the gateway too.
  await expect(await resultOf(actor.page, first)).toBeVisible()
  await holdLists(watcher)
  const stream = await holdStream(watcher)
  // AOM may not have answered the first yet: a gateway that stops waits for that.
  await stopProcess(gateway)
  await startGateway({ ...settings, PORT: new URL(gateway.url).port })
  await expect(await resultOf(actor.page, first)).toContainText('Effect seen')
  await retry(actor, second)
  await expect(await resultOf(actor.page, second)).toContainText('Effect seen')
  const rows = await readJournal(gateway.url)

  await stream.release()
  await expectAccepted(watcher, [first, second])
  expect(stream.resumedFrom()).toBeGreaterThan(0)
  expect(stream.resumedFrom()).toBeLessThan(rows[0]?.seq ?? 0)
})

test('a gateway is killed: what was done through it and through the other one is shown, and nothing is lost', async ({
  aom,
  startGateway,
  operator,
  postgres,
}) => {
  const nodes = stopNodes(aom.world, 3)
  const [first, second, third] = nodes as [StoppedNode, StoppedNode, StoppedNode]
  const settings = { DATABASE_URL: await postgres.database() }
  const [one, two] = await Promise.all([startGateway(settings), startGateway(settings)])
  const front = await startBreakingProxy(one.url)
  const actor = await operator('li.na', front.url)
  const watcher = await operator('wang.wei', front.url)
  const elsewhere = await operator('zhao.min', two.url)
  await openActivity(watcher)
  await Promise.all([actor, elsewhere].map(({ page }) => page.goto('/attention')))
  await holdLists(watcher)
  await retry(elsewhere, first)
  await expectAccepted(watcher, [first])

  const answered = actor.page.waitForResponse(/\/operation\?/)
  await retry(actor, second)
  await answered
  const stream = await holdStream(watcher)
  one.process.kill('SIGKILL')
  await once(one.process, 'exit')
  front.moveTo(two.url)
  await retry(elsewhere, third)
  await expect(await resultOf(elsewhere.page, third)).toContainText('Effect seen')
  await stream.release()
  await expectAccepted(watcher, nodes)
  expect(stream.resumedFrom()).toBeGreaterThan(0)
  await expect(await resultOf(actor.page, second)).toContainText('Effect seen')
  await front.close()
})

async function openActivity({ page }: Operator): Promise<void> {
  await page.goto('/activity')
  await expect(page.getByText('Nobody has operated anything in this project yet.')).toBeVisible()
  await expect(page.getByText('Each operation appears here as it happens.')).toBeVisible()
}

async function retry({ page }: Operator, stopped: StoppedNode): Promise<void> {
  const { confirm } = await openRetry(page, stopped)
  await confirm()
}

const rowsOf = ({ page }: Operator) => page.getByRole('table', { name: 'Activity' }).getByRole('row')

const rowOf = (watcher: Operator, { node, workflow }: StoppedNode) =>
  rowsOf(watcher)
    .filter({ hasText: `Retry ${node}` })
    .filter({ hasText: workflow })

/** These stand in Activity, once each, with AOM's answer, and nothing else does. */
async function expectAccepted(watcher: Operator, nodes: readonly StoppedNode[]): Promise<void> {
  for (const stopped of nodes)
    await expect(rowOf(watcher, stopped)).toContainText('Accepted, HTTP 200', { timeout: 30_000 })
  await expect(rowsOf(watcher)).toHaveCount(1 + nodes.length)
}

/** No list of operations arrives from now on. */
const holdLists = ({ page }: Operator) => page.route(/\/api\/operations\?/, () => undefined)

/** The page gets no new stream of events until it is released. */
async function holdStream({ page }: Operator) {
  let held: Route[] | undefined = []
  let resumedFrom: number | undefined
  await page.route(/\/api\/events\?/, async (route) => {
    resumedFrom = Number(route.request().headers()['last-event-id'])
    if (held) held.push(route)
    else await route.continue()
  })
  return {
    release: async () => {
      const routes = held ?? []
      held = undefined
      // The page has given up those that it asked for long ago.
      await Promise.all(routes.map((route) => route.continue().catch(() => undefined)))
    },
    /** The `Last-Event-ID` of the newest one that it asked for. */
    resumedFrom: () => resumedFrom,
  }
}
