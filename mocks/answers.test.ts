import { describe, expect, it } from 'vitest'
import { night } from './scenarios'
import { aom, pathOf, START } from './testing'

const { rotate, payments, succeeded, canceled, running } = night

describe('the executions', () => {
  it('are a bare array in the spellings of its example', async () => {
    const response = await aom().call('GET', `workflow/${rotate.workflowId}/executions`)
    const body = (await response.json()) as Record<string, unknown>[]
    expect(Array.isArray(body)).toBe(true)
    expect(body[0]).toHaveProperty('create_by')
    expect(body[0]).toHaveProperty('workflowEditTime')
  })

  it('of an unknown workflow, and an unknown execution, are 404', async () => {
    const { call } = aom()
    for (const path of [
      'workflow/wf-none/executions',
      `${pathOf({ ...rotate, executionId: 'none' })}/status`,
    ]) {
      const response = await call('GET', path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ error_code: 'AOM.31001306', http_code: '404' })
    }
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
    const response = await aom().operate(where, nodeId, action)
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
    const response = await aom().operate(rotate, nodeId, action)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error_code: 'AOM.31001403' })
  })

  it('on an unknown execution is 404', async () => {
    const response = await aom().operate({ ...rotate, executionId: 'none' }, rotate.nodeId, 'restart')
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
    expect(await again.json()).toMatchObject({ error_code: 'AOM.31001418' })
    world.clock.advance(5000)
    expect(world.details(payments.workflowId, payments.executionId)).toMatchObject({ status: 'cancel' })
  })

  it('run a workflow', async () => {
    const { world, call } = aom()
    const path = `workflow/${succeeded.workflowId}/executions`
    const { execution_id: id } = (await (await call('POST', path)).json()) as { execution_id: string }
    expect(world.details(succeeded.workflowId, id)).toMatchObject({ status: 'running', begin_time: START })
    expect((await call('POST', path)).status).toBe(400)
    expect((await call('POST', 'workflow/none/executions')).status).toBe(404)
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
