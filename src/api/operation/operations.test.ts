import { beforeEach, describe, expect, it, vi } from 'vitest'
import { authFailed } from '#mocks/http/refusals'
import { useWorld } from '#mocks/node'
import { attemptFacts } from '#domain/operation/attempt'
import { nodeOf } from '#test/nodes'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { toFailure } from '#domain/failure/failure'
import { getExecution, listExecutions } from '#api/executions'
import { operateNode, runWorkflow, setTrigger, terminateExecution } from './operations'
import type { OperationContext } from './operations'
import { startSession } from '#api/session'

const now = Date.UTC(2026, 10, 23, 19, 12)
/** A key of its own for each operation, long after the last one, which holds its subject no more. */
let operations = 0
const key = () => {
  world.clock.advance(61_000)
  return { id: `6f1f4f86-8a3f-4b57-9a53-${String((operations += 1)).padStart(12, '0')}` }
}
let world: World

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = useWorld({ scenario: 'failed-night', now: () => now, stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
})

const sent = () => world.requests.at(-1)

describe('the reason', () => {
  const reasonSent = async (reason: string) => {
    await terminateExecution(night.payments, { ...key(), reason })
    return sent()?.headers['x-operation-reason']
  }

  it.each(['two bad hosts', '主机故障\n第二行', '100 % + a=b; "c"'])(
    '%j arrives as it was typed',
    async (reason) => {
      expect(decodeURIComponent((await reasonSent(reason)) ?? '')).toBe(reason)
    },
  )

  it('is cut to 1,000 characters, and half a character does not stop the call', async () => {
    const arrived = decodeURIComponent((await reasonSent(`${'a'.repeat(999)}🚒`)) ?? '')
    expect(arrived).toBe(`${'a'.repeat(999)}\uFFFD`)
  })

  it('that was not given is no header', async () => {
    expect(await reasonSent('')).toBeUndefined()
  })
})

describe('what the dialog showed', () => {
  const contextSent = async (context: OperationContext) => {
    await terminateExecution(night.payments, { ...key(), context })
    const header = sent()?.headers['x-operation-context'] ?? ''
    return { header, read: JSON.parse(decodeURIComponent(header)) as unknown }
  }

  it('arrives whole, whatever its letters', async () => {
    const context = {
      workflowName: '夜间巡检 "100 %"',
      nodeName: 'half \uD800 a letter',
      baseline: { execution: { state: 'failed', raw: 'fail' } },
    }
    const { header, read } = await contextSent(context)
    expect(read).toEqual(context)
    expect(header).toMatch(/^[\x21-\x7e]+$/)
  })

  it('the longest names and the longest attempt fit together', async () => {
    const attempt = attemptFacts(
      nodeOf('n', 'failed', {
        targets: Array.from({ length: 200 }, (_, index) => ({
          key: String(index),
          name: `生产节点${index}`.repeat(20),
          outcome: 'failed' as const,
          log: '错误：磁盘空间不足，'.repeat(400),
          raw: {},
        })),
      }),
    )
    const state = { state: 'failed', raw: 'fail' }
    const times = { nodeBeganAt: 1_795_546_800_000, nodeEndedAt: 1_795_546_800_000 }
    const baseline = { execution: state, node: state, ...times, attempt }
    const names = { workflowName: '夜间巡检'.repeat(60), nodeName: '检查磁盘'.repeat(60) }
    expect(await contextSent({ ...names, baseline })).toMatchObject({ read: { baseline: { attempt } } })
  })

  it.each([
    ['of 4 kB and a byte', { known: ['a'.repeat(4_096)] }],
    ['short, but long on its way', { known: ['主'.repeat(1_300)] }],
  ])('leaves out a baseline %s', async (_, baseline) => {
    const { header, read } = await contextSent({
      workflowName: '巡检'.repeat(300),
      nodeName: 'Reload',
      baseline,
    })
    expect(read).toEqual({ workflowName: '巡检'.repeat(64), nodeName: 'Reload' })
    expect(header.length).toBeLessThan(7_000)
  })
})

