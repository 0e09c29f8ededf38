import type { Execution } from './execution'
import { buildGraph, type GraphNode } from './executionGraph'
import type { ExecutionNode } from './node'
import type { Action } from './operation'
import type { State } from './status'

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
export function consequencesOf(execution: Execution, nodeId: string, action: Action): Consequences {
  const byId = new Map(execution.nodes.map((node) => [node.id, node]))
  const subject = byId.get(nodeId)
  if (!subject) return nothing

  const graph = buildGraph(execution.nodes)
  const after: ExecutionNode[] = []
  const later: ExecutionNode[] = []
  const stopsAt: ExecutionNode[] = []
  // The node, and what is already done behind it: what stands right after one of these starts at once.
  const front = new Set([nodeId])
  const willRun = new Set<string>()
  const isReady = (parent: string): boolean => {
    const node = byId.get(parent)
    return front.has(parent) || willRun.has(parent) || (node !== undefined && isPassed(node))
  }

  for (const place of graph.nodes.toSorted(byLevel)) {
    const node = byId.get(place.id)
    const follows = place.parents.some((parent) => front.has(parent) || willRun.has(parent))
    if (!node || node === subject || !follows) continue
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

  const runsNext = action === 'retry' ? [subject] : after
  const runsLater = action === 'retry' ? [...after, ...later] : later
  const othersArePassed = execution.nodes.every((node) => node === subject || isPassed(node))
  return {
    runsNext,
    runsLater,
    stopsAt,
    errorsIgnored: [...runsNext, ...runsLater].filter((node) => node.ignoresErrors),
    endsExecution: othersArePassed,
  }
}

const byLevel = (a: GraphNode, b: GraphNode): number => a.level - b.level
