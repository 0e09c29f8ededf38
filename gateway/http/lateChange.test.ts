import { expect, test, vi } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startAom, testSettings } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const retry = `${run}/operation?action=restart&node_id=n-1`
const key = '00000000-0000-4000-8000-000000000001'
const otherKey = '00000000-0000-4000-8000-000000000002'

test('what was decided on before a colleague’s change is not sent after it, and AOM sees nothing of the journal', async () => {
  const aom = await startAom((_, answer) => answer.end('{"result":"success"}'))
  const { port, journal } = await startForwarder(aom.endpoint)
  const read = () =>
    ask(port, `${run}/status`, { headers: { 'X-Auth-Token': 't-1', 'Cache-Control': 'no-cache' } })
  const send = (id: string, seq: unknown) =>
    ask(port, retry, {
      method: 'POST',
      headers: { 'X-Auth-Token': 't-1', 'Idempotency-Key': id, 'X-Journal-Seq': String(seq) },
    })
  const { headers: mine } = await read()
  expect(await send(otherKey, (await read()).headers['x-journal-seq'])).toMatchObject({ status: 200 })
  const by = { kind: 'token', account: null, name: 'li.na', id: null } as const
  await journal.setEffect(otherKey, projectId, { seenAt: Date.now(), what: {}, by })
  const late = await send(key, mine['x-journal-seq'])
  expect(late).toMatchObject({ status: 409, headers: { 'x-not-sent': 'true' } })
  expect(JSON.parse(late.text)).toMatchObject({ error_code: 'GATEWAY.409', operation: { id: otherKey } })
  const changes = aom.received.filter(({ method }) => method === 'POST')
  expect(changes).toHaveLength(1)
  expect(changes[0]?.headers).not.toHaveProperty('x-journal-seq')
})

test('what a browser sends again over a limit is refused, and nobody says that it was not sent', async () => {
  let answer = () => {}
  const aom = await startAom((_, response) => (answer = () => response.end('{"result":"success"}')))
  const { port } = await startForwarder(aom.endpoint, {
    limits: { ...testSettings({}).limits, requestsPerCredential: 1 },
  })
  const send = (id: string) =>
    ask(port, retry, { method: 'POST', headers: { 'X-Auth-Token': 't-1', 'Idempotency-Key': id } })
  const first = send(key)
  await vi.waitFor(() => expect(aom.received).toHaveLength(1))
  const again = await send(key)
  expect(again.status).toBe(429)
  expect(again.headers).not.toHaveProperty('x-not-sent')
  expect(await send(otherKey)).toMatchObject({ status: 429, headers: { 'x-not-sent': 'true' } })
  answer()
  expect(await first).toMatchObject({ status: 200 })
  expect(aom.received).toHaveLength(1)
})