it('each of the four carries its own key', async () => {
  const keys = [key(), key(), key(), key()] as const
  await operateNode(night.rotate, night.rotate.nodeId, 'retry', keys[0])
  await terminateExecution(night.payments, keys[1])
  await runWorkflow('wf-flush-cdn', keys[2])
  await setTrigger('wf-probe-endpoints', 'disable', keys[3])
  expect(world.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(
    keys.map(({ id }) => `"${id}"`),
  )
})

describe('success', () => {
  it('is the HTTP status: the documented body of a schedule change is not JSON, and there may be none', async () => {
    expect(await setTrigger('wf-probe-endpoints', 'disable', key())).toMatchObject({
      httpStatus: 200,
      text: '{"success"}',
    })
    world.setFault({ on: 'UpdateWorkflowTriggerStatus', kind: 'answer', answer: { status: 200 } })
    expect(await setTrigger('wf-probe-endpoints', 'enable', key())).toMatchObject({
      httpStatus: 200,
      text: '',
    })
  })

  it('of a run names the execution, or not', async () => {
    const { executionId } = await runWorkflow('wf-flush-cdn', key())
    expect(world.executions('wf-flush-cdn')).toContainEqual(
      expect.objectContaining({ execution_id: executionId }),
    )
    world.setFault({
      on: 'ExecuteWorkflow',
      kind: 'answer',
      answer: { status: 200, body: { result: 'success' } },
    })
    expect(await runWorkflow('wf-flush-cdn', key())).not.toHaveProperty('executionId')
  })

  it.each([
    ['terminate', 'StopExecution', () => terminateExecution(night.payments, key())],
    ['run', 'ExecuteWorkflow', () => runWorkflow('wf-flush-cdn', key())],
    ['schedule', 'UpdateWorkflowTriggerStatus', () => setTrigger('wf-probe-endpoints', 'enable', key())],
  ] as const)('is not a page of HTML, nor an error in a 200: %s', async (_, on, call) => {
    const failure = () => call().then(() => undefined, toFailure)
    world.setFault({ on, kind: 'answer', answer: { status: 200, body: '<h1>Sign in</h1>' } })
    expect(await failure()).toMatchObject({ kind: 'contract' })
    // What became of it is not known, so it holds for a while what it is about.
    world.clock.advance(2 * 60_000)
    const body = { error_code: 'AOM.31001418', error_msg: 'no', http_code: 400 }
    world.setFault({ on, kind: 'answer', answer: { status: 200, body } })
    expect(await failure()).toMatchObject({ kind: 'refused', code: 'AOM.31001418' })
  })
})

describe("AOM's words in each of its shapes", () => {
  const calls = [
    ['ListWorkflowExecutions', () => listExecutions(night.rotate.workflowId)],
    ['SearchWorkflowExecutionDetail', () => getExecution(night.rotate)],
    ['StartPausingWorkflowExecutions', () => operateNode(night.rotate, night.rotate.nodeId, 'retry', key())],
    ['StopExecution', () => terminateExecution(night.rotate, key())],
    ['ExecuteWorkflow', () => runWorkflow(night.rotate.workflowId, key())],
    ['UpdateWorkflowTriggerStatus', () => setTrigger(night.rotate.workflowId, 'disable', key())],
  ] as const
  const failure = (call: () => Promise<unknown>) => call().then(() => undefined, toFailure)

  // As for a missing permission: IAM knows the token, so the gateway lets the call through.
  it.each(calls)('a 401 of %s is read whole', async (on, call) => {
    const { status, json } = authFailed(on)
    world.setFault({ on, kind: 'answer', answer: { status, body: json } })
    expect(await failure(call)).toMatchObject({
      kind: 'signedOut',
      httpStatus: 401,
      code: expect.stringMatching(/^AOM\.3100900[34]$/) as string,
      message: 'auth failed.',
    })
  })

  it('an operation refused as documented, or as inferred, is one that AOM did not take', async () => {
    const operate = () => operateNode(night.payments, night.payments.nodeId, 'retry', key())
    expect(await failure(operate)).toMatchObject({ httpStatus: 500, code: 'AOM.31001405' })
    world.behaviour.refusedOperation = 'inferred'
    expect(await failure(operate)).toMatchObject({ kind: 'refused', code: 'AOM.31001418' })
  })

  it('real throttling is told apart from a refusal', async () => {
    world.behaviour.rateLimit = { perSecond: 1, burst: 0 }
    expect(await failure(() => getExecution(night.rotate))).toMatchObject({
      kind: 'throttled',
      code: 'APIG.0308',
      message: expect.stringContaining('over ratelimit,limit:1') as string,
    })
  })
})

it('only a read right before an operation refuses an answer that others already got', async () => {
  await getExecution(night.rotate)
  expect(sent()?.headers['cache-control']).not.toBe('no-cache')
  await getExecution(night.rotate, { fresh: {} })
  expect(sent()?.headers['cache-control']).toBe('no-cache')
  await operateNode(night.rotate, night.rotate.nodeId, 'retry', key())
  expect(sent()).toMatchObject({ method: 'POST', query: { action: 'restart', node_id: night.rotate.nodeId } })
})
