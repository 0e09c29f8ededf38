import type { ReactNode } from 'react'
import type { ExecutionNode } from '#domain/execution/node'
import type { Status } from '#domain/execution/status'
import type { Trigger } from '#domain/execution/workflow'
import type { Change } from '#domain/operation/kind'

/** Words for what a change was from and to; "not said" where AOM said nothing. */
export interface ChangeWords {
  readonly status: (of: Status | undefined) => string
  readonly time: (at: number | undefined) => string
  readonly trigger: (of: Trigger | undefined) => string
  readonly nodes: (of: readonly ExecutionNode[]) => string
}

/** What the dialog shows of one kind of operation; `Requested` is the operation on what is known of its subject. */
export interface DialogKind<Requested> {
  /** What is now. */
  readonly currentState: (operation: Requested, workflowName: string) => ReactNode
  /** What becomes of the nodes, if AOM accepts. */
  readonly consequences: (operation: Requested) => ReactNode
  /** What to compare for a change; one that is not here has no from and to. */
  readonly changed: { readonly [C in Change]?: (operation: Requested, say: ChangeWords) => string }
  /** What the operator may say of it besides the reason. */
  readonly choice?: (
    operation: Requested,
    onChange: (operation: Requested) => void,
    isLocked: boolean,
  ) => ReactNode
  /** That the definition was edited after what it acts on began, and how: what runs next may be another thing. */
  readonly edited?: (
    operation: Requested,
    workflowEditedAt: number | undefined,
    today: readonly ExecutionNode[] | undefined,
  ) => ReactNode
}
