import { describe, expect, it, vi } from 'vitest'
import { FailureError } from '#domain/failure/failure'
import { readErrorBody } from './errorBody'
import { hidden, redact } from './redact'
import { readExecution, readExecutionList, readWorkflowPage } from './executions'
import { readStatus } from './status'

const ref = { workflowId: 'w', executionId: 'e' }
const moment = 1_670_311_148_000

const failureOf = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    return error instanceof FailureError ? error.failure : error
  }
}

describe('times', () => {
  it.each([
    ['milliseconds', 1_670_311_148_000, moment],
    ['milliseconds as text', '1670311148000', moment],
    ['seconds', 1_670_311_148, moment],
    ['seconds as text', '1670311148', moment],
    ['ISO', '2022-12-06T07:19:08Z', moment],
    ['0 is unset', 0, undefined],
    ['blank is unset', '', undefined],
    ['nonsense is unset', 'soon', undefined],
    ['null is unset', null, undefined],
    ['an object is unset', {}, undefined],
  ])('%s', (_, begin_time, expected) => {
    expect(readExecution({ status: 'fail', begin_time }, ref).beganAt).toEqual(expected)
  })
})

describe('statuses', () => {
  it.each([
    ['success', 'succeeded'],
    ['fail', 'failed'],
    ['executing', 'running'],
    ['running', 'running'],
    ['RUNNING', 'running'],
    ['pausing', 'paused'],
    ['waitExecute', 'waiting'],
    ['waitApproval', 'awaitingApproval'],
    ['approvalFailed', 'approvalRejected'],
    ['canceling', 'canceling'],
    ['cancel', 'canceled'],
    ['timeout', 'timedOut'],
    ['skipped', 'skipped'],
    ['FROZEN', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s, and keeps its own word', (raw, state) => {
    expect(readStatus(raw)).toEqual({ state, raw })
  })

  it('is unknown, not hidden, where AOM left it out', () => {
    const execution = readExecution({ status: 'fail', execution_result_list: [{ node_id: 'a' }] }, ref)
    expect(execution.nodes[0]?.status).toEqual({ state: 'unknown', raw: '' })
  })
})

describe('the workflow list', () => {
  it('keeps the rest when one element is broken, and counts it', async () => {
    const page = await readWorkflowPage({
      elements: [null, 7, { name: 'no id' }, { id: 'w1\t', name: 'Good', status: 'success' }, 'text'],
      total_elements: '5',
    })
    expect(page.workflows.map((workflow) => workflow.id)).toEqual(['w1'])
    expect(page.unreadable).toBe(4)
    expect(page.total).toBe(5)
  })

  it('keeps an element whose fields are all of the wrong type but the id', async () => {
    const wire = { id: 12, name: ['x'], status: {}, tags: 'a', nodes: 'b', create_time: [], is_delete: 'no' }
    const { workflows, unreadable } = await readWorkflowPage({ elements: [wire] })
    expect(unreadable).toBe(0)
    expect(workflows[0]).toMatchObject({ id: '12', name: '12', nodes: [], tags: {} })
  })

  it('leaves out what AOM has deleted', async () => {
    const { workflows } = await readWorkflowPage({ elements: [{ id: 'w', is_delete: true }] })
    expect(workflows).toEqual([])
  })

  it('lets the page draw between the slices of a long list, and keeps all in AOM’s order', async () => {
    const giveWay = vi.fn<() => Promise<void>>(async () => {})
    vi.stubGlobal('scheduler', { yield: giveWay })
    const elements = Array.from({ length: 50 }, (_, index) => (index === 25 ? null : { id: `w${index}` }))
    const { workflows, unreadable } = await readWorkflowPage({ elements })
    expect(workflows.map(({ id }) => id)).toEqual(
      elements.flatMap((element) => (element ? [element.id] : [])),
    )
    expect(unreadable).toBe(1)
    expect(giveWay).toHaveBeenCalledTimes(2)
  })

  it.each([[{}], [null], ['<html>'], [{ elements: 'none' }]])(
    '%j breaks the contract at "elements"',
    async (body) => {
      await expect(readWorkflowPage(body)).rejects.toHaveProperty('failure', {
        kind: 'contract',
        field: 'elements',
      })
    },
  )
})

describe('the execution list', () => {
  it('accepts both spellings of who, sorts newest first, and survives half a list', () => {
    const { executions, unreadable } = readExecutionList(
      [
        { execution_id: 'old', begin_time: 1_600_000_000, create_by: 'li.na', status: 'success' },
        null,
        { execution_id: 'new', begin_time: 1_700_000_000_000, created_by: 'wang.wei', status: 'fail' },
      ],
      'w',
    )
    expect(executions.map((item) => [item.executionId, item.createdBy])).toEqual([
      ['new', 'wang.wei'],
      ['old', 'li.na'],
    ])
    expect(unreadable).toBe(1)
  })
})

describe('an execution', () => {
  const contradicting = {
    status: 'fail',
    workflowEditTime: 1_670_311_089_444,
    execution_result_list: [
      {
        node_id: 'run-script',
        status: 'success',
        output: {
          success: [],
          in_execution: [],
          not_performed: [],
          fail: [
            {
              id: 'h1',
              name: 'web-1',
              ip: '192.0.2.1',
              exit_code: '1',
              execute_time: '130',
              log: 'a\nb',
              error_msg: '',
            },
          ],
        },
      },
    ],
    workflow_snapshot: {
      name: 'Clean disks',
      nodes: [
        { id: 'run-script', name: 'runScript', ignore_error: true, metadata: { type: 'operation' } },
        { id: 'hold', category: 'pause', task_name: 'CMS::PAUSE' },
      ],
    },
  }

  it('that contradicts itself is kept as AOM told it', () => {
    const execution = readExecution(contradicting, ref)
    expect(execution.status.state).toBe('failed')
    const [script, hold] = execution.nodes
    expect(script).toMatchObject({ name: 'runScript', ignoresErrors: true, status: { state: 'succeeded' } })
    expect(script?.targets).toMatchObject([
      { outcome: 'failed', name: 'web-1', exitCode: '1', durationMs: 130, log: 'a\nb' },
    ])
    expect(hold).toMatchObject({ name: 'CMS::PAUSE', isPause: true, status: { state: 'notStarted' } })
    expect(execution.definitionEditedAt).toEqual(1_670_311_089_444)
  })

  it('draws its nodes from the results where there is no snapshot', () => {
    const execution = readExecution({ ...contradicting, workflow_snapshot: undefined }, ref)
    expect(execution.nodesFrom).toBe('results')
    expect(execution.nodes).toMatchObject([{ id: 'run-script', isDefined: false }])
  })

  it('takes several results of one node as its attempts, the newest last', () => {
    const results = [
      { node_id: 'a', status: 'running', begin_time: 1_700_000_060_000 },
      { node_id: 'a', status: 'fail', begin_time: 1_700_000_000_000 },
    ]
    const [node] = readExecution({ status: 'running', execution_result_list: results }, ref).nodes
    expect(node?.attempts.map((attempt) => attempt.status.raw)).toEqual(['fail', 'running'])
    expect(node?.status.state).toBe('running')
  })

  it.each([
    ['text', 'Connection refused', 'Connection refused'],
    ['JSON in text', '{"fail":[],"error_message":"no agent"}', 'no agent'],
    ['another object', { message: 'quota' }, 'quota'],
    ['nothing', undefined, undefined],
    ['a number', 5, undefined],
  ])('reads output that is %s', (_, output, reason) => {
    const body = { status: 'fail', execution_result_list: [{ node_id: 'a', status: 'fail', output }] }
    expect(readExecution(body, ref).nodes[0]?.reason).toBe(reason)
  })

  it.each([[[]], ['x'], [null], [{}]])('%j breaks the contract and names the field', (body) => {
    expect(failureOf(() => readExecution(body, ref))).toMatchObject({ kind: 'contract' })
  })

  it('counts what it could not read', () => {
    const body = { status: 'fail', execution_result_list: [null, {}, { node_id: 'a' }] }
    const execution = readExecution(body, ref)
    expect(execution.nodes).toHaveLength(1)
    expect(execution.unreadable).toBe(2)
  })
})

describe('error bodies', () => {
  it.each([
    ['AOM', { error_code: 'AOM.1', error_msg: 'm' }, { code: 'AOM.1', message: 'm' }],
    [
      'AOM, examples',
      { error_code: 'AOM.1', error_message: 'm', htp_code: '400' },
      { code: 'AOM.1', message: 'm' },
    ],
    [
      'API gateway',
      { error_code: 'APIG.0301', error_msg: 'm', request_id: 'r' },
      { code: 'APIG.0301', message: 'm', requestId: 'r' },
    ],
    ['IAM', { error: { code: 401, message: 'm', title: 'Unauthorized' } }, { code: '401', message: 'm' }],
    ['nothing', {}, {}],
  ])('%s', (_, body, expected) => {
    expect(readErrorBody(JSON.stringify(body))).toEqual(expected)
  })

  it('says nothing of HTML', () => {
    expect(readErrorBody('<html>502</html>')).toEqual({})
  })
})

describe('secrets', () => {
  it.each([
    [{ user_password: { password: 'not-a-real-password' } }],
    [{ parameters: [{ key: 'admin_password', value: 'not-a-real-password' }] }],
    [{ parameters: [{ param_name: 'x', encryption: true, default_value: 'not-a-real-password' }] }],
    [{ nested: '{"secret":"not-a-real-password"}' }],
    [{ script_content: 'not-a-real-password' }],
  ])('are hidden in %j', (value) => {
    const shown = JSON.stringify(redact(value))
    expect(shown).not.toContain('not-a-real-password')
    expect(shown).toContain(hidden)
  })

  it('leaves the rest readable', () => {
    expect(redact({ key: 'region', value: 'cn-north-4', list: [1, true] })).toEqual({
      key: 'region',
      value: 'cn-north-4',
      list: [1, true],
    })
  })
})
