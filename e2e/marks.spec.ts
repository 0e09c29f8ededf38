import { stopProcess } from './gateway'
import { expectOnce, readJournal } from './journal'
import { expect, test, type Operator } from './operators'
import { runAgain, stopAgain, stopNodes, type StoppedNode } from './stoppedNodes'

/* What one operator says of a stop, a colleague at another browser sees at once, and after the gateway was restarted too. */

test.describe.configure({ timeout: 180_000 })

test('a claim, a snooze and a note of one are the other’s within a second, and outlive the gateway', async ({
  aom,
  startGateway,
  operator,
}) => {
  const [taken, put, noted] = stopNodes(aom.world, 3) as [StoppedNode, StoppedNode, StoppedNode]
  const settings = { DATA_DIR: test.info().outputPath('journal') }
  const gateway = await startGateway(settings)
  const [actor, watcher] = [await operator('li.na', gateway.url), await operator('wang.wei', gateway.url)]
  for (const operator of [actor, watcher]) await openList(operator, [taken, put, noted])

  const seen = shownAt(watcher, 'li.na is on it since')
  await (await more(actor, taken)).getByRole('button', { name: 'Claim' }).click()
  await expect(rowOf(actor, taken)).toContainText('You are on it since')
  await expectSoon('the claim', await seen, actor)

  const counted = shownAt(watcher, '1 snoozed', 'main')
  await (await more(actor, put)).getByRole('button', { name: 'Snooze' }).click()
  const snooze = actor.page.getByRole('dialog', { name: `Snooze ${put.node}?` })
  await snooze.getByLabel('Reason').fill('Vendor is at it')
  await snooze.getByRole('button', { name: 'Snooze' }).click()
  await expectSoon('the snooze', await counted, actor)
  await expect(rowOf(watcher, put)).toHaveCount(0)
  await expect(watcher.page.getByRole('link', { name: '1 snoozed' })).toBeVisible()

  const read = shownAt(watcher, 'li.na: Disk is replaced at 8')
  await addNote(actor, noted, 'Disk is replaced at 8')
  await expectSoon('the note', await read, actor)
  await expect(rowOf(watcher, noted)).toContainText('li.na: Disk is replaced at 8')

  await stopProcess(gateway)
  await startGateway({ ...settings, PORT: new URL(gateway.url).port })
  await watcher.page.reload()
  await expect(rowOf(watcher, taken)).toContainText('li.na is on it since')
  await expect(rowOf(watcher, noted)).toContainText('li.na: Disk is replaced at 8')
  await watcher.page.getByRole('link', { name: '1 snoozed' }).click()
  await expect(rowOf(watcher, put)).toContainText(/li\.na snoozed it until \d\d:\d\d: Vendor is at it/)

  // A claim locks nobody out: whoever takes it over is the one who is on it, and the former is told.
  await watcher.page.goto('/attention')
  // The actor's page has found the gateway again by itself.
  await expect.poll(() => streamsOf(gateway.url)).toBe(2)
  const takenOver = shownAt(actor, 'wang.wei is on it since')
  await (await more(watcher, taken)).getByRole('button', { name: 'Claim' }).click()
  await expectSoon('the claim after a restart', await takenOver, watcher)
  await expect(rowOf(actor, taken)).toContainText('wang.wei is on it since')

  await actor.page.getByRole('link', { name: 'Handover' }).click()
  await expect(actor.page.getByRole('main')).toContainText('wang.wei is on it since')
  await expect(actor.page.getByRole('main')).toContainText('Vendor is at it')
})

