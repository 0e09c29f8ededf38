import type { ExecutionRef } from '#domain/execution/execution'
import type { ActionOf } from '#domain/operation/action'
import type { Place } from '#domain/session/place'

/** One call of AOM, to be written down: by the names of its API pages. */
export interface AomCall {
  readonly ref: ExecutionRef
  readonly place: Place
  /** Without it the execution is only read (SearchWorkflowExecutionDetail). */
  readonly operation?: { readonly action: ActionOf<'node'>; readonly nodeId: string }
}

/** What AOM calls them (StartPausingWorkflowExecutions, `action`). */
const actionWords = { retry: 'restart', skip: 'skip', continue: 'continue' } as const

export const operationName = ({ operation }: AomCall): string =>
  operation ? 'StartPausingWorkflowExecutions' : 'SearchWorkflowExecutionDetail'

export const actionWord = ({ operation }: AomCall) => operation && actionWords[operation.action]

/** A region that this page does not know stays to be filled in. */
export const endpoint = ({ place: { region } }: AomCall): string =>
  `https://aom.${region ?? '<region>'}.myhuaweicloud.com`

/** What whoever sends it must know: it is not this dashboard that does. */
export const warnings = (call: AomCall): readonly string[] =>
  call.operation
    ? [
        'Each time this is sent, AOM carries it out again.',
        'Sent past AOM Operator: its journal will not have it.',
      ]
    : []

const part = encodeURIComponent

export function urlOf(call: AomCall): string {
  const { ref, place, operation } = call
  const path = `${endpoint(call)}/v1/${part(place.projectId)}/cms/workflow/${part(ref.workflowId)}/executions/${part(ref.executionId)}`
  return operation
    ? `${path}/operation?action=${actionWords[operation.action]}&node_id=${part(operation.nodeId)}`
    : `${path}/status`
}
