import { afterEach, beforeEach, expect, it } from 'vitest'
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
  const long = { ...headers, 'x-auth-token': 'x'.repeat(40_960) }
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
