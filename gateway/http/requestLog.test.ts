import { expect, test } from 'vitest'
import { cms, projectId, startGateway, startAom, ask } from '../testing'

test.each([
  ['POST', `${cms}/workflow-list`, '/v1/{project_id}/cms/workflow-list'],
  ['GET', `${cms}/workflow/executions/executions`, '/v1/{project_id}/cms/workflow/{workflow_id}/executions'],
  [
    'GET',
    `${cms}/workflow/w%201/executions/status/status`,
    '/v1/{project_id}/cms/workflow/{workflow_id}/executions/{execution_id}/status',
  ],
  [
    'PUT',
    `${cms}/workflow/w/trigger/action?action=enable`,
    '/v1/{project_id}/cms/workflow/{workflow_id}/trigger/action',
  ],
  ['GET', '/v3/auth/projects', '/v3/auth/projects'],
  ['GET', '/workflows/w/executions/e?node=secret-node', '/*'],
  ['GET', '/assets/index-abc.js', '/assets/index-abc.js'],
])('%s %s is logged as %s', async (method, path, template) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { endpoint } = aom
  const { port, untilLogged } = await startGateway({
    regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }],
  })
  const json = { headers: { 'Content-Type': 'application/json' }, body: '{}' }
  expect(await ask(port, path, { method, ...(path.endsWith('list') ? json : {}) })).toMatchObject({
    status: 200,
  })
  expect(await untilLogged('request')).toMatchObject({ path: template, status: 200, level: 'info' })
})

test('a path that is none of the gateway’s is not logged, however it is written', async () => {
  const { port, untilLogged } = await startGateway()
  await ask(port, '/secret-name.png?a=secret-value')
  const line = await untilLogged('request')
  expect(line).toMatchObject({ path: null, status: 404, code: 'GATEWAY.404', level: 'warn' })
  expect(JSON.stringify(line)).not.toContain('secret')
})

test('who asks for the journal has a name too, also where it is refused', async () => {
  const user = { name: 'li.na', id: 'u-1', domain: { name: 'example-operations' } }
  const token = { user, expires_at: '2999-01-01T00:00:00Z', project: { id: 'f'.repeat(32) } }
  const iam = await startAom((_, answer) => answer.end(JSON.stringify({ token })))
  const { endpoint } = iam
  const { port, untilLogged } = await startGateway({
    regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }],
  })
  const answer = await ask(port, `/api/operations?project=${projectId}`)
  expect(answer.status).toBe(401)
  expect(await untilLogged('request')).toMatchObject({
    level: 'warn',
    path: '/api/*',
    status: 401,
    code: 'GATEWAY.401',
    who: 'example-operations/li.na',
  })
})

test('health checks that find nothing wrong are counted, not logged', async () => {
  const { port, stop, logged } = await startGateway()
  await ask(port, '/healthz')
  const metrics = await ask(port, '/metrics')
  await stop(1_000)
  expect(metrics.text).toContain('http_requests_total{operation="healthz",status="200"} 1')
  expect(logged).toEqual([])
})
