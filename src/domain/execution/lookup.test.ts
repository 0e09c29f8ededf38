import { expect, it } from 'vitest'
import { looksLikeId, lookupIn } from './lookup'

it.each([
  ['https://ops.example/workflows/wf-1/executions/e%201?node=n', { workflowId: 'wf-1', executionId: 'e 1' }],
  ['/workflows/wf-1', { workflowId: 'wf-1' }],
  [
    'https://aom.cn-north-4.myhuaweicloud.com/v1/0a/cms/workflow/wf-1/executions/e-1/status',
    { workflowId: 'wf-1', executionId: 'e-1', place: { projectId: '0a', region: 'cn-north-4' } },
  ],
  ['/workflows/wf-1?project=0a', { workflowId: 'wf-1', place: { projectId: '0a', region: null } }],
  [
    'https://console.example/aom2/?region=x#/auto/detail?workflow_id=wf-1&execution_id=e-1',
    { workflowId: 'wf-1', executionId: 'e-1' },
  ],
  ['https://ops.example/activity', undefined],
  ['Rotate TLS certificates', undefined],
  ['/workflows/100%', { workflowId: '100%' }],
])('%s', (text, found) => {
  expect(lookupIn(text)).toEqual(found)
})

it('an id is told from a name', () => {
  expect(looksLikeId('3f0c1d2e-5a6b-4c7d-8e9f-0a1b2c3d4e5f')).toBe(true)
  expect(looksLikeId('8537f953c503bf8f0f64bf4d8cf08dd5')).toBe(true)
  expect(looksLikeId('Deadbeef')).toBe(false)
  expect(looksLikeId('Vacuum full')).toBe(false)
})
