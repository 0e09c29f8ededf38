import type { Failure } from './failure'
import { normalCode, sourceOf } from './source'

/** Of a table that is asked by somebody else's words: `constructor` is none of its keys. */
const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined

type Test = RegExp | ((failure: Failure, message: string) => boolean)

/** Or by HTTP status, where the documents give one code several of them. */
const orStatus =
  (pattern: RegExp, ...statuses: readonly number[]): Test =>
  (failure, message) =>
    pattern.test(message) || (failure.httpStatus !== undefined && statuses.includes(failure.httpStatus))

const orOperation =
  (pattern: RegExp, operation: string): Test =>
  (failure, message) =>
    pattern.test(message) || (message === '' && failure.operation === operation)

/** The calls that change something. */
const changes: ReadonlySet<string> = new Set([
  'StartPausingWorkflowExecutions',
  'StopExecution',
  'ExecuteWorkflow',
  'UpdateWorkflowTriggerStatus',
])

/**
 * Codes with several meanings, told apart by what was said with them; first match wins. The texts of APIG.0301 and
 * APIG.0201 are those of Huawei's API gateway documents; each is matched loosely, since they change without notice.
 */
const variants: Readonly<Record<string, readonly (readonly [name: string, test: Test])[]>> = {
  'AOM.31001306': [
    ['execution', orOperation(/execution/i, 'StopExecution')],
    ['workflow', orOperation(/workflow|task/i, 'ExecuteWorkflow')],
  ],
  'APIG.0201': [
    ['tooLarge', orStatus(/(entity|body|uri|url|headers?).{0,12}too (large|long)/i, 413, 414, 431, 494)],
    ['timeout', orStatus(/time-? ?d? ?out/i, 504)],
    ['unavailable', orStatus(/unavailable/i, 502, 503)],
  ],
  'APIG.0301': [
    ['keyLocked', /reach(ed)? (the |its )?limit|\block/i],
    ['signatureExpired', /sign\w*.{0,20}expire|x-sdk-date|clock/i],
    ['tokenExpired', /token.{0,20}expire|expires_at/i],
    ['tokenMissing', /token.{0,10}(not found|missing|empty|is null)/i],
    ['tokenUnreadable', /decrypt|token.{0,20}(invalid|illegal|incorrect|wrong)/i],
    ['keyUnknown', /secret ?key|\bak\b.{0,12}not (exist|found)/i],
    ['signatureWrong', /verify.{0,12}sign|signature.{0,20}(fail|wrong|invalid|incorrect|mismatch)/i],
  ],
  'IAM.401': [
    ['mfa', /mfa|totp|verification code|passcode/i],
    ['locked', /lock/i],
    ['passwordExpired', /password.{0,20}expire|expire.{0,20}password/i],
    ['password', orOperation(/password|user ?name/i, 'KeystoneCreateUserTokenByPassword')],
  ],
  'IAM.403': [
    ['locked', /lock/i],
    ['mfa', /mfa|totp|verification code|passcode/i],
    ['passwordExpired', /password.{0,20}expire|expire.{0,20}password/i],
  ],
  'GATEWAY.403': [
    ['readOnly', /READ_ONLY|read[- ]only/i],
    ['notOperator', /OPERATOR_GROUPS|\bgroups?\b/i],
    ['scheme', /https|TRUST(ED)?_PROX/],
    ['host', /\bhost\b/i],
    ['origin', /origin|cross-site|another site/i],
  ],
  'GATEWAY.404': [
    ['project', /project/i],
    ['region', /region/i],
  ],
  'GATEWAY.502': [['notSent', ({ isNotSent }) => isNotSent === true]],
  'GATEWAY.503': [
    ['journal', /audit|journal/i],
    ['stopping', /stop|shut/i],
    ['keyHeld', /\bkey\b/i],
  ],
}

/** Locked and missing-MFA answers mean the same whichever status IAM gives them. */
const merged: Readonly<Record<string, string>> = {
  'IAM.403 locked': 'IAM.401 locked',
  'IAM.403 mfa': 'IAM.401 mfa',
  'IAM.403 passwordExpired': 'IAM.401 passwordExpired',
  'GATEWAY.503 journal': 'GATEWAY.507',
}

/**
 * The names under which a failure may be explained, the most exact first: code and message, code and operation, code,
 * HTTP status. `APIG.0301 tokenExpired`, `AOM.31001302 ListWorkflow`, `AOM.31001302`, `HTTP 400`, `HTTP 4xx`. Each of a
 * change first as such, `HTTP 404 change`: what is shown is read again after its answer, and its caller cannot correct it.
 */
export function causesOf(failure: Failure): readonly string[] {
  const names = namesOf(failure)
  return changes.has(failure.operation ?? '') ? names.flatMap((name) => [`${name} change`, name]) : names
}

function namesOf(failure: Failure): readonly string[] {
  const { code, operation, httpStatus, excerpt } = failure
  const message = failure.message ?? ''
  const names: string[] = []
  if (code !== undefined) {
    const key = normalCode(code)
    // Known without its number: the API gateway says it while IAM is down.
    if (key.startsWith('APIG.') && /iam.{0,40}unavailable/i.test(message)) names.push('APIG iamUnavailable')
    for (const [name, test] of own(variants, key) ?? []) {
      if (!(test instanceof RegExp ? test.test(message) : test(failure, message))) continue
      const cause = `${key} ${name}`
      names.push(own(merged, cause) ?? cause)
      break
    }
    if (operation !== undefined) names.push(`${key} ${operation}`)
    names.push(key)
    if (sourceOf(failure) === 'gateway') names.push('GATEWAY')
  }
  if (
    excerpt !== undefined &&
    (httpStatus ?? 200) < 400 &&
    /^\s*<(!doctype|html|head|body|h1)/i.test(excerpt)
  )
    names.push('HTML')
  if (httpStatus !== undefined && httpStatus >= 400)
    names.push(`HTTP ${httpStatus}`, httpStatus < 500 ? 'HTTP 4xx' : 'HTTP 5xx')
  return names
}

const get = ['cms:execution:get']
// With what AOM's permission guide says they depend on: FunctionGraph runs the nodes.
const create = [
  'cms:execution:create',
  'functiongraph:function:create',
  'functiongraph:function:invoke',
  'functiongraph:function:list',
]

/** IAM actions by operation, from AOM's permission guide. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  ListWorkflow: ['cms:workflow:list'],
  ListWorkflowExecutions: get,
  SearchWorkflowExecutionDetail: get,
  StartPausingWorkflowExecutions: create,
  StopExecution: create,
  ExecuteWorkflow: create,
  UpdateWorkflowTriggerStatus: [
    'cms:workflow:update',
    'functiongraph:function:create',
    'functiongraph:function:updateCode',
  ],
}

/** AOM's `auth failed.` codes cover a missing permission too; the others say nothing else. */
const lacksPermission = /^(AOM\.(310090\d\d|0403|30001005)|APIG\.0302|IAM\.403)$/

/** What the call needs in IAM, if this failure may mean that it is missing; otherwise empty. */
export function missingPermissions(failure: Failure): readonly string[] {
  const { code, operation, httpStatus } = failure
  if (operation === undefined || sourceOf(failure) === 'gateway') return []
  const mayLack = httpStatus === 403 || (code !== undefined && lacksPermission.test(normalCode(code)))
  return (mayLack ? own(permissions, operation) : undefined) ?? []
}
