// What a scenario says: the definitions and runs with which a world begins. Times are ms relative to the world's start.
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

export type Gate = 'waitApproval' | 'approvalFailed' | 'waitExecute'

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

/** A scheduled workflow that begins a healthy run again and again. */
export interface SchedulePlan {
  workflowId: string
  firstAt: number
  everyMs: number
}

/** A way in which AOM, or the way to it, fails. `from` and `until` are ms since the world's start. */
export interface Fault {
  on: OperationName | 'reads' | 'writes' | 'any'
  /**
   * `answer`: AOM answers with this instead · `network`: no answer, no effect · `never`: no answer, ever ·
   * `lost`: it takes effect, the answer is lost as `answer` says (none: a network error) · `slow`: answers after `delayMs`.
   */
  kind: 'answer' | 'network' | 'never' | 'lost' | 'slow'
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
  /** A skipped node's word. */
  skippedStatus: string
  rejectedTokens: readonly string[]
  projectId: string
  /** Another operator who acts on a node once its execution was read so often. */
  otherOperator?: { executionId: string; nodeId: string; action: OperationAction; afterReads: number }
}

export interface Scenario {
  workflows: readonly WorkflowPlan[]
  runs: readonly RunPlan[]
  schedules?: readonly SchedulePlan[]
  behaviour?: Partial<Behaviour>
  faults?: readonly Fault[]
  /** Broken elements that the lists carry besides the good ones. */
  strayWorkflows?: readonly unknown[]
  strayExecutions?: Record<string, readonly unknown[]>
  /** False: the demo begins without a session. */
  signedIn?: boolean
}
