import { expect, test } from 'vitest'
import { readSettings } from '../settings/settings'
import type { Settings } from '../settings/settings'
import { readTarget } from '../http/target'
import { matchCall } from './calls'

const project = '0123456789abcdef0123456789abcdef'
const cms = `/v1/${project}/cms`
const run = `${cms}/workflow/w-1/executions/e-1`

function settings(env: Record<string, string> = {}): Settings {
  const read = readSettings({ AOM_REGION: 'cn-north-4,cn-east-3', ...env })
  if ('problem' in read) throw new Error(read.problem)
  return read
}

const signing = {
  AOM_PROJECT_ID: project,
  CLOUD_SDK_AK: 'EXAMPLEID',
  CLOUD_SDK_SK: 'made-up',
}

function match(method: string, path: string, regionId?: string, env?: Record<string, string>) {
  const target = readTarget(path)
  if (!target) throw new Error(`not a target: ${path}`)
  return matchCall(method, target, regionId, settings(env))
}

const [north, east] = settings().regions

test.each([
  ['POST', `${cms}/workflow-list`, 'ListWorkflow', 'read', {}],
  ['GET', `${cms}/workflow/w-1/executions`, 'ListWorkflowExecutions', 'read', { workflowId: 'w-1' }],
  [
    'GET',
    `${cms}/workflow/w%201/executions/e-1/status`,
    'SearchWorkflowExecutionDetail',
    'read',
    { workflowId: 'w 1', executionId: 'e-1' },
  ],
  [
    'POST',
    `${run}/operation?action=restart&node_id=n%201%2F%26%2B`,
    'StartPausingWorkflowExecutions',
    'change',
    { workflowId: 'w-1', executionId: 'e-1', action: 'restart', nodeId: 'n 1/&+' },
  ],
  ['POST', `${run}/terminate`, 'StopExecution', 'change', { workflowId: 'w-1', executionId: 'e-1' }],
  ['POST', `${cms}/workflow/w-1/executions`, 'ExecuteWorkflow', 'change', { workflowId: 'w-1' }],
  [
    'PUT',
    `${cms}/workflow/w-1/trigger/action?action=disable`,
    'UpdateWorkflowTriggerStatus',
    'change',
    { workflowId: 'w-1', action: 'disable' },
  ],
])('%s %s is %s, and says what it is about', (method, path, operation, kind, ids) => {
  expect(match(method, path)).toEqual({
    operation,
    kind,
    service: 'aom',
    method,
    path,
    hasBody: operation === 'ListWorkflow',
    projectId: project,
    region: north,
    ids,
  })
})

test.each([
  ['POST', '/v3/auth/tokens?nocatalog=true', 'KeystoneCreateUserTokenByPassword', true],
  ['GET', '/v3/auth/tokens?nocatalog=true', 'KeystoneValidateToken', false],
  ['GET', '/v3/auth/projects', 'KeystoneListAuthProjects', false],
])('%s %s is IAM’s %s', (method, path, operation, hasBody) => {
  expect(match(method, path, 'cn-east-3')).toEqual({
    operation,
    kind: 'read',
    service: 'iam',
    method,
    path,
    hasBody,
    projectId: null,
    region: east,
    ids: {},
  })
})

test('IAM gets no other parameter than the one that is known', () => {
  expect(match('POST', '/v3/auth/tokens?nocatalog=&scope=all')).toMatchObject({
    path: '/v3/auth/tokens?nocatalog=',
  })
  expect(match('GET', '/v3/auth/projects?nocatalog=true')).toMatchObject({ path: '/v3/auth/projects' })
  expect(match('GET', '/v3/auth/tokens?nocatalog=a&nocatalog=b')).toEqual({ noCall: 'repeated parameter' })
})

