import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import type { FaultAnswer } from '#mocks/plan'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { getExecution } from '#api/executions'
import { getSession, startSession } from '#api/session'
import type { Execution } from '#domain/execution/execution'
import { isOpen, phaseOf } from '#domain/operation/record'
import { sendOnce, type OperationInput } from './sendOnce'
import { recoverRecords } from '#queries/operation/follow'
import { readExecutionNow } from '#queries/executions'
import { rootKey } from '#queries/keys'
import { freshRecords } from '#queries/operation/store'

/* What the page tells the gateway's journal, and what it makes of the gateway's own answers. */

const start = Date.UTC(2026, 10, 23, 19, 12)
const { rotate } = night
let world: World
let client: QueryClient
let execution: Execution

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  world = useWorld({ scenario: 'failed-night', now: () => Date.now(), stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  freshRecords()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  execution = await getExecution(rotate)
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const ask = (action: 'retry' | 'skip' = 'retry'): OperationInput => ({
  operation: { action, execution, nodeId: rotate.nodeId },
  workflowName: rotate.workflow,
  reason: 'fixed by hand',
})

/** Sends one and waits for its answer. */
async function sendOne(action: 'retry' | 'skip' = 'retry') {
  const outcome = await sendOnce(client, ask(action))
  if (outcome.kind !== 'sent') throw new Error(outcome.kind)
  return vi.waitFor(() => {
    const record = freshRecords().find(({ id }) => id === outcome.recordId)
    if (!record?.answer) throw new Error('no answer yet')
    return record
  })
}

const answerWith = (answer: FaultAnswer) =>
  world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'answer', answer, times: 1 })

const gatewayAnswer = (status: number, code: string, headers: Record<string, string> = {}): FaultAnswer => ({
  status,
  headers: { 'x-gateway-error': '1', ...headers },
  body: { error_code: code, error_msg: 'said so' },
})

describe('what the journal is told', () => {
  it('is the record’s id, the reason, the names and what the dialog showed', async () => {
    const record = await sendOne()
    const [sent] = world.operations
    expect(record.id).toMatch(uuid)
    expect(sent?.headers['idempotency-key']).toBe(`"${record.id}"`)
    expect(decodeURIComponent(sent?.headers['x-operation-reason'] ?? '')).toBe('fixed by hand')
    expect(JSON.parse(decodeURIComponent(sent?.headers['x-operation-context'] ?? ''))).toEqual({
      workflowName: rotate.workflow,
      nodeName: rotate.node,
      baseline: record.baseline,
    })
  })

  it('keeps what a retry replaces: the score, the hosts that failed, and the line that names the fault', async () => {
    await sendOne()
    const [context] = world.operations.map(({ headers }) => headers['x-operation-context'] ?? '')
    expect(JSON.parse(decodeURIComponent(context ?? ''))).toMatchObject({
      baseline: {
        node: { state: 'failed' },
        nodeBeganAt: expect.any(Number),
        nodeEndedAt: expect.any(Number),
        attempt: {
          succeeded: 18,
          failed: 2,
          failedTargets: ['ecs-prod-web-007', 'ecs-prod-web-017'],
          cause: expect.stringContaining('cannot load certificate key'),
        },
      },
    })
    const [kept] = world.journal.operations.slice(-1)
    expect(kept?.baseline).toMatchObject({ attempt: { failed: 2 } })
  })

  it('says what a skip means, and of a retry never does', async () => {
    const skip = ask('skip')
    await sendOnce(client, { ...skip, operation: { ...skip.operation, skipKind: 'fixLater' } as never })
    await vi.waitFor(() => expect(world.journal.operations.at(-1)).toMatchObject({ skipKind: 'fixLater' }))
    expect(freshRecords()[0]).toMatchObject({ action: 'skip', skipKind: 'fixLater' })
  })

  it('is a UUID on plain http too, and another one each time', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    answerWith(gatewayAnswer(503, 'GATEWAY.507', { 'x-not-sent': 'true' }))
    const ids = [(await sendOne()).id, (await sendOne()).id]
    expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(new Set(ids).size).toBe(2)
  })
})

