import { expect, test } from 'vitest'
import { createLog } from '../telemetry/log'
import { receiveWhole } from './wholeAnswer'
import { createUpstream, usualPatience } from './send'

test('a request that cannot even be made is the gateway’s failure, not AOM’s, and is logged', async () => {
  const lines: string[] = []
  const upstream = createUpstream(
    usualPatience,
    createLog((line) => lines.push(line)),
    () => new Date(0),
  )
  const call = {
    operation: 'SearchWorkflowExecutionDetail',
    kind: 'read',
    service: 'aom',
    method: 'GET',
    path: '/v1',
    hasBody: false,
    projectId: null,
    region: { id: 'r', endpoint: 'no address', iamEndpoint: null },
    ids: {},
  } as const
  const request = {
    call,
    body: Buffer.alloc(0),
    credential: { kind: 'none' },
    readsGzip: false,
    subjectToken: null,
  } as const
  expect(await receiveWhole((sink) => upstream.send(request, sink))).toMatchObject({
    head: null,
    problem: { code: 'GATEWAY.500' },
  })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    event: 'request not sent',
    operation: 'SearchWorkflowExecutionDetail',
  })
})
