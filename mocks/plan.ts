// What a scenario says: the definitions and runs with which a world begins. Times are ms relative to the world's start.
import type { JournalAction, SkipKind } from './journal/operation'
import type { OperationAction, OperationName, WireNode, WireTarget, WireWorkflow } from './wire'

/** How one attempt of a node goes. Targets are named by their index. */
export interface AttemptPlan {
  outcome: 'success' | 'fail' | 'timeout'
  /** Targets that fail; with `success` only where the node ignores errors. */
  failed?: readonly number[]
  /** Targets that never got their turn. */
  notRun?: readonly number[]
  /** The failed targets' log; `{host}` becomes the target's name. */
  log?: string
  exitCode?: string
}

export interface NodePlan {
  wire: WireNode
  seconds: number
  /** Who it acts on: the identity part of each target. */
  targets: readonly WireTarget[]
  /** A good target's log. */
  log: string
}

export interface WorkflowPlan {
  id: string
  name: string
  description: string
  type: 'cron' | 'manual' | 'event'
  createdAt: number
  /** When it was edited, ascending; in the past or the future. */
  edits: readonly number[]
  createdBy: string
  tags: Record<string, string>
  nodes: readonly NodePlan[]
  templateId: string
  taskType: string
  input: Record<string, Record<string, unknown>>
  triggerStatus?: string
  i18n?: WireWorkflow['template_i18n']
  /** A last change on the way out, for AOM's odd bodies. */
  present?: (workflow: WireWorkflow) => unknown
}

type Gate = 'waitApproval' | 'approvalFailed' | 'waitExecute'

/** What an operator did in the past, or will do. */
export interface ActPlan {
  at: number
  nodeId?: string
  action: OperationAction | 'terminate'
}

export interface RunPlan {
  id: string
  workflowId: string
  at: number
  by: string
  /** Attempts by node id; the last one repeats. A node without a plan succeeds. */
  attempts?: Record<string, readonly AttemptPlan[]>
  gate?: Gate
  acts?: readonly ActPlan[]
  /** The nodes as they were when it ran, if the workflow was edited since. */
  nodes?: readonly NodePlan[]
  presentBrief?: (brief: Record<string, unknown>) => unknown
  presentDetail?: (detail: Record<string, unknown>) => unknown
}

/** What somebody did through the gateway before the world began; its effect came `EFFECT_MS` later. */
export interface StoryPlan {
  /** When it was asked for. */
  at: number
  by: string
  action: JournalAction
  workflowId: string
  /** Of an operation on a node, and of Terminate. */
  executionId?: string
  nodeId?: string
  reason?: string
  skipKind?: SkipKind
  /** `accepted` unless told. */
  outcome?: 'refused' | 'unknown' | 'notSent'
  /** Its effect has yet to be seen. */
  isFresh?: boolean
}

/** What somebody said of a node before the world began. */
export interface MarkPlan {
  at: number
  by: string
  kind: 'claim' | 'snooze' | 'note'
  workflowId: string
  executionId: string
  nodeId?: string
  text?: string
  /** Of a snooze; without it, until the node changes. */
  until?: number
}

/** A node that had stopped, and was over before the world began without anybody having operated it. */
export interface StopPlan {
  at: number
  overAt: number
  workflowId: string
  workflowName: string
  executionId: string
  nodeId: string
  nodeName: string
  state: string
  cause: string | null
  became: string | null
}

/** What a colleague does on a node once it is time, where it still can be done. */
export interface ColleaguePlan {
  at: number
  user: string
  executionId: string
  nodeId: string
  action: OperationAction
  reason: string
}

/** A scheduled workflow that begins a healthy run again and again. */
interface SchedulePlan {
  workflowId: string
  firstAt: number
  everyMs: number
}

/** A way in which AOM, or the way to it, fails. `from` and `until` are ms since the world's start. */
export interface Fault {
  on: OperationName | 'reads' | 'writes' | 'any'
  /**
   * `answer`: AOM answers with this instead · `network`: no answer, no effect · `never`: no answer, ever ·
   * `lost`: it takes effect, the answer is lost as `answer` says (none: a network error) · `slow`: answers after `delayMs` ·
   * `drip`: its answer comes byte by byte, `delayMs` apart · `gzip`: its answer is compressed for who takes that; a page's
   * own mock has no wire, so it is as ever there.
   */
  kind: 'answer' | 'network' | 'never' | 'lost' | 'slow' | 'drip' | 'gzip'
  /** How a served mock ends the connection where there is no answer: `close` (FIN), unless told to `reset` it (RST). */
  cut?: 'close' | 'reset'
  answer?: FaultAnswer
  delayMs?: number
  from?: number
  until?: number
  /** How many calls it hits, then it is over. */
  times?: number
  /** Calls let through before the first hit. */
  skip?: number
  /** Hits the second of every so many calls. */
  oneIn?: number
}