describe('what the gateway says was not sent', () => {
  const notSentHeader = { 'x-not-sent': 'true' }
  it.each<[string, FaultAnswer]>([
    ['the journal cannot be written', gatewayAnswer(503, 'GATEWAY.507', notSentHeader)],
    ['the gateway is stopping', gatewayAnswer(503, 'GATEWAY.503', notSentHeader)],
    ['no connection to AOM came about', gatewayAnswer(502, 'GATEWAY.502', notSentHeader)],
    ['no key', gatewayAnswer(400, 'GATEWAY.400', notSentHeader)],
    ['somebody who may only read, of an older gateway', gatewayAnswer(403, 'GATEWAY.403')],
    ['a call that it does not forward', gatewayAnswer(404, 'GATEWAY.404')],
    ['a subject that is held, by nobody knows whom', gatewayAnswer(409, 'GATEWAY.409')],
    ['a key used for another request', gatewayAnswer(422, 'GATEWAY.422')],
    ['too many requests', gatewayAnswer(429, 'GATEWAY.429', { ...notSentHeader, 'retry-after': '3' })],
  ])('%s: not sent, and the operator may act again at once', async (_, answer) => {
    answerWith(answer)
    const record = await sendOne()
    expect(record).toMatchObject({ answer: { kind: 'notSent', failure: { isNotSent: true } } })
    expect(phaseOf(record, Date.now())).toBe('notSent')
    expect(await sendOne('skip')).toMatchObject({ answer: { kind: 'accepted' } })
  })

  it('holds the node no longer than its answer, however long other reads take', async () => {
    new QueryObserver(client, {
      queryKey: [...rootKey(), 'journal'],
      queryFn: () => new Promise(() => {}),
    }).subscribe(() => {})
    answerWith(gatewayAnswer(503, 'GATEWAY.507', notSentHeader))
    void sendOnce(client, ask())
    await vi.waitFor(() => expect(freshRecords()[0]).toMatchObject({ answer: { kind: 'notSent' } }))
    void sendOnce(client, ask())
    await vi.waitFor(() => expect(freshRecords()[0]).toMatchObject({ answer: { kind: 'accepted' } }))
  })

  it.each<[string, FaultAnswer, string]>([
    ['a gateway that is stopping', gatewayAnswer(503, 'GATEWAY.503'), 'unknown'],
    ['a lost answer', gatewayAnswer(502, 'GATEWAY.502'), 'unknown'],
    ['an answer in no time', gatewayAnswer(504, 'GATEWAY.504'), 'unknown'],
    [
      'AOM’s own 404',
      { status: 404, body: { error_code: 'AOM.31001306', error_msg: 'workflow not exist.' } },
      'refused',
    ],
  ])('%s, without that word, is what it was', async (_, answer, kind) => {
    answerWith(answer)
    expect(await sendOne()).toMatchObject({ answer: { kind } })
  })

  it('a token that the gateway does not take: not sent, and the session asks to sign in', async () => {
    answerWith(gatewayAnswer(401, 'GATEWAY.401', notSentHeader))
    expect(await sendOne()).toMatchObject({ answer: { kind: 'notSent', failure: { kind: 'signedOut' } } })
    expect(getSession().kind).toBe('expired')
  })

  it('an answer to an earlier request with this key is an answer', async () => {
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'lost',
      answer: { status: 200, body: { result: 'success' }, headers: { 'idempotency-replayed': 'true' } },
    })
    expect(await sendOne()).toMatchObject({ answer: { kind: 'accepted', httpStatus: 200 } })
  })

  it.each(['x-journal', 'x-audit'])('%s: failed is kept beside AOM’s answer', async (name) => {
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'lost',
      answer: { status: 200, body: { result: 'success' }, headers: { [name]: 'failed' } },
    })
    expect(await sendOne()).toMatchObject({ answer: { kind: 'accepted', isNotAudited: true } })
  })
})

