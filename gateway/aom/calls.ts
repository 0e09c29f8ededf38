import type { Region, Settings } from '../settings/settings'

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

type CallIds = {
  readonly workflowId?: string
  readonly executionId?: string
  readonly nodeId?: string
  /** `restart`, `skip`, `continue`; of a schedule `enable`, `disable`. */
  readonly action?: string
}

/** Why a request is not one of the calls. */
export type NoCall = {
  readonly noCall:
    | 'unknown call'
    | 'unknown region'
    | 'other project'
    | 'overlong id'
    | 'unsignable id'
    | 'repeated parameter'
    | 'unlisted parameter'
    | 'missing parameter'
    | 'undocumented value'
}

/** Path segments and query parameters of a request, decoded once. */
type CallTarget = {
  readonly segments: readonly string[]
  readonly query: Query
}

type Query = ReadonlyArray<readonly [name: string, value: string]>

type Rule = Pick<Call, 'operation' | 'kind' | 'method'> & {
  readonly path: string
  /** What AOM documents of each parameter's value. */
  readonly query?: Readonly<Record<string, Documented>>
  readonly required?: readonly string[]
  readonly hasBody?: true
}

type Documented = (value: string) => boolean

/** AOM's ids, of everything, have 1 to 64 characters. */
const longestId = 64
const anId: Documented = (value) => value.length >= 1 && value.length <= longestId
const oneOf =
  (...values: readonly string[]): Documented =>
  (value) =>
    values.includes(value)

/** Signs in: the one call that nobody has a credential for yet. */
export const signInOperation = 'KeystoneCreateUserTokenByPassword'

const execution = 'workflow/{workflowId}/executions/{executionId}'

/** Everything that the app may ask of AOM, below `/v1/{project_id}/cms/`. */
const aomRules: readonly Rule[] = [
  { operation: 'ListWorkflow', kind: 'read', method: 'POST', path: 'workflow-list', hasBody: true },
  {
    operation: 'ListWorkflowExecutions',
    kind: 'read',
    method: 'GET',
    path: 'workflow/{workflowId}/executions',
    query: { x_enterprise_project_id: anId },
  },
  { operation: 'SearchWorkflowExecutionDetail', kind: 'read', method: 'GET', path: `${execution}/status` },
  {
    operation: 'StartPausingWorkflowExecutions',
    kind: 'change',
    method: 'POST',
    path: `${execution}/operation`,
    query: { action: oneOf('restart', 'skip', 'continue'), node_id: anId },
    required: ['action', 'node_id'],
  },
  { operation: 'StopExecution', kind: 'change', method: 'POST', path: `${execution}/terminate` },
  { operation: 'ExecuteWorkflow', kind: 'change', method: 'POST', path: 'workflow/{workflowId}/executions' },
  {
    operation: 'UpdateWorkflowTriggerStatus',
    kind: 'change',
    method: 'PUT',
    path: 'workflow/{workflowId}/trigger/action',
    query: { action: oneOf('enable', 'disable') },
    required: ['action'],
  },
]

/** IAM asks only that it is there. */
const nocatalog: Documented = (value) => value.length <= longestId

/** What the app may ask of IAM, below `/v3/auth/`. */
const iamRules: readonly Rule[] = [
  {
    operation: signInOperation,
    kind: 'read',
    method: 'POST',
    path: 'tokens',
    query: { nocatalog },
    hasBody: true,
  },
  { operation: 'KeystoneValidateToken', kind: 'read', method: 'GET', path: 'tokens', query: { nocatalog } },
  { operation: 'KeystoneListAuthProjects', kind: 'read', method: 'GET', path: 'projects' },
]

/**
 * Finds the call that a request is, or says why it is none. `regionId` is the header `X-Aom-Region`; without it the
 * first region is meant.
 */
export function matchCall(
  method: string | undefined,
  target: CallTarget,
  regionId: string | undefined,
  settings: Settings,
): Call | NoCall {
  const [version, second = '', third, ...rest] = target.segments
  const isAom = version === 'v1' && third === 'cms' && /^[0-9a-zA-Z]{32}$/.test(second)
  const isIam = version === 'v3' && second === 'auth'
  const rules = isAom ? aomRules : isIam ? iamRules : []
  const segments = isAom ? rest : target.segments.slice(2)
  const rule = rules.find((candidate) => candidate.method === method && fits(candidate.path, segments))
  if (!rule) return { noCall: 'unknown call' }

  const region = findRegion(regionId, settings)
  if (!region) return { noCall: 'unknown region' }
  if (isIam && !isServedByIam(rule, region, settings)) return { noCall: 'unknown call' }
  if (isAom && settings.projectId !== null && second !== settings.projectId)
    return { noCall: 'other project' }

  const query = target.query.filter(([name]) => Object.hasOwn(rule.query ?? {}, name))
  const noCall = idProblem(rule, segments) ?? queryProblem(rule, target.query, query)
  if (noCall) return { noCall }
  if (isAom && settings.accessKey !== null && !isSignable(rule, segments, query))
    return { noCall: 'unsignable id' }

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

/** The region that a header `X-Aom-Region` names, one of those that are served; without the header the first. */
export function findRegion(
  regionId: string | undefined,
  { regions }: Pick<Settings, 'regions'>,
): Region | undefined {
  return regionId === undefined ? regions[0] : regions.find(({ id }) => id === regionId)
}

/** A gateway that signs by itself has no tokens to hand out, nor any to look into. */
function isServedByIam(rule: Rule, region: Region, settings: Settings): boolean {
  return region.iamEndpoint !== null && (settings.accessKey === null || rule.path !== 'tokens')
}

function fits(path: string, segments: readonly string[]): boolean {
  const parts = path.split('/')
  return (
    parts.length === segments.length &&
    parts.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
  )
}

function pathIds({ path }: Rule, segments: readonly string[]): readonly string[] {
  const parts = path.split('/')
  return segments.filter((_, index) => parts[index]?.startsWith('{'))
}

function idProblem(rule: Rule, segments: readonly string[]): NoCall['noCall'] | null {
  return pathIds(rule, segments).every(anId) ? null : 'overlong id'
}

/** `all` are the parameters as they came, `listed` those of them that this call has. */
function queryProblem(rule: Rule, all: Query, listed: Query): NoCall['noCall'] | null {
  const names = new Set(listed.map(([name]) => name))
  // "?action=skip&action=restart" would leave it to AOM which of the two is meant.
  if (names.size < listed.length) return 'repeated parameter'
  // A read goes without what AOM does not know; of a change nothing may be left out unsaid.
  if (rule.kind === 'change' && listed.length < all.length) return 'unlisted parameter'
  if (rule.required?.some((name) => !names.has(name))) return 'missing parameter'
  return listed.every(([name, value]) => rule.query?.[name]?.(value)) ? null : 'undocumented value'
}

/**
 * How AOM reads the signature of what must be percent-encoded is not certain, and a few wrong signatures lock the key
 * for everybody.
 */
function isSignable(rule: Rule, segments: readonly string[], query: Query): boolean {
  return [...pathIds(rule, segments), ...query.map(([, value]) => value)].every((id) =>
    /^[A-Za-z0-9._-]+$/.test(id),
  )
}

function idsOf(path: string, segments: readonly string[], query: Query): CallIds {
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
