import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '../../mocks/node'
import { night, PROJECT_ID, TOKEN } from '../../mocks/scenarios'
import type { World } from '../../mocks/world'
import { toFailure } from '../domain/failure'
import { getExecution } from './executions'
import { operateNode, runWorkflow, setTrigger, terminateExecution } from './operations'
import { startSession } from './session'

const now = Date.UTC(2026, 10, 23, 19, 12)
let world: World

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = useWorld({ scenario: 'failed-night', now: () => now, stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
})

const sent = () => world.requests.at(-1)

describe('the reason', () => {
  const reasonSent = async (reason: string) => {
    await terminateExecution(night.payments, reason)
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

describe('success', () => {
  it('is the HTTP status: the documented body of a schedule change is not JSON, and there may be none', async () => {
    expect(await setTrigger('wf-probe-endpoints', 'disable')).toMatchObject({
      httpStatus: 200,
      text: '{"success"}',
    })
    world.setFault({ on: 'UpdateWorkflowTriggerStatus', kind: 'answer', answer: { status: 200 } })
    expect(await setTrigger('wf-probe-endpoints', 'enable')).toMatchObject({ httpStatus: 200, text: '' })
  })

  it('of a run names the execution, or not', async () => {
    const { executionId } = await runWorkflow('wf-flush-cdn')
    expect(world.executions('wf-flush-cdn')).toContainEqual(
      expect.objectContaining({ execution_id: executionId }),
    )
    world.setFault({
      on: 'ExecuteWorkflow',
      kind: 'answer',
      answer: { status: 200, body: { result: 'success' } },
    })
    expect(await runWorkflow('wf-flush-cdn')).not.toHaveProperty('executionId')
  })

  it.each([
    ['terminate', 'StopExecution', () => terminateExecution(night.payments)],
    ['run', 'ExecuteWorkflow', () => runWorkflow('wf-flush-cdn')],
    ['schedule', 'UpdateWorkflowTriggerStatus', () => setTrigger('wf-probe-endpoints', 'enable')],
  ] as const)('is not a page of HTML, nor an error in a 200: %s', async (_, on, call) => {
    const failure = () => call().then(() => undefined, toFailure)
    world.setFault({ on, kind: 'answer', answer: { status: 200, body: '<h1>Sign in</h1>' } })
    expect(await failure()).toMatchObject({ kind: 'contract' })
    const body = { error_code: 'AOM.31001418', error_msg: 'no', http_code: 400 }
    world.setFault({ on, kind: 'answer', answer: { status: 200, body } })
    expect(await failure()).toMatchObject({ kind: 'refused', code: 'AOM.31001418' })
  })
})

it('only a read right before an operation refuses an answer that others already got', async () => {
  await getExecution(night.rotate)
  expect(sent()?.headers['cache-control']).not.toBe('no-cache')
  await getExecution(night.rotate, { isFresh: true })
  expect(sent()?.headers['cache-control']).toBe('no-cache')
  await operateNode(night.rotate, night.rotate.nodeId, 'retry')
  expect(sent()).toMatchObject({ method: 'POST', query: { action: 'restart', node_id: night.rotate.nodeId } })
})
