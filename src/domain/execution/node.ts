import type { Status } from './status'
import type { Target } from './target'

/** One begin-to-end of a node within an execution. */
export interface Attempt {
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
  readonly functionExecutionId?: string
}

/** One step of an execution: its definition joined with what AOM reported of it. */
export interface ExecutionNode {
  /** Unique within the execution; what the operation call takes as `node_id`. */
  readonly id: string
  /** `name`, else `task_name`, else `id`. */
  readonly name: string
  readonly taskName?: string
  readonly description?: string
  readonly isPause: boolean
  readonly ignoresErrors: boolean
  /** `parent_node` as AOM wrote it: the parent's name (or id). */
  readonly parentReference?: string
  /** False for a result whose node stands in no definition that we have. */
  readonly isDefined: boolean
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
  readonly functionExecutionId?: string
  /** Oldest first; the last one is what the fields above say. Empty when not started. */
  readonly attempts: readonly Attempt[]
  readonly targets: readonly Target[]
  /** The first thing AOM said about why it failed. */
  readonly reason?: string
  /** `output` as AOM sent it, secrets hidden; undefined when absent. */
  readonly output?: unknown
  /** `metadata.configuration`, secrets hidden; undefined when absent (as on pause nodes). */
  readonly configuration?: unknown
}
