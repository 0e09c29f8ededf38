import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { FailureError, type Failure } from '#domain/failure/failure'
import { defaultFilter } from '#domain/execution/filter'
import { operateNode, runWorkflow, setTrigger, terminateExecution } from '#api/operation/operations'
import { getExecution, listExecutions } from './executions'
import { createToken, describeToken, listProjects } from './iam'
import { listOperations, reportDismissal, reportEffect } from './journal'
import { endMark, listMarks, makeMark } from './marks'
import { listStops } from './stops'
import { listWorkflows } from './workflows'
import { parseJson, send, type FreshReads } from './http'
import { getSession, startSession } from './session'

const projectId = '0'.repeat(32)
const facts = { id: '6f1f4f86-8a3f-4b57-9a53-0d3c4f3e2a11' }
const ref = { workflowId: 'w/1', executionId: 'e 1' }
const path = '/workflow/w%2F1/executions/e%201'

beforeEach(() => startSession({ credential: { token: 'a-token', projectId } }))

const answerWith = (answer: () => Response) => server.use(http.all('*/v1/*', answer))

async function failureOf(task: Promise<unknown>): Promise<Failure> {
  const error: unknown = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof FailureError)) throw new Error(`no FailureError but ${String(error)}`)
  return error.failure
}

const read = async () =>
  parseJson(
    await send({ operation: 'ListWorkflowExecutions', method: 'GET', path: '/workflow/w/executions' }),
  )

describe('every way a read can fail has a kind', () => {
  it.each<[string, () => Response, Partial<Failure>]>([
    [
      'AOM refuses',
      () =>
        HttpResponse.json(
          { error_code: 'AOM.31001403', error_msg: 'param error.' },
          { status: 400, headers: { 'x-request-id': 'r1' } },
        ),
      { kind: 'refused', code: 'AOM.31001403', message: 'param error.', httpStatus: 400, requestId: 'r1' },
    ],
    [
      'AOM breaks',
      () =>
        HttpResponse.json(
          { error_code: 'AOM.31001405', error_message: 'x', http_code: '500' },
          { status: 500 },
        ),
      { kind: 'broken', code: 'AOM.31001405', message: 'x', httpStatus: 500 },
    ],
    [
      'too many calls',
      () =>
        HttpResponse.json(
          { error_code: 'APIG.0308', error_msg: 'x', request_id: 'r2' },
          { status: 429, headers: { 'retry-after': '7' } },
        ),
      { kind: 'throttled', retryAfterMs: 7_000, requestId: 'r2' },
    ],
    [
      'HTML of something in between',
      () => HttpResponse.html('<h1>502</h1>', { status: 502 }),
      { kind: 'broken', httpStatus: 502, excerpt: '<h1>502</h1>' },
    ],
    [
      'HTML instead of JSON',
      () => HttpResponse.html('<h1>Sign in</h1>'),
      { kind: 'broken', httpStatus: 200, excerpt: '<h1>Sign in</h1>' },
    ],
    ['an empty body', () => new HttpResponse(null, { status: 200 }), { kind: 'broken', excerpt: '' }],
    ['no connection', () => HttpResponse.error(), { kind: 'offline' }],
  ])('%s', async (_, answer, expected) => {
    answerWith(answer)
    expect(await failureOf(read())).toMatchObject(expected)
  })

  it.each([
    ['the execution', () => getExecution(ref), 'SearchWorkflowExecutionDetail', '(body)'],
    ['the executions', () => listExecutions(ref.workflowId), 'ListWorkflowExecutions', '(body)'],
    [
      'the list',
      () => listWorkflows({ filter: defaultFilter, index: 0, projectId }),
      'ListWorkflow',
      'elements',
    ],
  ] as const)(
    '%s in another shape: what is missing, of which call, with AOM’s request id',
    async (_, ask, operation, field) => {
      answerWith(() => HttpResponse.json('odd', { headers: { 'x-request-id': 'r3' } }))
      expect(await failureOf(ask())).toMatchObject({
        kind: 'contract',
        field,
        operation,
        projectId,
        httpStatus: 200,
        requestId: 'r3',
      })
    },
  )

  it('401 ends the session on the spot, and nothing more leaves with its token', async () => {
    let requests = 0
    answerWith(() => {
      requests += 1
      return HttpResponse.json(
        { error_code: 'APIG.0307', error_msg: 'The token must be updated.' },
        { status: 401 },
      )
    })
    const reported = await failureOf(read())
    expect(reported).toMatchObject({ kind: 'signedOut', code: 'APIG.0307' })
    expect(getSession()).toMatchObject({ kind: 'expired', projectId })
    // Whoever asks later is told what was said then, not less.
    expect(await failureOf(read())).toEqual(reported)
    expect(requests).toBe(1)
  })

  it('an abort is no failure', async () => {
    answerWith(() => HttpResponse.json([]))
    const controller = new AbortController()
    const task = send({ operation: 'Any', method: 'GET', path: '/x', signal: controller.signal })
    controller.abort()
    await expect(task).rejects.not.toBeInstanceOf(FailureError)
  })
})

