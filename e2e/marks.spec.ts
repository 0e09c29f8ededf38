import { stopProcess } from './gateway'
import { expect, test, type Operator } from './operators'
import { stopNodes, type StoppedNode } from './stoppedNodes'

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
  for (const { page } of [actor, watcher]) {
    // The page follows the team's events once its first picture is there.
    const follows = page.waitForResponse(/\/api\/events\?/)
    await page.goto('/attention')
    for (const stopped of [taken, put, noted]) await expect(rowOf({ page }, stopped)).toBeVisible()
    await follows
  }

  const seen = shownAt(watcher, 'li.na is on it since')
  await (await more(actor, taken)).getByRole('button', { name: 'Claim' }).click()
  await expect(rowOf(actor, taken)).toContainText('You are on it since')
  const marks = await readMarks(actor)
  const ms = (await seen) - (marks[0]?.at ?? NaN)
  test.info().annotations.push({ type: 'From the claim to the other screen', description: `${ms} ms` })
  expect(ms).toBeLessThan(1_000)

  await (await more(actor, put)).getByRole('button', { name: 'Snooze' }).click()
  const snooze = actor.page.getByRole('dialog', { name: `Snooze ${put.node}?` })
  await snooze.getByLabel('Reason').fill('Vendor is at it')
  await snooze.getByRole('button', { name: 'Snooze' }).click()
  await expect(rowOf(watcher, put)).toHaveCount(0)
  await expect(watcher.page.getByRole('link', { name: '1 snoozed' })).toBeVisible()

  await (await more(actor, noted)).getByRole('button', { name: 'Add note' }).click()
  const note = actor.page.getByRole('dialog', { name: `Add a note to ${noted.node}` })
  await note.getByLabel('Note').fill('Disk is replaced at 8')
  await note.getByRole('button', { name: 'Add note' }).click()
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
  await (await more(watcher, taken)).getByRole('button', { name: 'Claim' }).click()
  await expect(rowOf(actor, taken)).toContainText('wang.wei is on it since')

  await actor.page.getByRole('link', { name: 'Handover' }).click()
  await expect(actor.page.getByRole('main')).toContainText('wang.wei is on it since')
  await expect(actor.page.getByRole('main')).toContainText('Vendor is at it')
})

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
  return operator.page.getByRole('dialog', { name: `For the team: ${stopped.node}` })
}

/** When these words first stand in the list, by the clock that both browsers and the gateway go by. */
async function shownAt({ page }: Operator, words: string): Promise<number> {
  const found = await page.waitForFunction(
    (wanted) => document.querySelector('table')?.textContent.includes(wanted) && Date.now(),
    words,
    { polling: 'raf' },
  )
  return Number(await found.jsonValue())
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