describe('a colleague was first', () => {
  const theirs = {
    id: '0b9d2c1e-3a54-4f6e-8b71-5c2d9e8f7a10',
    position: 7,
    seq: 7,
    projectId: PROJECT_ID,
    workflowId: rotate.workflowId,
    executionId: rotate.executionId,
    nodeId: rotate.nodeId,
    workflowName: rotate.workflow,
    nodeName: rotate.node,
    action: 'restart',
    reason: 'disk was full',
    baseline: null,
    user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
    // The gateway's clock is a minute ahead of this browser's.
    requestedAt: start + 60_000,
    outcome: 'open',
  }
  const conflictAnswer = (operation: object = theirs): FaultAnswer => ({
    ...gatewayAnswer(409, 'GATEWAY.409', { 'x-not-sent': 'true' }),
    body: { error_code: 'GATEWAY.409', error_msg: 'held', operation },
  })
  const followed = () => freshRecords().find(({ id }) => id === theirs.id)
  const read = () => readExecutionNow(client, rotate)

  it('theirs is kept as theirs, holds the node, and is followed to its effect', async () => {
    answerWith(conflictAnswer())
    const mine = await sendOne()
    expect(mine).toMatchObject({
      answer: { kind: 'notSent', blockedBy: { name: 'li.na', action: 'retry', since: theirs.requestedAt } },
    })
    expect(followed()).toMatchObject({
      by: { name: 'li.na', account: 'ops' },
      action: 'retry',
      reason: 'disk was full',
      nodeName: rotate.node,
      projectId: PROJECT_ID,
    })
    expect(await sendOnce(client, ask('skip'))).toEqual({
      kind: 'elsewhere',
      blockedBy: { name: 'li.na', action: 'retry', since: theirs.requestedAt },
    })

    world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    await read()
    expect(followed()).toMatchObject({ effectSeen: { node: { state: 'running' } } })
    expect(followed()).not.toHaveProperty('answer')
    expect(world.operations).toHaveLength(1)
  })

  it('nobody here takes their open call for one that was cut off', async () => {
    answerWith(conflictAnswer())
    await sendOne()
    await recoverRecords(client)
    expect(followed()).not.toHaveProperty('answer')
  })

  it('after a minute without an effect the node is free again, until the gateway says that theirs is still open', async () => {
    answerWith(conflictAnswer())
    await sendOne()
    vi.setSystemTime(start + 61_000)
    await read()
    const late = followed()
    expect(late && phaseOf(late, Date.now())).toBe('noEffect')

    answerWith(conflictAnswer())
    await sendOne('skip')
    const again = followed()
    expect(again && isOpen(phaseOf(again, Date.now()))).toBe(true)
  })

  it('what their dialog showed is the measure of an effect, where the gateway tells it', async () => {
    const baseline = {
      execution: { state: 'failed', raw: 'fail' },
      node: { state: 'failed', raw: 'fail' },
      nodeBeganAt: 1,
    }
    answerWith(conflictAnswer({ ...theirs, baseline }))
    await sendOne()
    expect(followed()).toMatchObject({ baseline })
    // It failed again before we read: only the begin time tells.
    await read()
    expect(followed()).toMatchObject({ effectSeen: { node: { state: 'failed' } } })
  })

  it('a termination holds the node too', async () => {
    const { nodeId: _node, nodeName: _name, ...rest } = theirs
    answerWith(conflictAnswer({ ...rest, action: 'terminate', nodeId: null, nodeName: null }))
    await sendOne()
    expect(followed()).toMatchObject({ action: 'terminate', by: { name: 'li.na' } })
    expect(await sendOnce(client, ask())).toMatchObject({
      kind: 'elsewhere',
      blockedBy: { action: 'terminate' },
    })
  })

  it.each([
    ['another node', { nodeId: 'other' }],
    ['another execution', { executionId: 'other' }],
    ['a run', { action: 'run', executionId: null, nodeId: null }],
  ])('one about %s is told of, not followed', async (_, other) => {
    answerWith(conflictAnswer({ ...theirs, ...other }))
    expect(await sendOne()).toMatchObject({ answer: { blockedBy: { name: 'li.na' } } })
    expect(followed()).toBeUndefined()
  })

  it('an operation of this very browser, which the gateway still holds open, stays its own', async () => {
    const mine = await sendOne()
    world.clock.advance(5_000)
    await read()
    world.edit.setNodeStatus(rotate.executionId, rotate.nodeId, 'fail')
    execution = await getExecution(rotate)
    answerWith(conflictAnswer({ ...theirs, id: mine.id }))
    await sendOne('skip')
    expect(freshRecords().filter(({ by }) => by)).toEqual([])
  })
})
