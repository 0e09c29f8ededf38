/** What an operator can ask, by kind of operation. */
export const actions = {
  /** StartPausingWorkflowExecutions: restart, skip, continue. */
  node: ['retry', 'skip', 'continue'],
  /** StopExecution. */
  termination: ['terminate'],
  /** ExecuteWorkflow. */
  run: ['run'],
  /** UpdateWorkflowTriggerStatus. */
  schedule: ['enable', 'disable'],
} as const

/** What an operation is asked of: a node, an execution, a workflow or its schedule. One of each may be open at a time. */
export type OperationKind = keyof typeof actions
export type ActionOf<K extends OperationKind> = (typeof actions)[K][number]
export type Action = ActionOf<OperationKind>

const kinds = Object.keys(actions) as OperationKind[]

export const allActions: readonly Action[] = kinds.flatMap((kind): readonly Action[] => actions[kind])

const kindByAction = new Map<string, OperationKind>(
  kinds.flatMap((kind) => actions[kind].map((action) => [action, kind] as const)),
)

export const isAction = (word: string): word is Action => kindByAction.has(word)

export const kindOf = (action: Action): OperationKind => kindByAction.get(action) as OperationKind

/** What a Skip means for the work that it leaves. */
export const skipKinds = ['doneByHand', 'notNeeded', 'fixLater'] as const
export type SkipKind = (typeof skipKinds)[number]
