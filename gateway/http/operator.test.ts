import { expect, test } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startAom } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const retry = `${run}/operation?action=restart&node_id=n-1`

const startSuccess = () => startAom((_, answer) => answer.end('{"result":"success"}'))

const signing = {
  accessKey: { accessKey: 'KEYID0000000000TEST', secretKey: 'hush-hush', securityToken: null },
}
const behindProxy = {
  ...signing,
  trustedProxies: ['loopback'],
  identityHeader: 'x-forwarded-user',
  groupsHeader: 'x-forwarded-groups',
}

test.each([
  ['READ_ONLY', { readOnly: true }, {}],
  ['the wrong group', { ...behindProxy, operatorGroups: ['sre'] }, { 'X-Forwarded-Groups': 'guests' }],
  ['no group', { ...behindProxy, operatorGroups: ['sre'] }, {}],
  ['nobody', behindProxy, { 'X-Forwarded-User': '' }],
])('%s changes nothing, and is told so', async (_, settings, groups) => {
  const aom = await startSuccess()
  const { port } = await startForwarder(aom.endpoint, settings)
  const headers = { 'X-Forwarded-User': 'li.na', ...groups }
  const answer = await ask(port, retry, { method: 'POST', headers })
  expect(answer).toMatchObject({ status: 403, headers: { 'x-not-sent': 'true', 'x-gateway-error': '1' } })
  expect(aom.received).toEqual([])
})

test('with a key, whom the proxy does not name reads nothing either, from wherever they come', async () => {
  const aom = await startSuccess()
  const { port } = await startForwarder(aom.endpoint, behindProxy)
  const past = await startForwarder(aom.endpoint, { ...behindProxy, trustedProxies: ['10.0.0.1'] })
  const named = { 'X-Forwarded-User': 'auditor' }
  const answers = [
    await ask(port, `${run}/status`),
    await ask(port, `${cms}/workflow/w-1/executions`),
    await ask(past.port, `${run}/status`, { headers: named }),
  ]
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 401, headers: { 'x-not-sent': 'true' } })
  expect(aom.received).toEqual([])
  expect((await ask(port, `${run}/status`, { headers: named })).status).toBe(200)
})

test('whom the proxy names is on record; who writes the header past the proxy is not believed', async () => {
  const aom = await startSuccess()
  const { port } = await startForwarder(aom.endpoint, { ...behindProxy, operatorGroups: ['sre'] })
  const headers = { 'X-Forwarded-User': 'li.na', 'X-Forwarded-Groups': 'guests, sre' }
  expect((await ask(port, retry, { method: 'POST', headers })).status).toBe(200)
  const named = { headers: { 'X-Forwarded-User': 'auditor' } }
  const list = await ask(port, `/api/operations?project=${projectId}`, named)
  expect(JSON.parse(list.text)).toMatchObject({
    operations: [{ user: { kind: 'proxy', account: null, name: 'li.na', id: null } }],
  })
  expect(aom.received[0]?.headers).not.toHaveProperty('x-forwarded-user')
  expect((await ask(port, `/api/operations?project=${projectId}`)).status).toBe(401)

  const past = await startForwarder(aom.endpoint, { ...behindProxy, trustedProxies: ['10.0.0.1'] })
  expect((await ask(past.port, retry, { method: 'POST', headers })).status).toBe(403)
})
