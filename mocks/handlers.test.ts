import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID, scenarioNames, TOKEN } from './scenarios'
import { issue } from './iamTokens'
import { aom, good, list, pathOf, START } from './testing'

const { rotate } = night

describe('every call', () => {
  it('is refused without a token', async () => {
    const response = await aom().call('POST', 'workflow-list', list, { 'content-type': 'application/json' })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error_code: 'APIG.0301',
      error_msg: expect.stringContaining('x-auth-token not found') as string,
      request_id: response.headers.get('x-request-id'),
    })
  })

  it.each([
    ['a token that nobody issued', 'garbage', 'decrypt token fail'],
    ['a token that is longer than one can be', 'x'.repeat(40_961), 'decrypt token fail'],
    [
      'a token that is over',
      issue('night.shift', PROJECT_ID, Date.UTC(2020, 0, 1)),
      'token expires, expires_at: 2020-01-02T00:00:00.000000Z',
    ],
  ])('is refused with %s', async (_, token, why) => {
    const response = await aom().call('POST', 'workflow-list', list, { ...good, 'x-auth-token': token })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      error_code: 'APIG.0301',
      error_msg: `Incorrect IAM authentication information: ${why}`,
    })
  })

  it('lets in whom IAM gave a token, and tokens of elsewhere that a test names', async () => {
    const { world, call } = aom()
    world.behaviour.knownTokens = ['pasted']
    for (const token of [issue('operator.07', PROJECT_ID, Date.now()), 'pasted'])
      expect((await call('POST', 'workflow-list', list, { ...good, 'x-auth-token': token })).status).toBe(200)
  })

  it('takes a signature instead of a token', async () => {
    const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${'0'.repeat(64)}`
    const headers = { authorization, 'x-sdk-date': '20261124T190000Z', 'content-type': 'application/json' }
    expect((await aom().call('POST', 'workflow-list', list, headers)).status).toBe(200)
  })

  it.each(['GET', 'POST'])('needs its content type, also without a body: %s', async (method) => {
    const path =
      method === 'GET' ? `${pathOf(rotate)}/status` : `${pathOf(rotate)}/operation?action=skip&node_id=x`
    for (const headers of [
      { 'x-auth-token': TOKEN },
      { 'x-auth-token': TOKEN, 'content-type': 'text/plain' },
    ]) {
      const response = await aom().call(method, path, undefined, headers)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error_code: 'AOM.31001302' })
    }
  })

  it('needs the right project', async () => {
    expect((await aom('failed-night', 'short').list(list)).status).toBe(404)
    const response = await aom('failed-night', 'f'.repeat(32)).list(list)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error_code: 'AOM.31009003', http_code: 401 })
  })

  it.each([
    ['POST', 'workflow-list', 'AOM.31009003', 'error_msg', 401],
    ['GET', 'workflow/w/executions', 'AOM.31009004', 'error_message', '401'],
    ['GET', 'workflow/w/executions/e/status', 'AOM.31009004', 'error_message', '401'],
    ['POST', 'workflow/w/executions/e/operation', 'AOM.31009004', 'error_msg', '401'],
    ['POST', 'workflow/w/executions/e/terminate', 'AOM.31009004', 'error_msg', 401],
    ['POST', 'workflow/w/executions', 'AOM.31009004', 'error_msg', 401],
    ['PUT', 'workflow/w/trigger/action', 'AOM.31009003', 'error_msg', 401],
  ])('says 401 in the shape documented for it: %s %s', async (method, path, code, field, httpCode) => {
    const response = await aom('failed-night', 'f'.repeat(32)).call(method, path)
    expect(await response.json()).toEqual({
      error_code: code,
      [field]: 'auth failed.',
      http_code: httpCode,
    })
  })

  it('is 404 of the gateway where AOM has no such path', async () => {
    const response = await aom().call('GET', 'workflow/wf-rotate-tls')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error_code: 'APIG.0101' })
  })

  it('is recorded as it came, without the token', async () => {
    const { world, operate } = aom()
    await operate(rotate, rotate.nodeId, 'restart')
    expect(world.operations).toEqual([
      {
        operation: 'StartPausingWorkflowExecutions',
        method: 'POST',
        path: `/v1/${PROJECT_ID}/cms/${pathOf(rotate)}/operation`,
        query: { action: 'restart', node_id: rotate.nodeId },
        headers: { 'x-auth-token': '…oken', 'content-type': 'application/json' },
        body: undefined,
        at: START,
      },
    ])
  })

  it.each(scenarioNames)('answers with JSON that can be read back: %s', async (scenario) => {
    const { call, list: ask, world } = aom(scenario)
    world.behaviour.rejectedTokens = []
    world.behaviour.latencyMs = [0, 0]
    world.clearFaults()
    const page = (await (await ask({ ...list, size: 100 })).json()) as {
      elements: unknown[]
      total_elements: number
    }
    expect(page.total_elements).toBe(world.workflows().length)
    const first = world.workflows().at(0) as Record<string, string>
    const where = { workflowId: first['id'] ?? '', executionId: first['last_execution_id'] ?? '' }
    const executions = await call('GET', `workflow/${where.workflowId}/executions`)
    expect(await executions.json()).toEqual(JSON.parse(JSON.stringify(world.executions(where.workflowId))))
    const detail = await call('GET', `${pathOf(where)}/status`)
    expect(detail.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
    expect(await detail.json()).toEqual(
      JSON.parse(JSON.stringify(world.details(where.workflowId, where.executionId))),
    )
  })
})
