import { expect, test } from 'vitest'
import { query, start, wang } from './apiTesting'
import { eventually, projectId } from './journalTesting'

const markId = '00000000-0000-4000-8000-000000000001'
const claim = { kind: 'claim', workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-1' }
const snooze = { ...claim, kind: 'snooze', text: 'Vendor is at it', baseline: {} }

test('a claim is made, seen, told as an event, and released', async () => {
  const { ask, put, listen } = await start()
  const stream = await listen()
  await eventually(() => expect(stream.events).toHaveLength(1))
  const made = await put(`/api/marks/${markId}?${query}`, claim)
  expect(made).toMatchObject({
    status: 200,
    body: { mark: { id: markId, ...claim, user: wang, ended: null } },
  })
  const path = `/api/marks?${query}&since=0&execution=e-1`
  expect(await ask(path)).toMatchObject({
    status: 200,
    body: { marks: [{ id: markId }], next: null, seq: 1 },
  })
  await eventually(() => expect(stream.events.at(-1)).toMatchObject({ event: 'mark', id: '1' }))
  const ended = { at: expect.any(Number), by: 'wang.lei', how: 'released' }
  expect(await put(`/api/marks/${markId}/end?${query}`, { how: 'released' })).toMatchObject({
    body: { mark: { id: markId, ended } },
  })
  await eventually(() => expect(stream.events.at(-1)).toMatchObject({ event: 'mark', id: '2' }))
})

test.each([
  ['no JSON', '{'],
  ['another kind', { ...claim, kind: 'lock' }],
  ['an unknown field', { ...claim, color: 'red' }],
  ['a claim that says when it ends', { ...claim, until: 5 }],
  ['no execution', { ...claim, executionId: undefined }],
  ['an id that is too long', { ...claim, nodeId: 'n'.repeat(129) }],
  ['a note without a word', { ...claim, kind: 'note', text: ' ' }],
  ['a note that nobody sees', { ...claim, kind: 'note', text: '\u200b\0\u00ad' }],
  ['a text that is too long', { ...claim, kind: 'note', text: 'x'.repeat(1_001) }],
  ['a snooze that does not say how it stood', { ...snooze, baseline: undefined }],
  ['a snooze that says too much', { ...snooze, baseline: { story: 'x'.repeat(1_100) } }],
  ['a snooze that is over', { ...snooze, until: 5 }],
])('a mark with %s is 400', async (_, body) => {
  const { put, journal } = await start()
  expect(await put(`/api/marks/${markId}?${query}`, body)).toMatchObject({
    status: 400,
    body: { error_code: 'GATEWAY.400' },
  })
  expect(await journal.seq()).toBeLessThanOrEqual(1)
  expect((await journal.listMarks({ project: projectId })).marks).toEqual([])
})

test.each([undefined, '', ' \n', '\0', '\u200b\u2060', '\ud800', 'x'.repeat(1_001)])(
  'a snooze says why it can wait: %o is 400',
  async (text) => {
    const { put, journal } = await start()
    const path = `/api/marks/${markId}?${query}`
    expect(await put(path, { ...snooze, text })).toMatchObject({
      status: 400,
      body: {
        error_code: 'GATEWAY.400',
        error_msg: expect.stringMatching(/^A snooze needs its reason: "text"/),
      },
    })
    expect((await journal.listMarks({ project: projectId })).marks).toEqual([])
    expect(await put(path, snooze)).toMatchObject({ status: 200, body: { mark: { text: snooze.text } } })
  },
)

test('a mark’s id is a UUID, and names one mark', async () => {
  const { put } = await start()
  expect(await put(`/api/marks/mine?${query}`, claim)).toMatchObject({ status: 400 })
  expect(await put(`/api/marks/${markId}?${query}`, claim)).toMatchObject({ status: 200 })
  expect(await put(`/api/marks/${markId}?${query}`, { ...claim, nodeId: 'n-2' })).toMatchObject({
    status: 422,
    body: { error_code: 'GATEWAY.422' },
  })
  const other = `project=${'f'.repeat(32)}`
  expect(await put(`/api/marks/${markId}/end?${other}`, { how: 'gone' })).toMatchObject({ status: 404 })
  expect(await put(`/api/marks/${markId}/end?${query}`, { how: 'replaced' })).toMatchObject({ status: 400 })
})

test('who may change nothing reads the marks; who is no operator writes notes, and nothing else', async () => {
  const isLetIn = () => Promise.resolve(true)
  const refuseFor = (changesRefused: 'readOnly' | 'notOperator') =>
    start({ admit: () => Promise.resolve({ user: wang, region: 'cn-north-4', changesRefused, isLetIn }) })
  const note = { ...claim, kind: 'note', text: 'The customer called' }
  const path = `/api/marks/${markId}`
  const [reader, readOnly] = [await refuseFor('notOperator'), await refuseFor('readOnly')]
  for (const { ask, put } of [reader, readOnly]) {
    expect(await put(`${path}?${query}`, claim)).toMatchObject({
      status: 403,
      body: { error_code: 'GATEWAY.403' },
    })
    expect(await put(`${path}/end?${query}`, { how: 'gone' })).toMatchObject({ status: 403 })
    expect(await ask(`/api/marks?${query}`)).toMatchObject({ status: 200, body: { marks: [] } })
  }
  expect(await reader.put(`${path}?${query}`, note)).toMatchObject({ status: 200 })
  expect(await readOnly.put(`${path}?${query}`, note)).toMatchObject({ status: 403 })
})

test('without a credential that is good for the project there is no mark to see or to make', async () => {
  const { ask, journal } = await start()
  const stranger = { headers: { 'x-auth-token': 'bad' } }
  const body = JSON.stringify(claim)
  expect(await ask(`/api/marks?${query}`, stranger)).toMatchObject({ status: 401 })
  const made = await ask(`/api/marks/${markId}?${query}`, { ...stranger, method: 'PUT', body })
  expect(made).toMatchObject({ status: 401, body: { error_code: 'GATEWAY.401' } })
  expect(await journal.seq()).toBe(0)
})