export interface FaultAnswer {
  status: number
  /** An object is sent as JSON, a string as HTML, nothing as an empty body. */
  body?: object | string
  headers?: Record<string, string>
}

export interface RateLimit {
  perSecond: number
  /** How many may come at once. */
  burst: number
}

/** What the documents leave open, and what goes wrong: the settings of a world. */
export interface Behaviour {
  /** `1`: page 0 is refused · `0`: page 0 is the first · `lenient1`: page 0 is corrected to 1. */
  pageBase: 0 | 1 | 'lenient1'
  /** Real ms until an answer, from–to. */
  latencyMs: readonly [number, number]
  /** World ms from an accepted operation to its effect, from–to. */
  effectMs: readonly [number, number]
  /** `execution.status` while a pause node waits. */
  pausedExecutionStatus: string
  /** `execution.status` while awaiting approval or a start; `same` repeats the workflow's word. */
  waitingExecutionStatus: string
  /** Whether a retried node keeps its one entry or gets another. */
  retryEntries: 'one' | 'append'
  /**
   * What AOM does with an operation whose like it accepted before, and which has yet to take effect or whose attempt runs.
   * Not documented; there is no request token.
   * `again`: it is accepted and is a second run: the node begins one more attempt (after Skip or Continue, the node that
   * follows does), so that an operation that was sent twice is seen · `absorbed`: it is answered with success and nothing
   * more happens · `refused`: it is refused as in the wrong state.
   */
  duplicates: 'again' | 'absorbed' | 'refused'
  /** A skipped node's word. */
  skippedStatus: string
  /** What `execution.status` says while a termination is at work; `kept`: what it said before. Neither is documented. */
  cancelingExecutionStatus: string
  /**
   * ListWorkflowExecutions of a workflow that is not there: `documented` is 500 AOM.31001405, its only error besides 401 ·
   * `notFound` is 404 AOM.31001306, as ExecuteWorkflow has it.
   */
  unknownWorkflow: 'documented' | 'notFound'
  /**
   * SearchWorkflowExecutionDetail of an execution that is not there: `documented` is 400 AOM.31001403 · `notFound` is 404
   * AOM.31001306, as StopExecution has it.
   */
  unknownExecution: 'documented' | 'notFound'
  /**
   * An operation that AOM does not take: `documented` is 500 AOM.31001405, its only error besides 401 · `inferred` is 400
   * AOM.31001418 in the wrong state, 400 AOM.31001403 for a wrong parameter, 404 AOM.31001306 for an unknown execution.
   */
  refusedOperation: 'documented' | 'inferred'
  /**
   * ExecuteWorkflow while an execution is not over: `runs` begins a second one, as no refusal is documented · `refused` is
   * 400 AOM.31001418, as StopExecution has it.
   */
  busyWorkflow: 'runs' | 'refused'
  /** Requests that AOM takes, of each user and of all users together; null: as many as come. */
  rateLimit: RateLimit | null
  /** Tokens that were good and are so no more. */
  rejectedTokens: readonly string[]
  /** Tokens that somebody else issued for the world's project: AOM lets them in, the IAM here does not know them. */
  knownTokens: readonly string[]
  projectId: string
  /** Whether the scenario's colleagues do what is planned for them, by the world's clock. */
  colleaguesAct: boolean
  /** Why it refuses every change; null: it does not. */
  changesRefused: 'readOnly' | 'notOperator' | null
  /** The shortened id of the key with which it signs, so that nobody signs in; null: it has none. */
  gatewayKey: string | null
  /** Its journal: `away` cannot be read or written · `failsAfterwards` takes a change, and not what came of it. */
  journal: 'kept' | 'away' | 'failsAfterwards'
  /** Which stops it has on record; null: it does not watch · `older`: it is a version that was never asked for them. */
  watched: 'all' | 'some' | 'older' | null
  /** `buffered`: something in between holds the stream of events back. */
  eventStream: 'live' | 'buffered'
  /** Another operator who acts on a node once its execution was read so often. */
  otherOperator?: { executionId: string; nodeId: string; action: OperationAction; afterReads: number }
}

export interface Scenario {
  workflows: readonly WorkflowPlan[]
  runs: readonly RunPlan[]
  schedules?: readonly SchedulePlan[]
  behaviour?: Partial<Behaviour>
  faults?: readonly Fault[]
  /** The journal with which the world begins, oldest first. */
  journal?: readonly StoryPlan[]
  /** What its team had said by then. */
  marks?: readonly MarkPlan[]
  /** What stopped and was over by then, as a gateway that watches has seen it. */
  stops?: readonly StopPlan[]
  /** See `Behaviour.colleaguesAct`. */
  colleagues?: readonly ColleaguePlan[]
  /** Broken elements that the lists carry besides the good ones. */
  strayWorkflows?: readonly unknown[]
  strayExecutions?: Record<string, readonly unknown[]>
  /** False: the demo begins without a session. */
  signedIn?: boolean
}
