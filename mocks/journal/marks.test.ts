import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID } from '../scenarios'
import { gateway, START } from '../testing'
import type { Mark } from './mark'
import type { Operation } from './operation'

const project = `project=${PROJECT_ID}`
const id = 'b6a1c0de-0000-4000-8000-000000000001'
const { workflowId, executionId, nodeId } = night.rotate
const claim = { kind: 'claim', workflowId, executionId, nodeId }

const bodyOf = async <T>(answer: Response): Promise<T> => (await answer.json()) as T
const put = ({ ask }: ReturnType<typeof gateway>, path: string, body: object) =>
  ask('PUT', `/api/marks/${path}?${project}`, body)
const marksOf = async ({ ask }: ReturnType<typeof gateway>, query = '') =>
  (await bodyOf<{ marks: Mark[] }>(await ask('GET', `/api/marks?${project}${query}`))).marks

describe('the night', () => {
  it('has a claim, a snooze and notes of colleagues', async () => {
    const marks = await marksOf(gateway())
    expect(marks.map(({ kind, user }) => `${kind} ${user.name}`)).toEqual([
      'claim chen.wei',
      'snooze m.keller',
      'note m.keller',
      'note li.na',
    ])
    expect(marks[1]).toMatchObject({ nodeName: night.drill.node, baseline: { node: { state: 'paused' } } })
  })

  it('has a retry of what failed again, with what it replaced', async () => {
    const { ask } = gateway()
    const query = `execution=${night.secrets.executionId}&action=restart`
    const { operations } = await bodyOf<{ operations: Operation[] }>(
      await ask('GET', `/api/operations?${project}&${query}`),
    )
    expect(operations).toHaveLength(1)
    expect(operations[0]).toMatchObject({
      user: { name: 'zhao.min' },
      baseline: { node: { state: 'failed' }, attempt: { failed: 2, failedTargets: { length: 2 } } },
    })
  })

  it('has a Skip that is left to be fixed later, until somebody says that it is done', async () => {
    const begun = gateway()
    const left = async () =>
      (
        await bodyOf<{ operations: Operation[] }>(
          await begun.ask('GET', `/api/operations?${project}&fixLater=open`),
        )
      ).operations
    const [skip] = await left()
    expect(skip).toMatchObject({ action: 'skip', skipKind: 'fixLater' })
    await put(begun, id, { ...claim, kind: 'done', operationId: skip?.id })
    expect(await left()).toEqual([])
  })
})

it('a newer claim replaces the former, and the first end stays', async () => {
  const begun = gateway()
  const seqs: number[] = []
  begun.world.journal.watch(({ seq }) => seqs.push(seq))
  const first = await bodyOf<{ mark: Mark }>(await put(begun, id, claim))
  expect(first.mark).toMatchObject({ at: START, until: START + 30 * 60_000, ended: null })
  expect(await bodyOf(await put(begun, id, claim))).toEqual(first)
  const other = id.replace(/1$/, '2')
  await put(begun, other, claim)
  const [second, former] = await marksOf(begun, `&execution=${executionId}`)
  expect([second?.ended, former?.ended?.how]).toEqual([null, 'replaced'])
  expect((await put(begun, `${id}/end`, { how: 'gone' })).status).toBe(200)
  expect((await marksOf(begun, `&execution=${executionId}`))[1]?.ended?.how).toBe('replaced')
  expect(seqs).toHaveLength(3)
})

it.each([
  ['another kind', { ...claim, kind: 'lock' }, 400],
  ['a note without a word', { ...claim, kind: 'note', text: ' ' }, 400],
  ['a snooze that is over', { ...claim, kind: 'snooze', text: 'Vendor', baseline: {}, until: 5 }, 400],
  ['a snooze without a reason', { ...claim, kind: 'snooze', baseline: {} }, 400],
  ['a done of no Skip', { ...claim, kind: 'done', operationId: 'nothing' }, 404],
])('refuses %s', async (_, body, status) => {
  expect((await put(gateway(), id, body)).status).toBe(status)
})

it('takes notes of who may change nothing, and no claim', async () => {
  const begun = gateway()
  begun.world.behaviour.changesRefused = 'notOperator'
  expect((await put(begun, id, claim)).status).toBe(403)
  expect((await put(begun, id, { ...claim, kind: 'note', text: 'Customer called' })).status).toBe(200)
  begun.world.behaviour.changesRefused = 'readOnly'
  expect((await put(begun, id, { ...claim, kind: 'note', text: 'Customer called' })).status).toBe(403)
})
