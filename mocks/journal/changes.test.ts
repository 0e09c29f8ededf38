import { describe, expect, it } from 'vitest'
import { issue } from '../iamTokens'
import { night, PROJECT_ID } from '../scenarios'
import { gateway, good, pathOf, START } from '../testing'
import type { World } from '../world'
import type { Operation } from './operation'
import { gatewayRequestsOf } from './received'

const key = 'b6a1c0de-0000-4000-8000-000000000001'
const other = 'b6a1c0de-0000-4000-8000-000000000002'
const { rotate, payments } = night
const newest = ({ world }: { world: World }) => world.journal.operations.at(-1)
const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>

describe('a change through the gateway', () => {
  it('is on record: who, what, why, what the dialog showed, and what AOM said', async () => {
    const begun = gateway()
    const response = await begun.retry(key, {
      'x-operation-reason': encodeURIComponent('nginx 已修复'),
      'x-operation-context': encodeURIComponent(
        JSON.stringify({ workflowName: rotate.workflow, nodeName: rotate.node, baseline: { node: 'fail' } }),
      ),
      'x-aom-region': 'cn-north-4',
    })
    expect(await response.json()).toEqual({ result: 'success' })
    const operation = newest(begun)
    expect(operation).toMatchObject({
      id: key,
      projectId: PROJECT_ID,
      region: 'cn-north-4',
      workflowId: rotate.workflowId,
      workflowName: rotate.workflow,
      executionId: rotate.executionId,
      nodeId: rotate.nodeId,
      nodeName: rotate.node,
      action: 'restart',
      reason: 'nginx 已修复',
      baseline: { node: 'fail' },
      user: { kind: 'iam', account: 'example-operations', name: 'night.shift' },
      requestedAt: START,
      answeredAt: START,
      outcome: 'accepted',
      httpStatus: 200,
      aomRequestId: response.headers.get('x-request-id'),
      answer: '{"result":"success"}',
      effect: null,
    })
    expect(response.headers.get('x-gateway-request-id')).toBe(operation?.gatewayRequestId)
    expect(begun.world.operations).toHaveLength(1)
  })

  it('asked for again is answered from the record, and AOM is not asked', async () => {
    const begun = gateway()
    await begun.retry(key)
    const again = await begun.retry(key.toUpperCase())
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
    expect(await again.json()).toEqual({ result: 'success' })
    expect(begun.world.operations).toHaveLength(1)
    expect(gatewayRequestsOf(begun.world)).toHaveLength(2)
  })

  it('asked for again while it is under way waits for the same answer', async () => {
    const begun = gateway()
    begun.world.behaviour.latencyMs = [20, 20]
    const [first, second] = await Promise.all([begun.retry(key), begun.retry(key)])
    expect(first.headers.has('idempotency-replayed')).toBe(false)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await second.json()).toEqual(await first.json())
    expect(begun.world.operations).toHaveLength(1)
  })

  it('whose answer was lost on the way to the page is on record with it', async () => {
    const begun = gateway()
    begun.world.setFault({ on: 'writes', kind: 'lost', times: 1 })
    expect((await begun.retry(key)).type).toBe('error')
    expect(newest(begun)).toMatchObject({ outcome: 'accepted' })
    expect(await (await begun.retry(key)).json()).toEqual({ result: 'success' })
    expect(begun.world.operations).toHaveLength(1)
  })

  it.each([
    [{ status: 200, body: '<h1>Sign in</h1>' }, 'unknown', null],
    [{ status: 400, body: { error_code: 'AOM.31001418', error_msg: 'no' } }, 'refused', 'AOM.31001418'],
    [{ status: 500, body: { error_code: 'AOM.31001405', error_msg: 'no' } }, 'refused', 'AOM.31001405'],
    [{ status: 504, body: { error_code: 'APIG.0201', error_msg: 'timeout' } }, 'unknown', 'APIG.0201'],
    [{ status: 429, body: { error_code: 'APIG.0308', error_msg: 'over' } }, 'refused', 'APIG.0308'],
  ])('%j is on record as %s', async (answer, outcome, code) => {
    const begun = gateway()
    begun.world.setFault({ on: 'writes', kind: 'answer', answer })
    const response = await begun.retry(key)
    expect(response.status).toBe(answer.status)
    expect(response.headers.has('x-not-sent')).toBe(false)
    expect(newest(begun)).toMatchObject({ outcome, code, httpStatus: answer.status })
  })

  it('that nobody answers is unknown after its deadline, and is told so to whoever asks again', async () => {
    const begun = gateway()
    begun.world.setFault({ on: 'writes', kind: 'never' })
    void begun.retry(key)
    await expect.poll(() => newest(begun)?.outcome).toBe('open')
    begun.world.clock.advance(40_001)
    begun.world.tick()
    expect(newest(begun)).toMatchObject({ outcome: 'unknown', httpStatus: null, answeredAt: null })
  })
})

