import { expect, test } from 'vitest'
import { sign } from './sign'
import { ask, cms, projectId, startGateway, startAom } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const calls: ReadonlyArray<readonly [method: string, path: string]> = [
  ['POST', `${cms}/workflow-list`],
  ['GET', `${cms}/workflow/w-1/executions`],
  ['GET', `${cms}/workflow/w-1/executions?x_enterprise_project_id=0`],
  ['GET', `${run}/status`],
  ['POST', `${run}/operation?action=restart&node_id=n%201%2F%26%2B`],
  ['POST', `${run}/terminate`],
  ['POST', `${cms}/workflow/w-1/executions`],
  ['PUT', `${cms}/workflow/w-1/trigger/action?action=disable`],
]

test.each(calls)(
  '%s %s reaches AOM once, with the token and nothing of the browser’s',
  async (method, path) => {
    const aom = await startAom((_, answer) => answer.end('{}'))
    const { port } = await startGateway({ endpoint: aom.endpoint })
    const isList = path.endsWith('workflow-list')
    const answer = await ask(port, path, {
      method,
      headers: {
        'X-Auth-Token': 't'.repeat(40_960),
        'Content-Type': 'application/json; charset=utf-8',
        Cookie: 'a=b',
        Origin: `http://127.0.0.1:${port}`,
        Referer: `http://127.0.0.1:${port}/attention`,
        'User-Agent': 'browser',
        'X-Operation-Reason': 'because',
        'X-Forwarded-For': '10.0.0.1',
        Expect: '100-continue',
        ...(method === 'GET' ? {} : { 'Content-Length': isList ? 12 : 0 }),
      },
      ...(isList ? { body: '{"page": 1 }' } : {}),
    })
    expect(answer.status).toBe(200)
    expect(aom.received).toHaveLength(1)
    const [received] = aom.received
    expect(received).toMatchObject({ method, url: path, body: isList ? '{"page": 1 }' : '' })
    const { host, connection, ...headers } = received?.headers ?? {}
    expect(host).toBe(aom.endpoint.slice('http://'.length))
    expect(connection).toBe(isList || method === 'GET' ? 'keep-alive' : 'close')
    expect(headers).toEqual({
      'x-auth-token': 't'.repeat(40_960),
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...(method === 'GET' ? {} : { 'content-length': isList ? '12' : '0' }),
    })
  },
)

test('a parameter that a read does not have is not passed on', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  await ask(port, `${cms}/workflow/w-1/executions?limit=1&x_enterprise_project_id=0&limit=2`)
  expect(aom.received).toMatchObject([{ url: `${cms}/workflow/w-1/executions?x_enterprise_project_id=0` }])
})

test.each([
  ['POST', `${run}/operation?node_id=n&action=skip`],
  ['POST', `${run}/terminate`],
  ['POST', `${cms}/workflow/w-1/executions`],
  ['PUT', `${cms}/workflow/w-1/trigger/action?action=enable`],
])('%s %s has no body: with one nothing is sent, and no key is used up', async (method, path) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const headers = { 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' }
  const parameters = await ask(port, path, { method, headers, body: '{"dry_run":true}' })
  expect(parameters).toMatchObject({ status: 400, headers: { 'x-not-sent': 'true' } })
  expect(aom.received).toEqual([])
  expect(await ask(port, path, { method, headers, body: '' })).toMatchObject({ status: 200 })
  expect(aom.received).toMatchObject([{ url: path, body: '', headers: { 'content-length': '0' } }])
})

const key = { accessKey: 'EXAMPLEID', secretKey: 'hush-hush', securityToken: 'hush-token' }

