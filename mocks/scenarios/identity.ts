import { hash } from '../seed'

/** The mocked project. */
export const PROJECT_ID = '00000000000000000000000000000a0b'
/** The token with which the demo signs in. */
export const TOKEN = 'demo-token'

/** Earlier runs of a workflow, 5 to 20. */
export const pastCount = (workflowId: string): number => 5 + (hash('past', workflowId) % 16)
/** The run of the failed night. */
export const tonight = (workflowId: string): string => runId(workflowId, pastCount(workflowId) + 1)

/** The id of a workflow's n-th execution, from 1: `wf-x` → `exe-x-0001`. */
export function runId(workflowId: string, number: number): string {
  return `${workflowId.replace(/^wf-/, 'exe-')}-${String(number).padStart(4, '0')}`
}
