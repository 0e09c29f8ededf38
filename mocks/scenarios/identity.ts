/** The mocked project. */
export const PROJECT_ID = '00000000000000000000000000000a0b'
/** The token with which the demo signs in. */
export const TOKEN = 'demo-token'

/** The id of a workflow's n-th execution, from 1: `wf-x` → `exe-x-0001`. */
export function runId(workflowId: string, number: number): string {
  return `${workflowId.replace(/^wf-/, 'exe-')}-${String(number).padStart(4, '0')}`
}
