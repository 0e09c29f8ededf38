import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { planOf } from '#mocks/scenarios/catalogue'
import type { World } from '#mocks/world'
import { getExecution, listExecutions } from '#api/executions'
import { startSession } from '#api/session'
import type { Execution } from '#domain/execution/execution'
import { phaseOf } from '#domain/operation/record'
import { sendOnce, type OperationInput } from './sendOnce'
import { recoverRecords } from '#queries/operation/follow'
import { readWorkflowNow } from '#queries/workflow'
import { freshRecords, saveRecord } from '#queries/operation/store'

const now = Date.UTC(2026, 10, 23, 19, 12)
let world: World
let client: QueryClient
let execution: Execution

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = useWorld({ scenario: 'failed-night', now: () => now, stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  freshRecords()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  execution = await getExecution(night.rotate)
})

const retry = (): OperationInput => ({
  operation: { action: 'retry', execution, nodeId: night.rotate.nodeId },
  workflowName: night.rotate.workflow,
  reason: ' fixed ',
})

const newest = () => freshRecords()[0]

describe('sent once', () => {
  it('two confirmations at the same moment: one POST, the other is told that the node is held', async () => {
    const outcomes = await Promise.all([sendOnce(client, retry()), sendOnce(client, retry())])
    expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual(['elsewhere', 'sent'])
    await vi.waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    expect(world.operations).toHaveLength(1)
    expect(newest()?.reason).toBe('fixed')
  })

  it('while its effect is awaited, a second one is not sent', async () => {
    await sendOnce(client, retry())
    await vi.waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    expect(await sendOnce(client, retry())).toEqual({ kind: 'elsewhere' })
    expect(world.operations).toHaveLength(1)
  })

  it('says where the journal stood before anything was read on which it was decided', async () => {
    const before = world.journal.seq
    await sendOnce(client, retry())
    expect(world.operations[0]?.headers['x-journal-seq']).toBe(String(before))
  })

  it('where one’s own earlier operation was in the way, nobody else is named for it', async () => {
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'answer',
      answer: { status: 400, body: { error_code: 'AOM.31001418', error_msg: 'no' } },
      times: 1,
    })
    await sendOnce(client, retry())
    await vi.waitFor(() => expect(newest()?.answer?.kind).toBe('refused'))
    const operation = world.journal.find(newest()?.id ?? '')?.operation
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'answer',
      answer: { status: 409, body: { error_code: 'GATEWAY.409', error_msg: 'held', operation } },
    })
    await sendOnce(client, retry())
    await vi.waitFor(() => expect(newest()?.answer).toMatchObject({ kind: 'notSent' }))
    expect(newest()?.answer).not.toHaveProperty('blockedBy')
    expect(freshRecords().every(({ by }) => by === undefined)).toBe(true)
  })

  it('a dialog closed during the fresh read sends nothing', async () => {
    const controller = new AbortController()
    const outcome = sendOnce(client, retry(), { signal: controller.signal })
    controller.abort()
    expect(await outcome).toEqual({ kind: 'canceled' })
    expect(world.operations).toEqual([])
    expect(freshRecords()).toEqual([])
  })

  it('a node that changed since the dialog opened: nothing is sent', async () => {
    world.edit.actAsOther(night.rotate.executionId, night.rotate.nodeId, 'restart')
    expect(await sendOnce(client, retry())).toMatchObject({
      kind: 'changed',
      changes: expect.arrayContaining(['nodeState']),
    })
    expect(world.operations).toEqual([])
  })

  it('a fresh read that fails: nothing is sent', async () => {
    world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'network' })
    expect(await sendOnce(client, retry())).toMatchObject({
      kind: 'readFailed',
      failure: { kind: 'offline' },
    })
    expect(world.operations).toEqual([])
  })
})

it('a secret in the reason is neither kept nor sent', async () => {
  await sendOnce(client, { ...retry(), reason: 'reset with password=Hunter2! and went on' })
  expect(newest()?.reason).toBe('reset with password=•••••• and went on')
  expect(JSON.stringify({ ...localStorage })).not.toContain('Hunter2')
  const [sent] = world.operations
  expect(decodeURIComponent(sent?.headers['x-operation-reason'] ?? '')).toBe(newest()?.reason)
})

