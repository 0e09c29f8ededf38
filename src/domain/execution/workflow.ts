import type { ExecutionNode } from './node'
import type { Status } from './status'

export type Trigger =
  { readonly kind: 'enabled' | 'disabled' } | { readonly kind: 'unknown'; readonly raw: string }

/** AOM's task with its latest execution (ListWorkflow). */
export interface Workflow {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly type?: string
  readonly taskType?: string
  readonly tags: Readonly<Record<string, string>>
  readonly status: Status
  readonly createdBy?: string
  readonly lastExecutedBy?: string
  readonly createdAt?: Date
  readonly updatedAt?: Date
  readonly editedAt?: Date
  readonly lastExecution?: {
    readonly executionId: string
    readonly beganAt?: Date
    readonly endedAt?: Date
  }
  /** Only scheduled (cron) workflows have one. */
  readonly trigger?: Trigger
  /** Today's definition; no results. */
  readonly nodes: readonly ExecutionNode[]
}

/** One page of workflows; `total` counts over the whole project. */
export interface WorkflowPage {
  readonly workflows: readonly Workflow[]
  /** Undefined when AOM did not say. */
  readonly total?: number
  readonly unreadable: number
}