test('the region is the one that the header names, else the first', () => {
  expect(match('GET', `${run}/status`)).toMatchObject({ region: north })
  expect(match('GET', `${run}/status`, 'cn-north-4')).toMatchObject({ region: north })
  expect(match('GET', `${run}/status`, 'cn-east-3')).toMatchObject({ region: east })
})

test.each(['', 'cn-south-1', 'CN-EAST-3', 'evil.example.com', 'cn-north-4, cn-east-3', '__proto__'])(
  'the region "%s" is none that is served, and no other takes its place',
  (regionId) => {
    expect(match('POST', `${run}/terminate`, regionId)).toEqual({ noCall: 'unknown region' })
    expect(match('POST', '/v3/auth/tokens', regionId)).toEqual({ noCall: 'unknown region' })
  },
)

test('without an IAM of its own, a region has no sign-in', () => {
  const env = { AOM_REGION: '', AOM_ENDPOINT: 'http://127.0.0.1:9000' }
  for (const [method, path] of [
    ['POST', '/v3/auth/tokens'],
    ['GET', '/v3/auth/tokens'],
    ['GET', '/v3/auth/projects'],
  ] as const)
    expect(match(method, path, undefined, env)).toEqual({ noCall: 'unknown call' })
  expect(match('GET', `${run}/status`, undefined, env)).toMatchObject({ service: 'aom' })
})

test('a gateway that signs hands out no tokens and looks into none', () => {
  expect(match('POST', '/v3/auth/tokens', undefined, signing)).toEqual({ noCall: 'unknown call' })
  expect(match('GET', '/v3/auth/tokens', undefined, signing)).toEqual({ noCall: 'unknown call' })
  expect(match('GET', '/v3/auth/projects', undefined, signing)).toMatchObject({
    operation: 'KeystoneListAuthProjects',
  })
})

test('a reader key narrows no id: what it does not sign goes by the operator’s own token', () => {
  const reading = { READER_AK: 'READERID', READER_SK: 'made-up' }
  for (const id of ['w%20x', encodeURIComponent('任务'), "it's(1)*"]) {
    expect(match('GET', `${cms}/workflow/${id}/executions`, undefined, reading)).toMatchObject({
      operation: 'ListWorkflowExecutions',
    })
    expect(match('GET', `${cms}/workflow/${id}/executions`, undefined, signing)).toEqual({
      noCall: 'unsignable id',
    })
  }
})

test('a fixed project is the only one, and IAM’s calls have none', () => {
  const env = { AOM_PROJECT_ID: project }
  expect(match('GET', `${run}/status`, undefined, env)).toMatchObject({ projectId: project })
  expect(match('GET', `/v1/${'f'.repeat(32)}/cms/workflow/w/executions`, undefined, env)).toEqual({
    noCall: 'other project',
  })
  expect(match('POST', '/v3/auth/tokens', undefined, env)).toMatchObject({ projectId: null })
})

test.each([
  ['GET', '/v3'],
  ['GET', '/v3/auth'],
  ['GET', '/v3/auth/'],
  ['DELETE', '/v3/auth/tokens'],
  ['PUT', '/v3/auth/tokens'],
  ['POST', '/v3/auth/projects'],
  ['GET', '/v3/auth/tokens/'],
  ['GET', '/v3/auth/tokens/OS-PKI'],
  ['GET', '/v3/users'],
  ['POST', '/v3.0/OS-CREDENTIAL/securitytokens'],
  ['GET', `/v3/auth/workflow-list`],
  ['POST', `/v1/${project}/cms/tokens`],
  ['GET', `/v1/auth/tokens`],
  ['GET', `/v2/${project}/cms/workflow/w/executions`],
  ['GET', `/v1/${project}/ams/metrics`],
  ['GET', `/v1/${project.slice(1)}/cms/workflow/w/executions`],
  ['DELETE', `${cms}/workflow/w-1`],
  ['POST', `${cms}/workflow`],
])('%s %s is no call', (method, path) => {
  expect(match(method, path)).toEqual({ noCall: 'unknown call' })
})