const long = 'w'.repeat(65)
test.each([
  ['GET', `${cms}/workflow/${long}/executions`],
  ['POST', `${cms}/workflow/w-1/executions/${long}/terminate`],
  ['GET', `${cms}/workflow/w-1/executions?x_enterprise_project_id=${long}`],
  ['GET', `${cms}/workflow/w-1/executions?x_enterprise_project_id=`],
  ['POST', `${run}/operation?action=delete&node_id=n`],
  ['POST', `${run}/operation?action=RESTART&node_id=n`],
  ['POST', `${run}/operation?action=__proto__&node_id=n`],
  ['POST', `${run}/operation?action=&node_id=n`],
  ['POST', `${run}/operation?node_id=n`],
  ['POST', `${run}/operation?action=skip`],
  ['POST', `${run}/operation?action=skip&node_id=`],
  ['POST', `${run}/operation?action=skip&node_id=${long}`],
  ['POST', `${run}/operation?action=skip&node_id=n&token=127.0.0.1`],
  ['POST', `${run}/operation?action=skip&node_id=n&__proto__=x`],
  ['POST', `${run}/terminate?force=true`],
  ['POST', `${cms}/workflow/w-1/executions?x_enterprise_project_id=0`],
  ['PUT', `${cms}/workflow/w-1/trigger/action`],
  ['PUT', `${cms}/workflow/w-1/trigger/action?action=delete`],
])('%s %s is none that AOM documents: 400, not sent', async (method, path) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, path, { method })
  expect(answer).toMatchObject({
    status: 400,
    headers: { 'x-gateway-error': '1', 'x-not-sent': 'true' },
  })
  expect(JSON.parse(answer.text)).toEqual({ error_code: 'GATEWAY.400', error_msg: expect.any(String) })
  expect(aom.received).toEqual([])
})

test.each([
  ['GET', `${cms}/workflow/w%20x/executions`],
  ['GET', `${cms}/workflow/${encodeURIComponent('任务')}/executions`],
  ['POST', `${run}/operation?action=skip&node_id=n%201%2F%26%2B`],
  ['GET', `${cms}/workflow/w-1/executions?x_enterprise_project_id=a%2Fb`],
])('with a key %s %s is refused before it is signed', async (method, path) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint, projectId, accessKey: key })
  expect(await ask(port, path, { method })).toMatchObject({ status: 400, headers: { 'x-not-sent': 'true' } })
  expect(aom.received).toEqual([])
})

test.each([
  ['GET', `${run}/status`, {}],
  ['POST', `${cms}/workflow-list`, {}],
  ['POST', `${run}/operation?action=skip&node_id=n-1`, {}],
  ['GET', `${run}/status`, { Authorization: 'Bearer some-token', Cookie: 'X-Auth-Token=some-token' }],
  ['GET', '/v3/auth/projects', {}],
  ['GET', '/v3/auth/tokens', { 'X-Subject-Token': 'some-token' }],
])('%s %s without a token is 401 here, and nobody is asked', async (method, path, headers) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { endpoint } = aom
  const { port } = await startGateway({ regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }] })
  const answer = await ask(port, path, { method, headers: { 'X-Auth-Token': '', ...headers } })
  expect(answer).toMatchObject({ status: 401, headers: { 'x-gateway-error': '1', 'x-not-sent': 'true' } })
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'GATEWAY.401' })
  expect(aom.received).toEqual([])
})

test('signing in needs no token', async () => {
  const iam = await startAom((_, answer) => answer.writeHead(201).end('{}'))
  const { endpoint } = iam
  const { port } = await startGateway({ regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }] })
  const headers = { 'X-Auth-Token': '', 'Content-Type': 'application/json' }
  const answer = await ask(port, '/v3/auth/tokens?nocatalog=true', { method: 'POST', headers, body: '{}' })
  expect(answer.status).toBe(201)
  expect(iam.received).toHaveLength(1)
})

