import { describe, expect, it } from 'vitest'
import { nameCall } from '#api/callName'
import { excerptOf, readErrorBody } from './errorBody'

describe('an error body', () => {
  it('of IAM keeps code and message, and not the encoded message that names the policy', () => {
    const body = {
      error_code: 'IAM.9999',
      error_msg: "Policy doesn't allow cms:execution:create to be performed.",
      encoded_authorization_message: 'not-a-real-password',
    }
    expect(readErrorBody(JSON.stringify(body))).toEqual({ code: 'IAM.9999', message: body.error_msg })
  })

  it('of IAM without a message has a title', () => {
    const text = JSON.stringify({ error: { code: 403, title: 'Forbidden' } })
    expect(readErrorBody(text)).toEqual({ code: '403', message: 'Forbidden' })
  })

  it('that echoes a credential is shown without it', () => {
    const text = JSON.stringify({ error_code: 'APIG.0301', error_msg: 'bad token=not-a-real-password' })
    expect(readErrorBody(text).message).toBe('bad token=••••••')
  })

  it('that is no JSON is quoted from its beginning, short and without credentials', () => {
    const text = `<h1>403</h1> X-Auth-Token: not-a-real-password ${'x '.repeat(400)}`
    expect(excerptOf(text)).toHaveLength(300)
    expect(excerptOf(text)).toMatch(/^<h1>403<\/h1> X-Auth-Token: ••••••/)
  })
})

describe('a call in a report', () => {
  it.each([
    ['POST', '/workflow-list', 'ListWorkflow'],
    ['GET', '/workflow/w%2F1/executions', 'ListWorkflowExecutions'],
    ['POST', '/workflow/w/executions', 'ExecuteWorkflow'],
    ['GET', '/workflow/w/executions/e/status', 'SearchWorkflowExecutionDetail'],
    ['POST', '/workflow/w/executions/e/terminate', 'StopExecution'],
    ['PUT', '/workflow/w/trigger/action', 'UpdateWorkflowTriggerStatus'],
  ])('%s %s', (method, path, operation) => {
    expect(nameCall(method, `/v1/p1/cms${path}`)).toEqual({
      operation,
      projectId: 'p1',
      call: `${method} ${path}`,
    })
  })

  it.each([
    ['GET', '/api/operations', 'ListOperations'],
    ['GET', '/api/stops', 'ListStops'],
    ['GET', '/api/marks', 'ListMarks'],
    ['PUT', '/api/marks/m-1', 'SetMark'],
    ['PUT', '/api/marks/m-1/end', 'EndMark'],
  ])('names the gateway’s own: %s %s', (method, path, operation) => {
    expect(nameCall(method, `${path}?project=p1`)).toEqual({
      operation,
      projectId: 'p1',
      call: `${method} ${path}`,
    })
  })

  it('keeps the action and drops what people typed', () => {
    const url = '/v1/p1/cms/workflow/w/executions/e/operation?action=restart&node_id=n&search=x'
    expect(nameCall('POST', url, 'cn-north-4')).toEqual({
      operation: 'StartPausingWorkflowExecutions',
      call: 'POST /workflow/w/executions/e/operation?action=restart',
      projectId: 'p1',
      region: 'cn-north-4',
    })
    expect(nameCall('POST', '/v3/auth/tokens?nocatalog=true')).toEqual({
      operation: 'KeystoneCreateUserTokenByPassword',
      call: 'POST /v3/auth/tokens',
    })
  })
})
