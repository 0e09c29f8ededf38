import type { Response } from '@playwright/test'
import type { World } from '../mocks/world'
import { expectOnce } from './journal'
import { expect, test, type Operator } from './operators'
import { finish, openRetry, resultOf, stopNodes, type StoppedNode } from './stoppedNodes'

/*
 * Two operators press the same button, from the same moment to 300 ms apart. AOM gets one operation, and who came second
 * reads who was first, with what, and what became of it.
 */

test.describe.configure({ mode: 'parallel', timeout: 240_000 })
// So high that all rows are in sight.
test.use({ viewport: { width: 1440, height: 2400 } })

const rounds = 20
const widestGapMs = 300

test('two browsers at one gateway: what both operators click twenty times happens twenty times', async ({
  aom,
  startGateway,
  operator,
}) => {
  const nodes = prepare(aom.world)
  const { url } = await startGateway()
  await clickTogether(aom.world, nodes, await operator('li.na', url), await operator('wang.wei', url))
  await expectOnce(aom.world, url, nodes)
})

test('two gateways on one database, a browser at each: the same', async ({
  aom,
  startGateway,
  operator,
  postgres,
}) => {
  const nodes = prepare(aom.world)
  const settings = { DATABASE_URL: await postgres.database() }
  const [one, two] = await Promise.all([startGateway(settings), startGateway(settings)])
  await clickTogether(aom.world, nodes, await operator('li.na', one.url), await operator('wang.wei', two.url))
  for (const { url } of [one, two]) await expectOnce(aom.world, url, nodes)
})

test('a press that is held up on its way until a colleague has done it and seen its effect is not done again', async ({
  aom,
  startGateway,
  operator,
}) => {
  const nodes = stopNodes(aom.world, 1)
  const [stopped] = nodes
  if (!stopped) throw new Error('no node')
  const { url } = await startGateway()
  const [late, first] = [await operator('wang.wei', url), await operator('li.na', url)]
  await Promise.all([late, first].map(({ page }) => page.goto('/attention?group=none')))
  let letThrough: () => void = () => undefined
  const isHeldUp = new Promise<void>((held) => {
    void late.page.route(/\/operation\?/, (route) => {
      letThrough = () => void route.continue()
      held()
    })
  })

  await (await openRetry(late.page, stopped)).confirm()
  await isHeldUp
  await (await openRetry(first.page, stopped)).confirm()
  await expect(await resultOf(first.page, stopped)).toContainText('Effect seen')
  const answer = answerTo(late)
  letThrough()
  expect(await answer).toBe(409)
  await expectTold({ stopped, winner: first, loser: late })
  await expectOnce(aom.world, url, nodes)
})

/** The world stands still: an effect comes when both operators have their answers, and not before. */
function prepare(world: World): readonly StoppedNode[] {
  world.clock.stop()
  world.behaviour.effectMs = [1, 1]
  return stopNodes(world, rounds)
}

interface Outcome {
  readonly stopped: StoppedNode
  readonly winner: Operator
  readonly loser: Operator
}

/** Both retry each node from Needs attention. What became of one they read while they are at the next. */
async function clickTogether(world: World, nodes: readonly StoppedNode[], one: Operator, other: Operator) {
  await Promise.all([one, other].map(({ page }) => page.goto('/attention?group=none')))
  let before: Outcome | undefined
  for (const [round, stopped] of nodes.entries()) {
    const [first, second] = round % 2 === 0 ? [one, other] : [other, one]
    const gapMs = Math.round((round * widestGapMs) / (rounds - 1))
    const outcome = await clickBoth(stopped, first, second, gapMs)
    await expectTold(outcome)
    world.clock.advance(1)
    finish(world, stopped)
    if (before) await expectEffect(before)
    before = outcome
  }
  if (before) await expectEffect(before)
}

async function clickBoth(
  stopped: StoppedNode,
  first: Operator,
  second: Operator,
  gapMs: number,
): Promise<Outcome> {
  const [early, late] = await Promise.all([openRetry(first.page, stopped), openRetry(second.page, stopped)])
  const answers = Promise.all([answerTo(first), answerTo(second)])
  await Promise.all([early.confirmIn(0), late.confirmIn(gapMs)])
  const statuses = await answers
  expect(statuses.toSorted()).toEqual([200, 409])
  return statuses[0] === 200
    ? { stopped, winner: first, loser: second }
    : { stopped, winner: second, loser: first }
}

/** The status with which an operator's next operation is answered. */
async function answerTo({ page }: Operator): Promise<number> {
  const isOperation = (answer: Response) => new URL(answer.url()).pathname.endsWith('/operation')
  return (await page.waitForResponse(isOperation)).status()
}

const refusalOf = async ({ stopped, loser }: Outcome) =>
  (await resultOf(loser.page, stopped)).filter({ hasText: 'Not sent' })

/** Who came second is told who was first, and with what. */
async function expectTold(outcome: Outcome): Promise<void> {
  await expect(await refusalOf(outcome)).toContainText(`${outcome.winner.name} was first: Retry, at `)
}

/** Both see the effect, and close what they have read. */
async function expectEffect(outcome: Outcome): Promise<void> {
  const { stopped, winner, loser } = outcome
  const own = await resultOf(winner.page, stopped)
  const theirs = (await resultOf(loser.page, stopped)).filter({ hasText: `${winner.name}: ` })
  await Promise.all(
    [own, theirs].map(async (result) => {
      await expect(result).toContainText('Effect seen')
      await result.getByRole('button', { name: 'Dismiss' }).click()
    }),
  )
  await (await refusalOf(outcome)).getByRole('button', { name: 'Dismiss' }).click()
}
