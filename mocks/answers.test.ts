import { describe, expect, it } from 'vitest'
import { night } from './scenarios'
import { aom, pathOf, START, type Aom } from './testing'

/** A world that refuses an operation as the other calls would. */
const inferring = () => {
  const begun = aom()
  begun.world.behaviour.refusedOperation = 'inferred'
  return begun
}

const { rotate, payments, succeeded, canceled, running } = night

describe('the executions', () => {
  it('are a bare array in the spellings of its example', async () => {
    const response = await aom().call('GET', `workflow/${rotate.workflowId}/executions`)
    const body = (await response.json()) as Record<string, unknown>[]
    expect(Array.isArray(body)).toBe(true)
    expect(body[0]).toHaveProperty('create_by')
    expect(body[0]).toHaveProperty('workflowEditTime')
  })

  const unknown = ['workflow/wf-none/executions', `${pathOf({ ...rotate, executionId: 'none' })}/status`]
  const bodies = (call: Aom['call']) =>
    Promise.all(unknown.map(async (path): Promise<unknown> => (await call('GET', path)).json()))

  it('of an unknown workflow, and an unknown execution, are what the documents have', async () => {
    expect(await bodies(aom().call)).toEqual([
      { error_code: 'AOM.31001405', error_msg: 'internal error.', http_code: 500 },
      { error_code: 'AOM.31001403', error_message: 'param error.', http_code: '400' },
    ])
  })

  it('of an unknown workflow, and an unknown execution, can be 404', async () => {
    const { world, call } = aom()
    world.behaviour.unknownWorkflow = 'notFound'
    world.behaviour.unknownExecution = 'notFound'
    expect(await bodies(call)).toEqual([
      { error_code: 'AOM.31001306', error_msg: 'workflow not exist.', http_code: 404 },
      { error_code: 'AOM.31001306', error_message: 'Execution not exist.', http_code: '404' },
    ])
  })
})

describe('an operation', () => {
  it.each([
    [rotate, rotate.nodeId, 'restart', 200],
    [rotate, rotate.nodeId, 'skip', 200],
    [rotate, rotate.nodeId, 'continue', 400],
    [night.vacuum, night.vacuum.nodeId, 'restart', 200],
    [night.vacuum, night.vacuum.nodeId, 'skip', 200],
    [payments, payments.nodeId, 'continue', 200],
    [payments, payments.nodeId, 'restart', 400],
    [payments, payments.nodeId, 'skip', 400],
    [payments, payments.nextPauseId, 'continue', 400],
    [rotate, 'fetch-certificate', 'restart', 400],
    [rotate, rotate.nextNodeId, 'skip', 400],
    [succeeded, 'step-1', 'restart', 400],
    [canceled, 'step-1', 'restart', 400],
    [running[0], 'restart-gateway', 'restart', 400],
  ] as const)('%j %s %s → %i', async (where, nodeId, action, status) => {
    const documented = await aom().operate(where, nodeId, action)
    expect(documented.status).toBe(status === 200 ? 200 : 500)
    expect(await documented.json()).toEqual(
      status === 200
        ? { result: 'success' }
        : { error_code: 'AOM.31001405', error_msg: 'internal error.', http_code: '500' },
    )
    const response = await inferring().operate(where, nodeId, action)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual(
      status === 200
        ? { result: 'success' }
        : {
            error_code: 'AOM.31001418',
            error_msg: 'The task does not support the current operation.',
            http_code: '400',
          },
    )
  })

  it.each([
    ['an unknown action', 'pause', rotate.nodeId, 400],
    ['no node', 'restart', '', 400],
    ['an unknown node', 'restart', 'nobody', 400],
  ])('with %s is refused', async (_what, action, nodeId, status) => {
    expect((await aom().operate(rotate, nodeId, action)).status).toBe(500)
    const response = await inferring().operate(rotate, nodeId, action)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error_code: 'AOM.31001403', http_code: '400' })
  })

  it('on an unknown execution is 500, or 404', async () => {
    const where = { ...rotate, executionId: 'none' }
    expect((await aom().operate(where, rotate.nodeId, 'restart')).status).toBe(500)
    const response = await inferring().operate(where, rotate.nodeId, 'restart')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error_code: 'AOM.31001306' })
  })

  it('is accepted first and seen one to three seconds later', async () => {
    const { world, operate, call } = aom()
    const status = async () =>
      ((await (await call('GET', `${pathOf(rotate)}/status`)).json()) as { status: string }).status
    await operate(rotate, rotate.nodeId, 'restart')
    world.clock.advance(900)
    expect(await status()).toBe('fail')
    world.clock.advance(2200)
    expect(await status()).toBe('running')
  })
})

