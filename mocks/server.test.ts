import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { issue } from './iamTokens'
import { night, PROJECT_ID, TOKEN } from './scenarios'
import { startMockAom, type MockAom } from './server'

const START = Date.UTC(2026, 10, 24, 19, 0)
const { rotate } = night
const path = `/v1/${PROJECT_ID}/cms/workflow/${rotate.workflowId}/executions/${rotate.executionId}`
const headers = { 'x-auth-token': TOKEN, 'content-type': 'application/json' }
let aom: MockAom

beforeEach(async () => {
  aom = await startMockAom({ scenario: 'failed-night', port: 0, now: () => START, stopped: true })
})
afterEach(() => aom.close())

const control = async (body: object) => {
  const response = await fetch(`${aom.url}/__world`, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const restart = () =>
  fetch(`${aom.url}${path}/operation?action=restart&node_id=${rotate.nodeId}`, { method: 'POST', headers })
const status = async () =>
  ((await (await fetch(`${aom.url}${path}/status`, { headers })).json()) as { status: string }).status

it('speaks AOM over HTTP: an operation is accepted and its effect is seen', async () => {
  const response = await restart()
  expect([response.status, await response.json()]).toEqual([200, { result: 'success' }])
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
  await control({ advance: 4000 })
  expect(await status()).toBe('running')
  const seen = (await (await fetch(`${aom.url}/__world`)).json()) as { operations: { query: object }[] }
  expect(seen.operations.map((request) => request.query)).toEqual([
    { action: 'restart', node_id: rotate.nodeId },
  ])
})

it('takes the longest token', async () => {
  const token = issue('x'.repeat(40_960), PROJECT_ID, Date.now())
  const long = {
    ...headers,
    'x-auth-token': token.replace(/x+/, (user) => user.slice(token.length - 40_960)),
  }
  expect((await fetch(`${aom.url}${path}/status`, { headers: long })).status).toBe(200)
})

it('refuses as AOM does: no token, no such path', async () => {
  expect((await fetch(`${aom.url}${path}/status`)).status).toBe(401)
  expect((await fetch(`${aom.url}/v2/else`)).status).toBe(404)
})

it('cuts the connection where the answer is lost, and keeps the effect', async () => {
  await control({ fault: { on: 'writes', kind: 'lost', times: 1 } })
  await expect(restart()).rejects.toThrow('fetch failed')
  await control({ advance: 4000 })
  expect(await status()).toBe('running')
})

/** Sends by hand over a connection of its own; tells what came back and how it ended. */
async function sendRaw(head: string): Promise<{ answer: string; end: string }> {
  const { hostname, port } = new URL(aom.url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
  socket.write(head)
  const end = await new Promise<string>((resolve) => {
    socket.once('end', () => resolve('closed'))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
  })
  socket.destroy()
  return { answer, end }
}
const head = (method: string, target: string, more = '') =>
  `${method} ${path}/${target} HTTP/1.1\r\nhost: aom\r\nx-auth-token: ${TOKEN}\r\ncontent-type: application/json\r\n${more}connection: close\r\n\r\n`

it.each([
  ['close', 'closed'],
  ['reset', 'ECONNRESET'],
] as const)('can %s a connection under an operation, which it keeps', async (cut, end) => {
  await control({ fault: { on: 'writes', kind: 'lost', cut } })
  expect(await sendRaw(head('POST', `operation?action=restart&node_id=${rotate.nodeId}`))).toEqual({
    answer: '',
    end,
  })
  expect(aom.world.operations).toHaveLength(1)
})

it('can drip an answer, and compress it', async () => {
  await control({ fault: { on: 'writes', kind: 'drip', delayMs: 1 } })
  const dripped = await sendRaw(head('POST', `operation?action=restart&node_id=${rotate.nodeId}`))
  expect(dripped.answer).toMatch(/^transfer-encoding: chunked\r$/im)
  // One chunk for each byte of the body.
  expect(dripped.answer.match(/^1\r$/gm)).toHaveLength('{"result":"success"}'.length)
  await control({ fault: { on: 'reads', kind: 'gzip' } })
  expect((await sendRaw(head('GET', 'status'))).answer).toContain('"workflow_snapshot"')
  const zipped = await sendRaw(head('GET', 'status', 'accept-encoding: gzip\r\n'))
  expect(zipped.answer).toContain('content-encoding: gzip')
  expect(zipped.answer).not.toContain('"workflow_snapshot"')
  expect(await status()).toBe('fail')
})

it('is moved through the back door: scenario, edit, behaviour', async () => {
  await control({ edit: { name: 'setNodeStatus', args: [rotate.executionId, rotate.nodeId, 'recovered'] } })
  const results = (await (await fetch(`${aom.url}${path}/status`, { headers })).text()).includes(
    '"recovered"',
  )
  expect(results).toBe(true)
  expect((await control({ scenario: 'calm' })).body).toMatchObject({ scenario: 'calm', requests: [] })
  expect((await control({ scenario: 'nowhere' })).status).toBe(400)
  expect((await control({ edit: { name: 'toString', args: [] } })).status).toBe(400)
})