describe('nothing is sent', () => {
  const refused = async (response: Response, begun: ReturnType<typeof gateway>, sent = 0) => {
    expect(response.headers.get('x-not-sent')).toBe('true')
    expect(response.headers.get('x-gateway-error')).toBe('1')
    expect(begun.world.operations).toHaveLength(sent)
    return [response.status, (await bodyOf(response))['error_code']]
  }

  it('while a colleague’s operation on the same node is open; the answer says whose', async () => {
    const begun = gateway()
    const id = begun.world.edit.colleague({
      user: 'li.na',
      executionId: rotate.executionId,
      nodeId: rotate.nodeId,
      action: 'restart',
      reason: 'On it',
      isOpen: true,
    })
    const response = await begun.retry(key)
    expect(await bodyOf(response.clone())).toMatchObject({
      operation: { id, user: { name: 'li.na' }, reason: 'On it', outcome: 'open', nodeName: rotate.node },
    })
    expect(await refused(response, begun)).toEqual([409, 'GATEWAY.409'])
    // AOM has answered, but nothing is to be seen of it yet: it still holds the node.
    begun.world.edit.colleagueAnswered()
    expect(await refused(await begun.retry(key), begun)).toEqual([409, 'GATEWAY.409'])
    begun.world.clock.advance(61_000)
    expect((await begun.retry(key)).status).toBe(200)
  })

  it('where something happened to the node after that was read on which it was decided', async () => {
    const begun = gateway()
    const before = begun.world.journal.seq
    begun.world.edit.colleague({
      user: 'li.na',
      executionId: rotate.executionId,
      nodeId: rotate.nodeId,
      action: 'restart',
    })
    const id = newest(begun)?.id ?? ''
    begun.world.journal.seeEffect(id, { seenAt: begun.world.tick(), seenBy: 'li.na', what: {} })
    const late = await begun.retry(key, { 'x-journal-seq': String(before) })
    expect(await refused(late, begun)).toEqual([409, 'GATEWAY.409'])
  })

  it('under the key of another request', async () => {
    const begun = gateway()
    await begun.retry(key)
    const response = await begun.call('POST', `${pathOf(payments)}/terminate`, undefined, {
      ...good,
      'idempotency-key': key,
    })
    expect(await refused(response, begun, 1)).toEqual([422, 'GATEWAY.422'])
  })

  it.each(['not-a-uuid', ''])('under the key %j', async (bad) => {
    const begun = gateway()
    expect(await refused(await begun.retry(bad), begun)).toEqual([400, 'GATEWAY.400'])
  })

  it.each(['readOnly', 'notOperator'] as const)('where it may not be: %s', async (why) => {
    const begun = gateway()
    begun.world.behaviour.changesRefused = why
    expect(await refused(await begun.retry(key), begun)).toEqual([403, 'GATEWAY.403'])
  })

  it('in the scenario of a read-only gateway, which reads as ever', async () => {
    const begun = gateway('read-only')
    expect(await refused(await begun.retry(key), begun)).toEqual([403, 'GATEWAY.403'])
    expect((await begun.call('GET', `${pathOf(rotate)}/status`)).status).toBe(200)
  })

  it('with a token that IAM does not know', async () => {
    const begun = gateway()
    expect(await refused(await begun.retry(key, { 'x-auth-token': 'garbage' }), begun)).toEqual([
      401,
      'GATEWAY.401',
    ])
  })

  it('while the journal cannot be written', async () => {
    const begun = gateway()
    begun.world.behaviour.journal = 'away'
    expect(await refused(await begun.retry(key), begun)).toEqual([503, 'GATEWAY.507'])
  })
})

it('an answer that cannot be recorded passes, and says so', async () => {
  const begun = gateway()
  begun.world.behaviour.journal = 'failsAfterwards'
  const response = await begun.retry(key)
  expect([response.status, response.headers.get('x-journal')]).toEqual([200, 'failed'])
  expect(newest(begun)).toMatchObject({ outcome: 'open' })
})

it('a change that is whose: IAM’s users, tokens of elsewhere, the gateway’s key', async () => {
  const begun = gateway()
  begun.world.behaviour.knownTokens = ['pasted']
  const as = async (id: string, token: string): Promise<Operation['user'] | undefined> => {
    // Long after the last one, whose effect nobody looks for.
    begun.world.clock.advance(61_000)
    const headers: Record<string, string> = { ...good, 'idempotency-key': id, 'x-auth-token': token }
    if (token === '') delete headers['x-auth-token']
    const path = `workflow/wf-flush-cdn/executions`
    await begun.call('POST', path, undefined, headers)
    return newest(begun)?.user
  }
  expect(await as(key, issue('operator.07', PROJECT_ID, Date.now()))).toMatchObject({
    kind: 'iam',
    account: 'example-operations',
    name: 'operator.07',
    id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  })
  expect(await as(other, 'pasted')).toMatchObject({
    kind: 'token',
    name: expect.stringMatching(/^token [0-9a-f]{16}$/) as string,
  })
  begun.world.behaviour.gatewayKey = 'HPUA…3F2K'
  expect(await as(other.replace('2', '3'), '')).toMatchObject({ kind: 'key', name: 'HPUA…3F2K' })
})

it('a reload in the middle keeps the row; its outcome is unknown in the end', async () => {
  const begun = gateway()
  begun.world.setFault({ on: 'writes', kind: 'never' })
  void begun.retry(key)
  await expect.poll(() => newest(begun)?.outcome).toBe('open')
  const kept: unknown = JSON.parse(JSON.stringify(begun.world.snapshot()))
  const again = gateway('failed-night', kept)
  expect(newest(again)).toEqual(newest(begun))
  const pending = again.retry(key)
  again.world.clock.advance(40_001)
  const answer = await pending
  expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([504, 'true'])
  expect(newest(again)).toMatchObject({ outcome: 'unknown' })
})
