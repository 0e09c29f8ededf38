// What the gateway remembers of a change, as its team API gives it. Times are epoch ms.

export const actions = ['restart', 'skip', 'continue', 'terminate', 'run', 'enable', 'disable'] as const
export type JournalAction = (typeof actions)[number]

/** What a Skip means for the work that it leaves. */
export const skipKinds = ['doneByHand', 'notNeeded', 'fixLater'] as const
export type SkipKind = (typeof skipKinds)[number]

/** `open`: on its way · `unknown`: AOM may or may not have received it · `notSent`: nothing reached AOM. */
export const outcomes = ['open', 'accepted', 'refused', 'unknown', 'notSent'] as const
export type Outcome = (typeof outcomes)[number]

export interface OperationUser {
  kind: 'iam' | 'proxy' | 'key' | 'token'
  account: string | null
  name: string | null
  id: string | null
}

export interface Operation {
  id: string
  /** The order of insertion. */
  position: number
  /** Grows with every change of any row. */
  seq: number
  projectId: string
  region: string
  workflowId: string
  workflowName: string | null
  executionId: string | null
  nodeId: string | null
  nodeName: string | null
  action: JournalAction
  reason: string | null
  /** Of a Skip. */
  skipKind: SkipKind | null
  /** What the dialog showed. */
  baseline: object | null
  user: OperationUser
  address: string
  gatewayRequestId: string
  requestedAt: number
  sentAt: number | null
  deadlineAt: number
  answeredAt: number | null
  outcome: Outcome
  httpStatus: number | null
  code: string | null
  aomRequestId: string | null
  /** The first 1,000 characters of AOM's answer. */
  answer: string | null
  effect: { seenAt: number; seenBy: string | null; what: object } | null
  dismissedBy: string | null
}

/** What somebody asks for, before anything has come of it. */
export type ChangeRequest = Pick<
  Operation,
  | 'id'
  | 'projectId'
  | 'region'
  | 'workflowId'
  | 'workflowName'
  | 'executionId'
  | 'nodeId'
  | 'nodeName'
  | 'action'
  | 'reason'
  | 'skipKind'
  | 'baseline'
  | 'user'
  | 'address'
  | 'gatewayRequestId'
  | 'requestedAt'
  | 'deadlineAt'
>

/** What came of it. */
export type Ending = Pick<
  Operation,
  'outcome' | 'sentAt' | 'answeredAt' | 'httpStatus' | 'code' | 'aomRequestId' | 'answer'
>

/** What may have one open change at a time: a node, an execution, a workflow that is run, a schedule. */
export function subjectOf({ projectId, workflowId, executionId, nodeId, action }: ChangeRequest): string {
  if (action === 'terminate') return JSON.stringify([projectId, 'execution', workflowId, executionId])
  if (action === 'run') return JSON.stringify([projectId, 'run', workflowId])
  if (action === 'enable' || action === 'disable') return JSON.stringify([projectId, 'schedule', workflowId])
  return JSON.stringify([projectId, 'node', workflowId, executionId, nodeId])
}

/** What the gateway gives AOM for the whole exchange. */
export const PATIENCE_MS = 40_000
