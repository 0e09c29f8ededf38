import type { RecordedRequest } from '../recorded'
import { hex } from '../seed'
import type { OperationName } from '../wire'
import { skipKinds, type JournalAction, type OperationUser, type SkipKind } from './operation'

// What the page tells the gateway of a change beside the call itself, and what the call is.

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const REASON_LENGTH = 1000
const CONTEXT_BYTES = 4096

/** The key: a UUID as a string of RFC 8941 (`"…"`), or bare; null where it is none. */
export function keyOf({ headers }: RecordedRequest): string | null {
  const raw = headers['idempotency-key']?.trim() ?? ''
  const bare = /^"(.*)"$/.exec(raw)?.[1] ?? raw
  return uuid.test(bare) ? bare.toLowerCase() : null
}

/** The journal's last `seq` before that was asked for on which the page decided; null where it does not say. */
export function knownSeqOf({ headers }: RecordedRequest): number | null {
  const digits = headers['x-journal-seq'] ?? ''
  return /^\d+$/.test(digits) ? Number(digits) : null
}

export function reasonOf({ headers }: RecordedRequest): string | null {
  const raw = headers['x-operation-reason'] ?? ''
  return (decoded(raw) ?? raw).trim().slice(0, REASON_LENGTH) || null
}

interface Context {
  workflowName: string | null
  nodeName: string | null
  skipKind: SkipKind | null
  baseline: object | null
}

/** The names and what the dialog showed; what cannot be read is left out. */
export function contextOf({ headers }: RecordedRequest): Context {
  const json = decoded(headers['x-operation-context'] ?? '') ?? ''
  const value = json.length <= CONTEXT_BYTES ? objectIn(json) : {}
  const text = (field: unknown) => (typeof field === 'string' ? field : null)
  const { baseline } = value
  return {
    workflowName: text(value['workflowName']),
    nodeName: text(value['nodeName']),
    skipKind: skipKinds.find((kind) => kind === value['skipKind']) ?? null,
    baseline: typeof baseline === 'object' ? baseline : null,
  }
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}

function objectIn(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** The same call has the same one. */
export const digestOf = ({ method, path, query }: RecordedRequest): string =>
  hex(32, method, path, JSON.stringify(query))

/** Undefined for an action that AOM does not have. */
export function actionOf(operation: OperationName, action: string | undefined): JournalAction | undefined {
  if (operation === 'StopExecution') return 'terminate'
  if (operation === 'ExecuteWorkflow') return 'run'
  const known: readonly JournalAction[] =
    operation === 'StartPausingWorkflowExecutions' ? ['restart', 'skip', 'continue'] : ['enable', 'disable']
  return known.find((candidate) => candidate === action)
}

export const isChange = (operation: OperationName): boolean =>
  [
    'StartPausingWorkflowExecutions',
    'StopExecution',
    'ExecuteWorkflow',
    'UpdateWorkflowTriggerStatus',
  ].includes(operation)

/** How a row calls whoever has shown what it is. */
export const nameOf = ({ name, id, kind }: OperationUser): string => name ?? id ?? kind
