import { expect, test } from 'vitest'
import type { Answer } from '../aom/answer'
import type { Call } from '../aom/calls'
import type { AomRequest, Send } from '../aom/send'
import { createReads } from './reads'

const readerKey = { accessKey: 'READER', secretKey: 'hush-hush', securityToken: null }
const region = { id: 'cn-north-4', endpoint: 'https://aom.example.com', iamEndpoint: null }

const detail = (executionId: string, token: string): AomRequest => ({
  call: {
    operation: 'SearchWorkflowExecutionDetail',
    kind: 'read',
    service: 'aom',
    method: 'GET',
    path: `/v1/p/cms/workflow/w-1/executions/${executionId}/status`,
    hasBody: false,
    projectId: 'p',
    region,
    ids: {},
  } satisfies Call,
  body: Buffer.alloc(0),
  credential: { kind: 'token', token },
  readsGzip: true,
  subjectToken: null,
})

const answer = (status: number, text = '{}'): Answer => ({
  head: { status, headers: {} },
  body: Buffer.from(text),
  rest: null,
  problem: null,
  neverSent: false,
})

/** AOM that lets in every credential but those named; `asked` says by whom it was asked for what. */
function setUp(refused: readonly string[] = [], hasReader = true) {
  const calls: string[] = []
  const out = new Set(refused)
  const send: Send = ({ credential, call }) => {
    const who =
      credential.kind === 'token' ? credential.token : credential.kind === 'key' ? 'reader' : 'nobody'
    calls.push(`${who} ${/e-\d/.exec(call.path)?.[0]}`)
    return Promise.resolve(answer(out.has(who) ? 401 : 200, `for ${who}`))
  }
  const reads = createReads({
    send,
    reader: hasReader ? { credential: () => ({ kind: 'key', key: readerKey }), send } : null,
  })
  const read = async (request: AomRequest, fresh = false) => {
    const shared = await reads.read(request, { fresh, gone: new AbortController().signal })
    return `${shared.answer.head?.status} ${shared.answer.body.toString()}${shared.isShared ? ' (shared)' : ''}`
  }
  return { calls, out, read, reads }
}

test('who was let in by the own token gets the team’s answer from then on', async () => {
  const { calls, read } = setUp()
  expect(await read(detail('e-1', 't-1'))).toBe('200 for t-1')
  expect(await read(detail('e-1', 't-2'))).toBe('200 for t-2')
  expect(await read(detail('e-1', 't-1'))).toBe('200 for reader')
  expect(await read(detail('e-1', 't-2'))).toBe('200 for reader (shared)')
  expect(calls).toEqual(['t-1 e-1', 't-2 e-1', 'reader e-1'])
})

test('a token that AOM refuses never gets what the team reads, however often it asks', async () => {
  const { calls, read } = setUp(['intruder'])
  await read(detail('e-1', 't-1'))
  await read(detail('e-1', 't-1'))
  expect(await read(detail('e-1', 'intruder'))).toBe('401 for intruder')
  expect(await read(detail('e-1', 'intruder'))).toBe('401 for intruder')
  expect(calls.filter((line) => line.startsWith('intruder'))).toHaveLength(2)
})

test('being let in to one execution opens no other', async () => {
  const { read } = setUp()
  await read(detail('e-1', 't-1'))
  await read(detail('e-2', 't-2'))
  await read(detail('e-2', 't-2'))
  expect(await read(detail('e-2', 't-1'))).toBe('200 for t-1')
})

test('a fresh read goes by the own token, and a token that ended meanwhile loses what it had', async () => {
  const { out, read, reads } = setUp()
  await read(detail('e-1', 't-1'))
  expect(reads.hasRead('t-1', 'p')).toBe(true)
  out.add('t-1')
  expect(await read(detail('e-1', 't-1'), true)).toBe('401 for t-1')
  expect(await read(detail('e-1', 't-1'))).toBe('401 for t-1')
  expect(reads.hasRead('t-1', 'p')).toBe(false)
})

test('a reader key that AOM refuses is nobody’s trouble: everybody reads by the own token', async () => {
  const { calls, read } = setUp(['reader'])
  await read(detail('e-1', 't-1'))
  await read(detail('e-2', 't-2'))
  expect(await read(detail('e-2', 't-2'))).toMatch(/^200 for t-2/)
  expect(calls).toContain('reader e-2')
})

test('without a reader key nobody gets what another token read', async () => {
  const { calls, read } = setUp([], false)
  await read(detail('e-1', 't-1'))
  expect(await read(detail('e-1', 't-1'))).toBe('200 for t-1 (shared)')
  expect(await read(detail('e-1', 't-2'))).toBe('200 for t-2')
  expect(calls).toEqual(['t-1 e-1', 't-2 e-1'])
})

test.each([
  'e-1%2F..',
  'e-1%20',
  'e-1(2)',
  'e-1*',
  'e-1~',
  "e-1'",
  'e-1!',
  'e-1/status?x_enterprise_project_id=a%26b',
])('the reader key never signs an id whose signature AOM might read differently: %s', async (id) => {
  const { calls, read } = setUp()
  const odd = detail(id, 't-1')
  await read(odd)
  expect(await read(odd)).toMatch(/^200 for t-1/)
  expect(await read(odd)).toMatch(/^200 for t-1/)
  expect(calls.filter((line) => line.startsWith('reader'))).toEqual([])
})
