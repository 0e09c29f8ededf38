import { consequencesOf } from '#domain/operation/send/consequences'
import type { Execution } from './execution'
import type { ExecutionNode } from './node'
import { isMoving, isUnbegun, type State } from './status'
import type { Workflow } from './workflow'

/** How far an execution has come that needs nobody. */
interface Progress {
  readonly now: readonly ExecutionNode[]
  readonly begun: number
  /** What begins when these end well. */
  readonly next: readonly ExecutionNode[]
  /** Where it will wait for a person. */
  readonly pauses: readonly ExecutionNode[]
}

export function progressOf(execution: Execution): Progress {
  const now = execution.nodes.filter(({ status }) => isMoving(status.state) && !isUnbegun(status.state))
  const ahead = now.map(({ id }) => consequencesOf(execution, id, 'continue'))
  return {
    now,
    begun: execution.nodes.filter(({ status }) => !isUnbegun(status.state)).length,
    next: once(ahead.flatMap(({ runsNext }) => runsNext)),
    pauses: once(ahead.flatMap(({ stopsAt }) => stopsAt)),
  }
}

const once = (nodes: readonly ExecutionNode[]) => [...new Map(nodes.map((node) => [node.id, node])).values()]

/** The workflows whose latest execution ended since then, the newest end first. */
export const endedSince = (workflows: readonly Workflow[], since: number): readonly Workflow[] =>
  workflows.filter((workflow) => endOf(workflow) >= since).toSorted((a, b) => endOf(b) - endOf(a))

/** AOM may name an end of what goes on. */
const endOf = ({ status, lastExecution }: Workflow): number =>
  isMoving(status.state) ? 0 : (lastExecution?.endedAt ?? 0)

/** How many are in each state, the most first. */
export function countStates(workflows: readonly Workflow[]): readonly (readonly [State, number])[] {
  const counts = new Map<State, number>()
  for (const { status } of workflows) counts.set(status.state, (counts.get(status.state) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)
}
