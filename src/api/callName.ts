import type { Failure } from '#domain/failure/failure'

/** Operations by method and path, named as in AOM's and IAM's API pages. */
const operations: readonly (readonly [RegExp, string])[] = [
  [/^POST \/workflow-list$/, 'ListWorkflow'],
  [/^GET \/workflow\/[^/]+\/executions$/, 'ListWorkflowExecutions'],
  [/^GET \/workflow\/[^/]+\/executions\/[^/]+\/status$/, 'SearchWorkflowExecutionDetail'],
  [/^POST \/workflow\/[^/]+\/executions\/[^/]+\/operation$/, 'StartPausingWorkflowExecutions'],
  [/^POST \/workflow\/[^/]+\/executions\/[^/]+\/terminate$/, 'StopExecution'],
  [/^POST \/workflow\/[^/]+\/executions$/, 'ExecuteWorkflow'],
  [/^PUT \/workflow\/[^/]+\/trigger\/action$/, 'UpdateWorkflowTriggerStatus'],
  [/^POST \/v3\/auth\/tokens$/, 'KeystoneCreateUserTokenByPassword'],
  [/^GET \/v3\/auth\/tokens$/, 'KeystoneValidateToken'],
  [/^GET \/v3\/auth\/projects$/, 'KeystoneListAuthProjects'],
  // The gateway's own.
  [/^GET \/api\/operations$/, 'ListOperations'],
  [/^GET \/api\/events$/, 'StreamEvents'],
  [/^PUT \/api\/operations\/[^/]+\/effect$/, 'ReportEffect'],
  [/^PUT \/api\/operations\/[^/]+\/dismissal$/, 'ReportDismissal'],
  [/^GET \/api\/stops$/, 'ListStops'],
  [/^GET \/api\/marks$/, 'ListMarks'],
  [/^PUT \/api\/marks\/[^/]+$/, 'SetMark'],
  [/^PUT \/api\/marks\/[^/]+\/end$/, 'EndMark'],
]

/** What a failure says of the call itself. */
export type CallFacts = Pick<Failure, 'operation' | 'call' | 'projectId' | 'region' | 'isNotAudited'>

/** What was asked, for a bug report: operation, method, path, project and region; of the query only `action`. */
export function nameCall(method: string, url: string, region?: string): CallFacts {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, projectId, rest] = /^\/v1\/([^/]+)\/cms(\/.*)$/.exec(pathname) ?? []
  const path = rest ?? pathname
  const operation = operations.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1]
  const isTeam = path.startsWith('/api/')
  const action = isTeam ? null : searchParams.get('action')
  return {
    ...(operation && { operation }),
    // The other values of a query are searches and names.
    call: `${method} ${path}${action === null ? '' : `?action=${action}`}`,
    ...(projectId && { projectId: decodeURIComponent(projectId) }),
    ...(isTeam && { projectId: searchParams.get('project') ?? '' }),
    ...(region && { region }),
  }
}
