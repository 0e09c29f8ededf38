/** What the operator asked for. */
export const operationActions = [
  'restart',
  'skip',
  'continue',
  'terminate',
  'run',
  'enable',
  'disable',
] as const
export type OperationAction = (typeof operationActions)[number]

/**
 * open: on its way · accepted: AOM said yes · refused: AOM (or its API gateway) said no ·
 * unknown: AOM may or may not have received it, or carried it out · notSent: nothing reached AOM.
 */
export const operationOutcomes = ['open', 'accepted', 'refused', 'unknown', 'notSent'] as const
export type OperationOutcome = (typeof operationOutcomes)[number]

/** What a Skip means for the work that it leaves. */
export const skipKinds = ['doneByHand', 'notNeeded', 'fixLater'] as const
export type SkipKind = (typeof skipKinds)[number]

/** Who asked. A token whose user IAM did not name has its fingerprint for a name, a key its shortened id. */
export type OperationUser = {
  readonly kind: 'iam' | 'proxy' | 'key' | 'token'
  readonly account: string | null
  readonly name: string | null
  readonly id: string | null
}

export type JsonObject = Readonly<Record<string, unknown>>

/** One change, as the journal has it and as the team sees it. Times are epoch milliseconds. */
export type Operation = {
  readonly id: string
  /** The order in which changes were asked for. */
  readonly position: number
  /** Grows with every change of any row: where an event stream goes on. */
  readonly seq: number
  readonly projectId: string
  readonly region: string
  readonly workflowId: string
  readonly workflowName: string | null
  readonly executionId: string | null
  readonly nodeId: string | null
  readonly nodeName: string | null
  readonly action: OperationAction
  readonly reason: string | null
  /** Of a Skip; null where nobody said. */
  readonly skipKind: SkipKind | null
  /** What the dialog showed when the operator confirmed. */
  readonly baseline: JsonObject | null
  readonly user: OperationUser
  readonly address: string
  readonly gatewayRequestId: string
  readonly requestedAt: number
  readonly sentAt: number | null
  /** An operation that is open after this is closed as unknown. */
  readonly deadlineAt: number
  readonly answeredAt: number | null
  readonly outcome: OperationOutcome
  readonly httpStatus: number | null
  /** AOM's error code, or the gateway's where AOM gave no answer. */
  readonly code: string | null
  readonly aomRequestId: string | null
  /** The first characters of what AOM said. */
  readonly answer: string | null
  readonly effect: OperationEffect | null
  readonly dismissedBy: string | null
}

/** What changed in AOM, as a page saw it. */
type OperationEffect = {
  readonly seenAt: number
  readonly seenBy: string | null
  readonly what: JsonObject
}

/** What the page says of a change beside the call itself. */
export type OperationContext = {
  readonly workflowName: string | null
  readonly nodeName: string | null
  readonly skipKind?: SkipKind | null
  readonly baseline: JsonObject | null
}

/** What a change is about, as its path and query say. */
export type OperationIds = {
  readonly workflowId?: string
  readonly executionId?: string
  readonly nodeId?: string
  readonly action?: string
}

/** A change that wants to be sent. */
export type ChangeRequest = {
  /** The `Idempotency-Key`: a UUID that the page made. */
  readonly id: string
  readonly projectId: string
  readonly region: string
  /** Huawei's name of the call, e.g. `StopExecution`. */
  readonly operation: string
  readonly ids: OperationIds
  readonly context: OperationContext | null
  /** The last `seq` when that was asked for on which the page decided; null where it does not say. */
  readonly knownSeq: number | null
  readonly reason: string | null
  readonly user: OperationUser
  readonly address: string
  readonly gatewayRequestId: string
  /** Of method, path and whatever else makes two requests the same one. */
  readonly digest: string
}

/** The four changes: what each does, and what may have one open change at a time. */
export function actionOf(operation: string, action: string | undefined): OperationAction | null {
  if (operation === 'StopExecution') return 'terminate'
  if (operation === 'ExecuteWorkflow') return 'run'
  const allowed: Readonly<Record<string, readonly OperationAction[]>> = {
    StartPausingWorkflowExecutions: ['restart', 'skip', 'continue'],
    UpdateWorkflowTriggerStatus: ['enable', 'disable'],
  }
  return allowed[operation]?.find((candidate) => candidate === action) ?? null
}

/**
 * What may have one open change at a time: a node, an execution, a workflow that is run, a schedule. Terminating an
 * execution and operating one of its nodes do not exclude each other; AOM decides which of them comes too late.
 */
export function subjectOf(request: ChangeRequest, action: OperationAction): string {
  const { projectId, region, ids } = request
  const within = (...parts: ReadonlyArray<string | undefined>) =>
    JSON.stringify([projectId, region, ...parts.map((part) => part ?? '')])
  switch (action) {
    case 'terminate':
      return within('execution', ids.workflowId, ids.executionId)
    case 'run':
      return within('run', ids.workflowId)
    case 'enable':
    case 'disable':
      return within('schedule', ids.workflowId)
    default:
      return within('node', ids.workflowId, ids.executionId, ids.nodeId)
  }
}
