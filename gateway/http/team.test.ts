import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import type { Options } from '../forwarderTesting'
import { ask, projectId, startAom } from '../testing'

const operations = `/api/operations?project=${projectId}`

type Reply = (incoming: IncomingMessage, answer: ServerResponse) => unknown
const token = (project: string): Reply => {
  const user = { name: 'li.na', id: 'u-1', domain: { name: 'example-operations' } }
  const expires_at = '2999-01-01T00:00:00Z'
  return (_, answer) => answer.end(JSON.stringify({ token: { user, expires_at, project: { id: project } } }))
}
const away: Reply = (incoming) => incoming.socket.destroy()
const list: Reply = (_, answer) => answer.end('{"elements":[],"total_elements":0}')
const refusal: Reply = (_, answer) => answer.writeHead(401).end('{"error_code":"AOM.31009003"}')

/** A gateway whose IAM and AOM answer as told. */
async function start(iam: Reply, aom: Reply, options: Options = {}) {
  const upstream = await startAom((incoming, answer) =>
    (incoming.url?.startsWith('/v3') ? iam : aom)(incoming, answer),
  )
  const gateway = await startForwarder(upstream.endpoint, { hasIam: true, ...options })
  return { ...gateway, received: upstream.received }
}

test.each<readonly [string, Reply, Reply, number]>([
  ['whose token IAM says is for the project', token(projectId), away, 200],
  ['whose token IAM says is for another', token('f'.repeat(32)), list, 401],
  ['whose token IAM does not know', (_, answer) => answer.writeHead(404).end('{}'), list, 401],
  ['whom AOM lets read, while IAM is away', away, list, 200],
  ['whom AOM refuses, while IAM is away', away, refusal, 401],
  ['of whom neither says anything', away, away, 503],
])('who sees what the team does: somebody %s', async (_, iam, aom, status) => {
  const { port } = await start(iam, aom)
  expect((await ask(port, operations)).status).toBe(status)
})

test('who has just read the project is not asked about again', async () => {
  const { port, received } = await start(away, list)
  expect((await ask(port, operations)).status).toBe(200)
  expect((await ask(port, operations)).status).toBe(200)
  expect(received.filter(({ url }) => url.endsWith('/workflow-list'))).toHaveLength(1)
})

test('nobody without a token, of another region, or of a project that is not served', async () => {
  const { port } = await start(token(projectId), list, { projectId })
  expect((await ask(port, operations, { headers: { 'X-Auth-Token': '' } })).status).toBe(401)
  expect((await ask(port, operations, { headers: { 'X-Aom-Region': 'elsewhere' } })).status).toBe(404)
  expect((await ask(port, `/api/operations?project=${'f'.repeat(32)}`)).status).toBe(404)
})

test('another site’s page can neither read nor write here', async () => {
  const { port } = await start(token(projectId), list)
  const foreign = { headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' } }
  expect((await ask(port, operations, foreign)).status).toBe(403)
  const path = `/api/operations/00000000-0000-4000-8000-000000000001/dismissal?project=${projectId}`
  expect((await ask(port, path, { method: 'PUT', body: '{}', ...foreign })).status).toBe(403)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'])(
  'a mark that comes as %s, as a form of another page would send it, is not taken',
  async (type) => {
    const { port } = await start(token(projectId), list)
    const path = `/api/marks/00000000-0000-4000-8000-000000000001?project=${projectId}`
    const body = JSON.stringify({
      kind: 'note',
      workflowId: 'w-1',
      executionId: 'e-1',
      text: 'Disk was full',
    })
    const put = (headers: Record<string, string>) => ask(port, path, { method: 'PUT', body, headers })
    expect(await put({ 'Content-Type': type })).toMatchObject({
      status: 415,
      text: expect.stringContaining('GATEWAY.415'),
    })
    expect((await put({ 'Content-Type': 'application/json' })).status).toBe(200)
  },
)

test('who may change nothing neither closes an operation for the others nor says what became of it', async () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const headers = { 'Content-Type': 'application/json' }
  const put = (port: number, what: string, body: object) =>
    ask(port, `/api/operations/${id}/${what}?project=${projectId}`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers,
    })
  for (const options of [{ readOnly: true }, { operatorGroups: ['sre'] }]) {
    const { port } = await start(token(projectId), list, options)
    expect((await put(port, 'dismissal', {})).status).toBe(403)
    expect((await put(port, 'effect', { seenAt: 1, what: {} })).status).toBe(403)
  }
  const { port } = await start(token(projectId), list)
  expect((await put(port, 'dismissal', {})).status).toBe(404)
  expect((await put(port, 'effect', { seenAt: 1, what: {} })).status).toBe(404)
})

test('where changes are refused, so are claims; a read-only gateway takes no note either', async () => {
  const claim = { kind: 'claim', workflowId: 'w-1', executionId: 'e-1' }
  const note = { ...claim, kind: 'note', text: 'The customer called' }
  const path = `/api/marks/00000000-0000-4000-8000-000000000001?project=${projectId}`
  const headers = { 'Content-Type': 'application/json' }
  const statusOf = async (port: number, body: object) =>
    (await ask(port, path, { method: 'PUT', body: JSON.stringify(body), headers })).status
  const readOnly = await start(token(projectId), list, { readOnly: true })
  expect([await statusOf(readOnly.port, claim), await statusOf(readOnly.port, note)]).toEqual([403, 403])
  const forOthers = await start(token(projectId), list, { operatorGroups: ['sre'] })
  expect([await statusOf(forOthers.port, claim), await statusOf(forOthers.port, note)]).toEqual([403, 200])
})