test('two gateways on one database, a browser at each: a claim, a note and a retry of several are seen at the other', async ({
  aom,
  startGateway,
  operator,
  postgres,
}) => {
  const nodes = stopNodes(aom.world, 4)
  const [taken, noted, , late] = nodes as [StoppedNode, StoppedNode, StoppedNode, StoppedNode]
  runAgain(aom.world, late)
  // They watch AOM with a key that may only read, one for both, so that no page asks for its list by itself.
  const settings = {
    DATABASE_URL: await postgres.database(),
    READER_AK: 'READER',
    READER_SK: 'reader-secret',
  }
  const gateways = await Promise.all([startGateway(settings), startGateway(settings)])
  const [actor, watcher] = (await Promise.all(
    gateways.map(({ url }, index) => operator(index === 0 ? 'li.na' : 'wang.wei', url)),
  )) as [Operator, Operator]
  for (const operator of [actor, watcher]) await openList(operator, nodes.slice(0, 3))

  const seen = shownAt(watcher, 'li.na is on it since')
  await (await more(actor, taken)).getByRole('button', { name: 'Claim' }).click()
  await expect(rowOf(actor, taken)).toContainText('You are on it since')
  await expectSoon('the claim, at another gateway', await seen, actor)

  const read = shownAt(actor, 'wang.wei: Disk is replaced at 8')
  await addNote(watcher, noted, 'Disk is replaced at 8')
  await expectSoon('the note, at another gateway', await read, watcher)
  await expect(rowOf(actor, noted)).toContainText('wang.wei: Disk is replaced at 8')

  // The watcher's gateway is restarted: their page finds it again by itself, and hears what is said at the other one.
  const [, theirs] = gateways
  await stopProcess(theirs)
  await startGateway({ ...settings, PORT: new URL(theirs.url).port })
  await expect.poll(() => streamsOf(theirs.url)).toBe(1)
  const called = shownAt(watcher, 'li.na: Vendor is called')
  await addNote(actor, taken, 'Vendor is called')
  await expectSoon('the note, after a restart, at another gateway', await called, actor)

  // A stop that AOM has while both look on.
  stopAgain(aom.world, late)
  for (const { page } of [actor, watcher]) await expect(rowOf({ page }, late)).toBeVisible()

  await actor.page.getByRole('checkbox', { name: 'Select all' }).check()
  await actor.page.getByRole('button', { name: 'Retry selected' }).click()
  const dialog = actor.page.getByRole('dialog', { name: 'Retry 4 nodes?' })
  await dialog.getByRole('checkbox', { name: 'Start with one' }).uncheck()
  await dialog.getByLabel('At a time').selectOption({ label: 'Up to 5 at work' })
  const retried = shownAt(watcher, 'li.na retried')
  await dialog.getByRole('button', { name: 'Retry 4 nodes' }).click()
  const shown = await retried
  for (const stopped of nodes) await expect(rowOf(watcher, stopped)).toContainText('li.na')
  const sent = await readJournal(gateways[0]?.url ?? '')
  const first = Math.min(...sent.map(({ requestedAt }) => requestedAt))
  test.info().annotations.push({
    type: 'From the first retry to the other screen',
    description: `${shown - first} ms`,
  })
  expect(shown - first).toBeLessThan(soonMs)
  await expectOnce(aom.world, gateways[0]?.url ?? '', nodes)
})

async function openList({ page }: Operator, nodes: readonly StoppedNode[]) {
  // The page follows the team's events once its first picture is there.
  const follows = page.waitForResponse(/\/api\/events\?/)
  await page.goto('/attention?group=none')
  for (const stopped of nodes) await expect(rowOf({ page }, stopped)).toBeVisible()
  await follows
}

const rowOf = ({ page }: Pick<Operator, 'page'>, { node, workflow }: StoppedNode) =>
  page
    .getByRole('table', { name: 'Needs attention' })
    .getByRole('row')
    .filter({ hasText: node })
    .filter({ hasText: workflow })

async function more(operator: Operator, stopped: StoppedNode) {
  await rowOf(operator, stopped)
    .getByRole('button', { name: `More for ${stopped.node}` })
    .click()
  return operator.page.getByRole('group', { name: `For the team: ${stopped.node}` })
}

async function addNote(operator: Operator, stopped: StoppedNode, text: string): Promise<void> {
  await (await more(operator, stopped)).getByRole('button', { name: 'Add note' }).click()
  const note = operator.page.getByRole('dialog', { name: `Add a note to ${stopped.node}` })
  await note.getByLabel('Note').fill(text)
  await note.getByRole('button', { name: 'Add note' }).click()
}

/** When these words first stand in the list, by the clock that both browsers and the gateway go by. */
async function shownAt({ page }: Operator, words: string, within = 'table'): Promise<number> {
  const found = await page.waitForFunction(
    ([place, wanted]) => document.querySelector(place)?.textContent.includes(wanted) && Date.now(),
    [within, words] as const,
    { polling: 'raf' },
  )
  return Number(await found.jsonValue())
}

const soonMs = 1_000

/** From the moment at which the gateway wrote down what was said last. */
async function expectSoon(what: string, shown: number, by: Operator): Promise<void> {
  const [newest] = await readMarks(by)
  const ms = shown - (newest?.at ?? NaN)
  test.info().annotations.push({ type: `From ${what} to the other screen`, description: `${ms} ms` })
  expect(ms).toBeLessThan(soonMs)
}

const readMarks = async ({ page }: Operator) =>
  page.evaluate(async () => {
    const { token, projectId } = JSON.parse(sessionStorage.getItem('aom-operator.session') ?? '{}') as {
      token: string
      projectId: string
    }
    const answer = await fetch(`/api/marks?project=${projectId}`, { headers: { 'X-Auth-Token': token } })
    return ((await answer.json()) as { marks: { at: number }[] }).marks
  })

/** How many pages hear of events of this gateway. */
async function streamsOf(gatewayUrl: string): Promise<number> {
  const metrics = await (await fetch(`${gatewayUrl}/metrics`)).text()
  return Number(/^aom_operator_event_streams (\d+)$/m.exec(metrics)?.[1])
}