const anywhere = `http://127.0.0.1:9${run}/status`
test.each([
  ['GET', `${cms}/workflow-list`],
  ['DELETE', `${cms}/workflow/w-1/executions`],
  ['HEAD', `${run}/status`],
  ['OPTIONS', `${run}/status`],
  ['GET', `${run}/operation?action=skip&node_id=n`],
  ['POST', `${cms}/workflow`],
  ['POST', `${cms}/fast-execute-script`],
  ['GET', `/v1/${projectId}/ams/metrics`],
  ['GET', `${run}/status/`],
  ['GET', `/v1/short/cms/workflow/w/executions`],
  ['GET', '/v1'],
  ['GET', '/v3/auth/tokens'],
  ['POST', '/v3/auth/tokens'],
  ['GET', `${cms}/workflow/../workflow/w/executions`],
  ['GET', `${cms}/workflow/../executions`],
  ['GET', `${cms}/workflow/%2e%2e/executions`],
  ['GET', `${cms}/workflow/w%2Fx/executions`],
  ['GET', `${cms}/workflow/%252e%252e/executions`],
  ['GET', `${cms}/workflow/w%0d%0aX-A:b/executions`],
  ['GET', `/attention/..${run}/status`],
  ['GET', `/${run}/status`],
  ['GET', anywhere],
])('%s %s never reaches AOM', async (method, path) => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, path, { method })
  expect(answer.status).toBe(404)
  expect(answer.headers['x-gateway-error']).toBe('1')
  if (method !== 'HEAD')
    expect(JSON.parse(answer.text)).toEqual({ error_code: 'GATEWAY.404', error_msg: expect.any(String) })
  expect(aom.received).toEqual([])
})

test('a parameter given twice is refused', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${run}/operation?action=skip&node_id=n&action=restart`, { method: 'POST' })
  expect(answer.status).toBe(400)
  expect(aom.received).toEqual([])
})

test('with AOM_PROJECT_ID only that project is served', async () => {
  const aom = await startAom((_, answer) => answer.end('[]'))
  const { port } = await startGateway({ endpoint: aom.endpoint, projectId })
  expect((await ask(port, `${cms}/workflow/w/executions`)).status).toBe(200)
  expect((await ask(port, `/v1/${'f'.repeat(32)}/cms/workflow/w/executions`)).status).toBe(404)
  expect(aom.received).toHaveLength(1)
})

test.each([
  ['with its length', { 'Content-Length': 70_000 }],
  ['in chunks', { 'Transfer-Encoding': 'chunked' }],
])('a body over 64 KiB, sent %s, is 413', async (_, headers) => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${cms}/workflow-list`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: 'x'.repeat(70_000),
  })
  expect(answer.status).toBe(413)
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'GATEWAY.413' })
  expect(aom.received).toEqual([])
})

test('a gateway with a key signs exactly what it sends, and passes no token of the browser’s', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint, projectId, accessKey: key })
  await ask(port, `${run}/operation?node_id=n-1._x&action=restart`, {
    method: 'POST',
    headers: { 'X-Auth-Token': 'token-of-a-browser', 'X-Security-Token': 'x', 'X-Project-Id': 'y' },
  })
  await ask(port, `${cms}/workflow-list`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"page": 1, "workflow_name": "节点"}',
  })
  expect(aom.received).toHaveLength(2)
  for (const { method, url, headers, body } of aom.received) {
    expect(headers).toMatchObject({ 'x-security-token': 'hush-token', 'x-project-id': projectId })
    expect(headers['x-auth-token']).toBeUndefined()
    const date = String(headers['x-sdk-date'])
    const now = new Date(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'))
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000)
    const signed = ['content-type', 'x-project-id', 'x-security-token'].map((name) => [name, headers[name]])
    const { Authorization } = sign(
      {
        method,
        url: new URL(`http://${headers.host}${url}`),
        headers: Object.fromEntries(signed) as Record<string, string>,
        body: Buffer.from(body),
      },
      key,
      now,
    )
    expect(headers.authorization).toBe(Authorization)
  }
  expect(JSON.stringify(aom.received)).not.toContain('hush-hush')
})

test('a refused key is AOM’s answer to the browser, asked once', async () => {
  const refusal = '{"error_code":"APIG.0301","error_msg":"verify aksk signature fail","request_id":"r-1"}'
  const aom = await startAom((_, answer) => {
    answer.writeHead(401, { 'content-type': 'application/json' }).end(refusal)
  })
  const { port } = await startGateway({ endpoint: aom.endpoint, projectId, accessKey: key })
  const answer = await ask(port, `${run}/status`)
  expect(answer).toMatchObject({ status: 401, text: refusal })
  expect(aom.received).toHaveLength(1)
})
