import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { toFailure } from '#domain/failure/failure'
import { openOperationOf } from './conflict'
import { operateNode } from './operations'
import { startSession } from '#api/session'

const ref = { workflowId: 'w', executionId: 'e' }
const id = '6f1f4f86-8a3f-4b57-9a53-0d3c4f3e2a11'

beforeEach(() => startSession({ credential: { token: 'a-token', projectId: '0'.repeat(32) } }))

const conflict = {
  id: '0b9d2c1e-3a54-4f6e-8b71-5c2d9e8f7a10',
  position: 7,
  seq: 12,
  projectId: '0'.repeat(32),
  region: 'cn-north-4',
  ...ref,
  workflowName: 'Rotate TLS certificates',
  nodeId: 'n',
  nodeName: 'Reload nginx',
  action: 'restart',
  reason: null,
  baseline: null,
  user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
  requestedAt: 1_795_000_000_000,
  outcome: 'open',
}

async function errorFor(body: unknown, init: ResponseInit = { status: 409 }): Promise<unknown> {
  server.use(
    http.post('*/v1/*', () => new HttpResponse(typeof body === 'string' ? body : JSON.stringify(body), init)),
  )
  return operateNode(ref, 'n', 'skip', { id }).then(
    () => undefined,
    (error: unknown) => error,
  )
}

const gateway409 = (operation: unknown) => ({ error_code: 'GATEWAY.409', error_msg: 'held', operation })

it('tells whose operation is in the way, and since when', async () => {
  const error = await errorFor(gateway409(conflict))
  expect(openOperationOf(error)).toMatchObject({
    id: conflict.id,
    action: 'retry',
    name: 'li.na',
    account: 'ops',
    nodeName: 'Reload nginx',
    requestedAt: conflict.requestedAt,
  })
  expect(toFailure(error)).toMatchObject({ kind: 'refused', code: 'GATEWAY.409', isNotSent: true })
})

it.each<[string, unknown]>([
  ['no operation', gateway409(undefined)],
  ['an action of a later version', gateway409({ ...conflict, action: 'approve' })],
  ['an action that every object has', gateway409({ ...conflict, action: 'constructor' })],
  ['no user', gateway409({ ...conflict, user: null })],
  ['a time that no date holds', gateway409({ ...conflict, requestedAt: 1e300 })],
  ['another id than a UUID', gateway409({ ...conflict, id: '../../x' })],
  ['HTML', '<h1>409</h1>'],
  ['AOM’s own conflict', { error_code: 'AOM.31001409', error_msg: 'x', operation: conflict }],
])('tells nothing where the answer has %s', async (_, body) => {
  expect(openOperationOf(await errorFor(body))).toBeUndefined()
})

it('of an unnamed colleague tells the rest', async () => {
  const user = { kind: 'key', account: null, name: null, id: null }
  const found = openOperationOf(await errorFor(gateway409({ ...conflict, user })))
  expect(found).toMatchObject({ action: 'retry' })
  expect(found).not.toHaveProperty('name')
})
