import type { ExecutionNode } from './node'
import type { Status } from './status'

export type Trigger =
  { readonly kind: 'enabled' | 'disabled' } | { readonly kind: 'unknown'; readonly raw: string }

export interface Tag {
  readonly key: string
  readonly value: string
}

/** AOM's task with its latest execution (ListWorkflow). */
export interface Workflow {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly type?: string
  readonly taskType?: string
  readonly tags: readonly Tag[]
  readonly status: Status
  readonly createdBy?: string
  readonly lastExecutedBy?: string
  readonly createdAt?: number
  readonly updatedAt?: number
  readonly editedAt?: number
  readonly lastExecution?: {
    readonly executionId: string
    readonly beganAt?: number
    readonly endedAt?: number
  }
  /** Only scheduled (cron) workflows have one. */
  readonly trigger?: Trigger
  /** Today's definition; no results. */
  readonly nodes: readonly ExecutionNode[]
}

/** One page of workflows; `total` counts over the whole project. */
export interface WorkflowPage {
  readonly workflows: readonly Workflow[]
  /** Undefined when AOM did not say, or said what cannot be. */
  readonly total?: number
  /** How many elements AOM's answer held, deleted and unreadable ones included: what paging has to count with. */
  readonly count: number
  readonly unreadable: number
}
