import { findNode, type Execution } from '#domain/execution/execution'
import { graphOf, type GraphNode } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { isUnreportedPause } from '#domain/execution/pause'
import { runsNodeAgain, type NodeAction } from '#domain/operation/kinds/node'
import { isBusy } from '#domain/operation/kinds/termination'
import { isUnbegun, notStarted, type State } from '#domain/execution/status'

/** What an operation sets going, if every node that it starts succeeds. Nodes by level, then in AOM's order. */
export interface Consequences {
  /** Start right after the operation; for a retry, the node itself. */
  readonly runsNext: readonly ExecutionNode[]
  /** Run after those, up to the pauses. */
  readonly runsLater: readonly ExecutionNode[]
  /** The pause nodes that the execution reaches next. */
  readonly stopsAt: readonly ExecutionNode[]
  /** Of those that run: the ones whose failure would not stop the execution. */
  readonly errorsIgnored: readonly ExecutionNode[]
  /** Nothing follows the node, and all other nodes are done: the execution ends with it. */
  readonly endsExecution: boolean
}

const nothing: Consequences = {
  runsNext: [],
  runsLater: [],
  stopsAt: [],
  errorsIgnored: [],
  endsExecution: false,
}

/** A node in one of these has not had its turn. AOM's unknown words are taken as such, since nothing says it ran. */
const startable: ReadonlySet<State> = new Set(['notStarted', 'waiting', 'unknown'])

const isPassed = (node: ExecutionNode): boolean =>
  node.status.state === 'succeeded' ||
  node.status.state === 'skipped' ||
  (node.ignoresErrors && (node.status.state === 'failed' || node.status.state === 'timedOut'))

/** What follows if `action` is asked of the node, by the graph and the states that AOM reported. */
export function consequencesOf(execution: Execution, nodeId: string, action: NodeAction): Consequences {
  const subject = findNode(execution, nodeId)
  if (!subject) return nothing

  const { after, later, stopsAt } = reachableFrom(execution.nodes, nodeId)
  const runsNext = runsNodeAgain(action) ? [subject] : after
  const runsLater = runsNodeAgain(action) ? [...after, ...later] : later
  const othersArePassed = execution.nodes.every((node) => node === subject || isPassed(node))
  return {
    runsNext,
    runsLater,
    stopsAt,
    errorsIgnored: [...runsNext, ...runsLater].filter((node) => node.ignoresErrors),
    endsExecution: othersArePassed,
  }
}

/** What follows a run of the workflow by today's definition. */
export function consequencesOfRun(nodes: readonly ExecutionNode[]): Consequences {
  const fresh = nodes.map((node): ExecutionNode => ({ ...node, status: notStarted }))
  const { after, later, stopsAt } = reachableFrom(fresh, undefined)
  return {
    runsNext: after,
    runsLater: later,
    stopsAt,
    errorsIgnored: [...after, ...later].filter((node) => node.ignoresErrors),
    endsExecution: false,
  }
}

/** What a termination does to each node that has not ended. */
interface TerminationConsequences {
  /** Run or pause now. */
  readonly stopped: readonly ExecutionNode[]
  /** Have not had their turn, and never will. */
  readonly neverRun: readonly ExecutionNode[]
  /** AOM reports a state of theirs that nobody knows. */
  readonly unknown: readonly ExecutionNode[]
}

export function consequencesOfTermination(execution: Execution): TerminationConsequences {
  const { nodes } = execution
  const stopped = nodes.filter((node) => isBusy(node) || isUnreportedPause(execution, node))
  const left = nodes.filter((node) => !stopped.includes(node))
  return {
    stopped,
    neverRun: left.filter(({ status }) => isUnbegun(status.state)),
    unknown: left.filter(({ status }) => status.state === 'unknown'),
  }
}

/**
 * What starts from a node on, or from the beginning if there is none, up to the pauses: `after` at once, `later` behind
 * those.
 */
function reachableFrom(nodes: readonly ExecutionNode[], fromId: string | undefined) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const after: ExecutionNode[] = []
  const later: ExecutionNode[] = []
  const stopsAt: ExecutionNode[] = []
  // The node, and what is already done behind it: what stands right after one of these starts at once.
  const front = new Set(fromId === undefined ? [] : [fromId])
  const willRun = new Set<string>()
  const isReady = (parent: string): boolean => {
    const node = byId.get(parent)
    return front.has(parent) || willRun.has(parent) || (node !== undefined && isPassed(node))
  }

  for (const place of graphOf(nodes).nodes.toSorted(byLevel)) {
    const node = byId.get(place.id)
    const follows =
      place.parents.some((parent) => front.has(parent) || willRun.has(parent)) ||
      (fromId === undefined && place.parents.length === 0)
    if (!node || node.id === fromId || !follows) continue
    const isDirect = !place.parents.some((parent) => willRun.has(parent))
    if (isPassed(node)) {
      if (isDirect) front.add(node.id)
    } else if (place.parents.every(isReady)) {
      if (node.isPause) stopsAt.push(node)
      else if (startable.has(node.status.state)) {
        willRun.add(node.id)
        if (isDirect) after.push(node)
        else later.push(node)
      }
    }
  }
  return { after, later, stopsAt }
}

const byLevel = (a: GraphNode, b: GraphNode): number => a.level - b.level