describe('an operation', () => {
  it('goes out as documented: method, path, query, headers, no body', async () => {
    let sent: Request | undefined
    server.use(
      http.post('*/v1/*', ({ request }) => {
        sent = request.clone() as Request
        return HttpResponse.json({ result: 'success' })
      }),
    )
    await operateNode(ref, 'node+1 & 中文', 'retry', facts)
    const url = new URL(sent?.url ?? '')
    expect(url.pathname).toBe(`/v1/${projectId}/cms/workflow/w%2F1/executions/e%201/operation`)
    expect(url.search).toBe(`?action=restart&node_id=${encodeURIComponent('node+1 & 中文')}`)
    expect(sent?.headers.get('x-auth-token')).toBe('a-token')
    expect(sent?.headers.get('content-type')).toBe('application/json')
    expect(sent?.headers.get('idempotency-key')).toBe(`"${facts.id}"`)
    expect(await sent?.text()).toBe('')
  })

  it.each([
    ['an object', () => HttpResponse.json({ result: 'success' })],
    ['a string', () => HttpResponse.json('success')],
    ['text that is not JSON', () => HttpResponse.text('{"success"}')],
    ['nothing', () => new HttpResponse(null, { status: 200 })],
  ])('is accepted when AOM answers %s', async (_, answer) => {
    answerWith(answer)
    await expect(operateNode(ref, 'n', 'skip', facts)).resolves.toMatchObject({ httpStatus: 200 })
  })

  it('is not accepted by a page of HTML', async () => {
    answerWith(() => HttpResponse.html('<h1>Sign in</h1>'))
    expect(await failureOf(operateNode(ref, 'n', 'skip', facts))).toMatchObject({ kind: 'contract' })
  })

  it('is refused by an error inside a 200', async () => {
    answerWith(() => HttpResponse.json({ error_code: 'AOM.31001418', error_msg: 'no' }))
    expect(await failureOf(operateNode(ref, 'n', 'skip', facts))).toMatchObject({
      kind: 'refused',
      code: 'AOM.31001418',
    })
  })
})

describe('a failure names the call, for a bug report', () => {
  const refused = () => HttpResponse.json({ error_code: 'ANY.0001', error_msg: 'no' }, { status: 400 })
  const markId = '0b9a7c52-6a39-4a55-8f3d-2f3c5ac5a0d7'
  const user = {
    way: 'iamUser',
    region: 'cn-north-4',
    account: 'a',
    user: 'u',
    password: 'not-a-real-password',
    mfa: null,
    keepInTab: false,
  } as const

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'ListWorkflow',
      'POST /workflow-list',
      () => listWorkflows({ filter: defaultFilter, index: 0, projectId }),
    ],
    ['ListWorkflowExecutions', 'GET /workflow/w%2F1/executions', () => listExecutions(ref.workflowId)],
    ['SearchWorkflowExecutionDetail', `GET ${path}/status`, () => getExecution(ref)],
    [
      'StartPausingWorkflowExecutions',
      `POST ${path}/operation?action=restart`,
      () => operateNode(ref, 'n', 'retry', facts),
    ],
    ['StopExecution', `POST ${path}/terminate`, () => terminateExecution(ref, facts)],
    ['ExecuteWorkflow', 'POST /workflow/w%2F1/executions', () => runWorkflow(ref.workflowId, facts)],
    [
      'UpdateWorkflowTriggerStatus',
      'PUT /workflow/w/trigger/action?action=disable',
      () => setTrigger('w', 'disable', facts),
    ],
    [
      'ListOperations',
      'GET /api/operations',
      () => listOperations({ filter: { action: 'retry' }, before: null }),
    ],
    ['ReportEffect', `PUT /api/operations/${facts.id}/effect`, () => reportEffect(facts.id, 1, {})],
    ['ReportDismissal', `PUT /api/operations/${facts.id}/dismissal`, () => reportDismissal(facts.id)],
    ['ListStops', 'GET /api/stops', () => listStops(0)],
    ['ListMarks', 'GET /api/marks', () => listMarks({})],
    [
      'SetMark',
      `PUT /api/marks/${markId}`,
      () => makeMark({ ...ref, id: markId, kind: 'claim', workflowName: 'W' }),
    ],
    ['EndMark', `PUT /api/marks/${markId}/end`, () => endMark(markId, 'released')],
  ])('%s', async (operation, call, ask) => {
    startSession({ credential: { token: 'a-token', projectId, region: 'cn-north-4' } })
    server.use(http.all('*/v1/*', refused), http.all('*/api/*', refused))
    expect(await failureOf(ask())).toMatchObject({ operation, call, projectId, region: 'cn-north-4' })
  })

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'KeystoneCreateUserTokenByPassword',
      'POST /v3/auth/tokens',
      () => createToken({ ...user, project: { name: 'p' } }),
    ],
    ['KeystoneValidateToken', 'GET /v3/auth/tokens', () => describeToken('a-token', 'cn-north-4')],
    ['KeystoneListAuthProjects', 'GET /v3/auth/projects', () => listProjects('a-token', 'cn-north-4')],
  ])('%s, which is of no project', async (operation, call, ask) => {
    server.use(http.all('*/v3/*', refused))
    const failure = await failureOf(ask())
    expect(failure).toMatchObject({ operation, call, region: 'cn-north-4' })
    expect(failure).not.toHaveProperty('projectId')
  })
})

it('of several fresh reads the oldest says where the journal stood, and one that says nothing changes nothing', async () => {
  const fresh: FreshReads = {}
  for (const [seq, known] of [
    [undefined, undefined],
    ['7', 7],
    ['5', 5],
    ['9', 5],
    [undefined, 5],
  ] as const) {
    answerWith(() => HttpResponse.json({}, { headers: seq === undefined ? {} : { 'x-journal-seq': seq } }))
    await send({ operation: 'ListWorkflowExecutions', method: 'GET', path: '/workflow/w/executions', fresh })
    expect(fresh.knownSeq).toBe(known)
  }
})