describe('the run-time calls', () => {
  it('terminate a run, once', async () => {
    const { world, call } = aom()
    const stop = () => call('POST', `${pathOf(payments)}/terminate`)
    expect(await (await stop()).json()).toEqual({ result: 'success' })
    expect(world.workflows().find((item) => item['id'] === payments.workflowId)?.['status']).toBe('canceling')
    const again = await stop()
    expect(again.status).toBe(400)
    expect(await again.json()).toEqual({
      error_code: 'AOM.31001418',
      error_msg: 'The task does not support the current operation.',
      http_code: 400,
    })
    world.clock.advance(5000)
    expect(world.details(payments.workflowId, payments.executionId)).toMatchObject({ status: 'cancel' })
  })

  it('run a workflow', async () => {
    const { world, call } = aom()
    const path = `workflow/${succeeded.workflowId}/executions`
    const { execution_id: id } = (await (await call('POST', path)).json()) as { execution_id: string }
    expect(world.details(succeeded.workflowId, id)).toMatchObject({ status: 'running', begin_time: START })
    world.behaviour.busyWorkflow = 'refused'
    expect((await call('POST', path)).status).toBe(400)
    const none = await call('POST', 'workflow/none/executions')
    expect(await none.json()).toEqual({
      error_code: 'AOM.31001306',
      error_msg: 'workflow not exist.',
      http_code: 404,
    })
  })

  it('run a workflow twice: no document says that the second is refused', async () => {
    const { world, call } = aom()
    const path = `workflow/${succeeded.workflowId}/executions`
    for (const _ of [1, 2]) expect((await call('POST', path)).status).toBe(200)
    const runs = world.executions(succeeded.workflowId) as { status: string }[]
    expect(runs.slice(-2).map(({ status }) => status)).toEqual(['running', 'running'])
  })

  it('terminate: until it is canceled the execution keeps its word, or has another', async () => {
    const statusWhile = async (word?: string) => {
      const { world, call } = aom()
      if (word) world.behaviour.cancelingExecutionStatus = word
      await call('POST', `${pathOf(payments)}/terminate`)
      return world.details(payments.workflowId, payments.executionId)
    }
    expect(await statusWhile()).toMatchObject({ status: 'running' })
    expect(await statusWhile('canceling')).toMatchObject({ status: 'canceling' })
  })

  it('switch a schedule, and answer with text that is not JSON', async () => {
    const { world, call } = aom()
    const path = `workflow/${rotate.workflowId}/trigger/action`
    expect(await (await call('PUT', `${path}?action=disable`)).text()).toBe('{"success"}')
    const workflow = () => world.workflows().find((item) => item['id'] === rotate.workflowId)
    expect(workflow()?.['trigger_status']).not.toBe('active')
    await call('PUT', `${path}?action=enable`)
    expect(workflow()?.['trigger_status']).toBe('active')
    expect((await call('PUT', `${path}?action=stop`)).status).toBe(400)
    expect((await call('PUT', `workflow/${payments.workflowId}/trigger/action?action=enable`)).status).toBe(
      400,
    )
  })
})
