import type { Region, Settings } from '../settings/settings'
import type { Target } from '../http/target'

/** A read may be given up and asked again; a change may already be at work in AOM, so it never is. */
export type CallKind = 'read' | 'change'

/** One call to AOM or IAM that the gateway lets through. */
export type Call = {
  /** Huawei's name of the operation, e.g. `ListWorkflow`. */
  readonly operation: string
  /** Of `KeystoneCreateUserTokenByPassword`: a read for its patience only; it is never shared, kept or repeated. */
  readonly kind: CallKind
  readonly service: 'aom' | 'iam'
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path and query as sent, encoded afresh from the decoded parts. */
  readonly path: string
  readonly hasBody: boolean
  /** Null for IAM's calls. */
  readonly projectId: string | null
  /** Where it goes: `endpoint` for AOM, `iamEndpoint` (then not null) for IAM. */
  readonly region: Region
  /** What the call is about, as far as its path and query say. */
  readonly ids: CallIds
}

export type CallIds = {
  readonly workflowId?: string
  readonly executionId?: string
  readonly nodeId?: string
  /** `restart`, `skip`, `continue`; of a schedule `enable`, `disable`. */
  readonly action?: string
}

/** Why a request is not one of the calls. */
export type NoCall = {
  readonly refusal: 'unknown call' | 'unknown region' | 'other project' | 'repeated parameter'
}

type Rule = Pick<Call, 'operation' | 'kind' | 'method'> & {
  readonly path: string
  readonly query?: readonly string[]
  readonly hasBody?: true
}

const execution = 'workflow/{workflowId}/executions/{executionId}'

/** Everything that the app may ask of AOM, below `/v1/{project_id}/cms/`. */
const aomRules: readonly Rule[] = [
  { operation: 'ListWorkflow', kind: 'read', method: 'POST', path: 'workflow-list', hasBody: true },
  {
    operation: 'ListWorkflowExecutions',
    kind: 'read',
    method: 'GET',
    path: 'workflow/{workflowId}/executions',
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
  { operation: 'ExecuteWorkflow', kind: 'change', method: 'POST', path: 'workflow/{workflowId}/executions' },
  {
    operation: 'UpdateWorkflowTriggerStatus',
    kind: 'change',
    method: 'PUT',
    path: 'workflow/{workflowId}/trigger/action',
    query: ['action'],
  },
]

/** What the app may ask of IAM, below `/v3/auth/`. */
const iamRules: readonly Rule[] = [
  {
    operation: 'KeystoneCreateUserTokenByPassword',
    kind: 'read',
    method: 'POST',
    path: 'tokens',
    query: ['nocatalog'],
    hasBody: true,
  },
  { operation: 'KeystoneValidateToken', kind: 'read', method: 'GET', path: 'tokens', query: ['nocatalog'] },
  { operation: 'KeystoneListAuthProjects', kind: 'read', method: 'GET', path: 'projects' },
]

/**
 * Finds the call that a request is, or says why it is none. `regionId` is the header `X-Aom-Region`; without it the
 * first region is meant.
 */
export function matchCall(
  method: string | undefined,
  target: Target,
  regionId: string | undefined,
  settings: Settings,
): Call | NoCall {
  const [version, second = '', third, ...rest] = target.segments
  const isAom = version === 'v1' && third === 'cms' && /^[0-9a-zA-Z]{32}$/.test(second)
  const isIam = version === 'v3' && second === 'auth'
  const rules = isAom ? aomRules : isIam ? iamRules : []
  const segments = isAom ? rest : target.segments.slice(2)
  const rule = rules.find((candidate) => candidate.method === method && fits(candidate.path, segments))
  if (!rule) return { refusal: 'unknown call' }

  const region =
    regionId === undefined ? settings.regions[0] : settings.regions.find(({ id }) => id === regionId)
  if (!region) return { refusal: 'unknown region' }
  if (isIam && !isServedByIam(rule, region, settings)) return { refusal: 'unknown call' }
  if (isAom && settings.projectId !== null && second !== settings.projectId)
    return { refusal: 'other project' }

  const query = target.query.filter(([name]) => rule.query?.includes(name))
  // "?action=skip&action=restart" would leave it to AOM which of the two is meant.
  if (new Set(query.map(([name]) => name)).size < query.length) return { refusal: 'repeated parameter' }

  const path = `/${target.segments.map(encodeURIComponent).join('/')}`
  const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return {
    operation: rule.operation,
    kind: rule.kind,
    service: isAom ? 'aom' : 'iam',
    method: rule.method,
    path: search ? `${path}?${search}` : path,
    hasBody: rule.hasBody ?? false,
    projectId: isAom ? second : null,
    region,
    ids: idsOf(rule.path, segments, query),
  }
}

/** A gateway that signs by itself has no tokens to hand out, nor any to look into. */
function isServedByIam(rule: Rule, region: Region, settings: Settings): boolean {
  return region.iamEndpoint !== null && (settings.accessKey === null || rule.path !== 'tokens')
}

function fits(path: string, segments: readonly string[]): boolean {
  const parts = path.split('/')
  return (
    parts.length === segments.length &&
    parts.every((part, index) => {
      const segment = segments[index] ?? ''
      // AOM documents ids of 1 to 64 characters; twice that leaves room without letting anything through.
      return part.startsWith('{') ? segment.length >= 1 && segment.length <= 128 : part === segment
    })
  )
}

function idsOf(path: string, segments: readonly string[], query: Target['query']): CallIds {
  const parts = path.split('/')
  const inPath = (name: string) => segments[parts.indexOf(`{${name}}`)]
  const inQuery = (name: string) => query.find(([candidate]) => candidate === name)?.[1]
  const workflowId = inPath('workflowId')
  const executionId = inPath('executionId')
  const nodeId = inQuery('node_id')
  const action = inQuery('action')
  return {
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(executionId === undefined ? {} : { executionId }),
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(action === undefined ? {} : { action }),
  }
}