describe('what is not asked of a node', () => {
  const { payments } = night
  const posts = (operation: string) => world.requests.filter((request) => request.operation === operation)

  const run = async (workflowId: string): Promise<OperationInput> => {
    const workflow = await readWorkflowNow(workflowId, planOf(workflowId).name)
    if (!workflow) throw new Error('no workflow')
    const { executions } = await listExecutions(workflowId)
    return { operation: { action: 'run', workflow, executions }, workflowName: workflow.name, reason: '' }
  }

  it('a run confirmed twice at the same moment: one POST', async () => {
    const input = await run('wf-flush-cdn')
    const outcomes = await Promise.all([sendOnce(client, input), sendOnce(client, input)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['elsewhere', 'sent'])
    await vi.waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    expect(posts('ExecuteWorkflow')).toHaveLength(1)
  })

  it('an execution that is being terminated holds its nodes, and no other', async () => {
    const paused = await getExecution(payments)
    const workflowName = payments.workflow
    await sendOnce(client, {
      operation: { action: 'terminate', execution: paused },
      workflowName,
      reason: '',
    })
    await vi.waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    const goOn = { action: 'continue', execution: paused, nodeId: payments.nodeId } as const
    expect(await sendOnce(client, { operation: goOn, workflowName, reason: '' })).toEqual({
      kind: 'elsewhere',
    })
    await sendOnce(client, retry())
    await vi.waitFor(() => expect(world.operations).toMatchObject([{ query: { action: 'restart' } }]))
  })

  it('a workflow that AOM’s list no longer has: nothing is sent', async () => {
    const input = await run('wf-flush-cdn')
    world.setFault({
      on: 'ListWorkflow',
      kind: 'answer',
      answer: { status: 200, body: { elements: [], total_elements: 0 } },
    })
    expect(await sendOnce(client, input)).toMatchObject({ kind: 'changed', changes: ['workflowGone'] })
    expect(posts('ExecuteWorkflow')).toEqual([])
  })

  it('a reload in the middle of a schedule change leaves it unknown, until the list tells', async () => {
    const workflow = await readWorkflowNow('wf-probe-endpoints', planOf('wf-probe-endpoints').name)
    if (!workflow) throw new Error('no workflow')
    const operation = { action: 'disable', workflow } as const
    await sendOnce(client, { operation, workflowName: workflow.name, reason: '' })
    await vi.waitFor(() => expect(newest()?.answer).toBeDefined())
    const record = newest()
    if (!record) throw new Error('no record')
    // As it was when the answer had not come: no read has shown anything yet.
    const { id, projectId, workflowId, workflowName, requestedAt } = record
    saveRecord({
      id,
      projectId,
      workflowId,
      workflowName,
      requestedAt,
      action: 'disable',
      baseline: { trigger: { kind: 'enabled' } },
    })

    await recoverRecords(client)

    expect(newest()).toMatchObject({
      answer: { kind: 'unknown' },
      effectSeen: { trigger: { kind: 'unknown', raw: 'inactive' } },
    })
    expect(posts('UpdateWorkflowTriggerStatus')).toHaveLength(1)
  })
})

it('a record of an operation that this version does not know is left alone', () => {
  localStorage.setItem(
    'aom-operator.operation.x',
    JSON.stringify({ id: 'x', projectId: PROJECT_ID, action: 'approve', requestedAt: now }),
  )
  expect(freshRecords()).toEqual([])
  expect(localStorage.getItem('aom-operator.operation.x')).not.toBeNull()
})

describe('what AOM answered', () => {
  const answered = async () => {
    await sendOnce(client, retry())
    await vi.waitFor(() => expect(newest()?.answer).toBeDefined())
    return newest()?.answer
  }

  it.each([
    [
      "AOM's own 500 is a refusal",
      500,
      { error_code: 'AOM.31001405', error_msg: 'x', http_code: '500' },
      'refused',
    ],
    ['a 500 of anything else leaves it unknown', 500, '<h1>500</h1>', 'unknown'],
    ['a 504 leaves it unknown', 504, { error_code: 'APIG.0201', error_msg: 'timeout' }, 'unknown'],
    ['a 401 is a refusal', 401, { error_code: 'APIG.0301', error_msg: 'token expires' }, 'refused'],
    ['throttling is a refusal', 429, { error_code: 'APIG.0308', error_msg: 'over' }, 'refused'],
    ['a page of HTML in a 200 leaves it unknown', 200, '<h1>Sign in</h1>', 'unknown'],
  ])('%s: one POST', async (_, status, body, kind) => {
    world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'answer', answer: { status, body } })
    expect(await answered()).toMatchObject({ kind })
    expect(world.operations).toHaveLength(1)
  })
})

it('a reload in the middle of a POST leaves it unknown, until the execution tells', async () => {
  await sendOnce(client, retry())
  await vi.waitFor(() => expect(newest()?.answer).toBeDefined())
  const record = newest()
  if (!record) throw new Error('no record')
  const { answer: _lost, checkedAt: _unread, ...cutOff } = record
  saveRecord(cutOff)

  await recoverRecords(client)

  const recovered = newest()
  expect(recovered && phaseOf(recovered, Date.now())).toBe('unknown')
  expect(world.operations).toHaveLength(1)
})
