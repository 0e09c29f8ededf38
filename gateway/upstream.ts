import type { Target } from './target'

/** A read may be given up and asked again; a change may already be at work in AOM, so it never is. */
export type CallKind = 'read' | 'change'

/** One call to AOM that the gateway lets through. */
export type Call = {
  /** AOM's name of the operation, e.g. `ListWorkflow`. */
  readonly operation: string
  readonly kind: CallKind
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path and query as sent to AOM, encoded afresh from the decoded parts. */
  readonly path: string
  readonly hasBody: boolean
  readonly projectId: string
}

/** Why a request is not one of the calls. */
export type NoCall = { readonly refusal: 'unknown call' | 'other project' | 'repeated parameter' }

type Rule = Pick<Call, 'operation' | 'kind' | 'method'> & {
  readonly path: string
  readonly query?: readonly string[]
  readonly hasBody?: true
}

const execution = 'workflow/{id}/executions/{id}'

/** Everything that the app may ask of AOM, below `/v1/{project_id}/cms/`. */
const rules: readonly Rule[] = [
  { operation: 'ListWorkflow', kind: 'read', method: 'POST', path: 'workflow-list', hasBody: true },
  {
    operation: 'ListWorkflowExecutions',
    kind: 'read',
    method: 'GET',
    path: 'workflow/{id}/executions',
    query: ['x_enterprise_project_id'],
  },
  { operation: 'SearchWorkflowExecutionDetail', kind: 'read', method: 'GET', path: `${execution}/status` },
  {
    operation: 'StartPausingWorkflowExecutions',
    kind: 'change',
    method: 'POST',
    path: `${execution}/operation`,
    query: ['action', 'node_id'],
  },
  { operation: 'StopExecution', kind: 'change', method: 'POST', path: `${execution}/terminate` },
  { operation: 'ExecuteWorkflow', kind: 'change', method: 'POST', path: 'workflow/{id}/executions' },
  {
    operation: 'UpdateWorkflowTriggerStatus',
    kind: 'change',
    method: 'PUT',
    path: 'workflow/{id}/trigger/action',
    query: ['action'],
  },
]

/** Finds the call that a request is, or says why it is none. `onlyProject` null serves every project. */
export function matchCall(
  method: string | undefined,
  target: Target,
  onlyProject: string | null,
): Call | NoCall {
  const [version, projectId = '', service, ...rest] = target.segments
  const rule =
    version === 'v1' && service === 'cms' && /^[0-9a-zA-Z]{32}$/.test(projectId)
      ? rules.find((candidate) => candidate.method === method && fits(candidate.path, rest))
      : undefined
  if (!rule) return { refusal: 'unknown call' }
  if (onlyProject !== null && projectId !== onlyProject) return { refusal: 'other project' }

  const query = target.query.filter(([name]) => rule.query?.includes(name))
  // "?action=skip&action=restart" would leave it to AOM which of the two is meant.
  if (new Set(query.map(([name]) => name)).size < query.length) return { refusal: 'repeated parameter' }

  const path = `/${target.segments.map(encodeURIComponent).join('/')}`
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return {
    operation: rule.operation,
    kind: rule.kind,
    method: rule.method,
    path: search ? `${path}?${search}` : path,
    hasBody: rule.hasBody ?? false,
    projectId,
  }
}

function fits(path: string, segments: readonly string[]): boolean {
  const parts = path.split('/')
  return (
    parts.length === segments.length &&
    parts.every((part, index) => {
      const segment = segments[index] ?? ''
      // AOM documents ids of 1 to 64 characters; twice that leaves room without letting anything through.
      return part === '{id}' ? segment.length >= 1 && segment.length <= 128 : part === segment
    })
  )
}
