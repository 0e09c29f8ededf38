import { counterpart, fieldChanges, type FieldChange } from './definitionChanges'
import type { Execution, ExecutionSummary } from './execution'
import type { ExecutionNode } from './node'
import type { Status } from './status'
import type { Target } from './target'

/** One of two runs' side of a node. */
interface Side {
  readonly status: Status
  readonly durationMs?: number
}

/** A node in two runs of one workflow: in the one that is looked at, and in the one that it is compared with. */
export interface NodeComparison {
  readonly id: string
  readonly name: string
  /** Undefined: that run has no such node. */
  readonly here: Side | undefined
  readonly there: Side | undefined
  /** How much longer it took here; undefined where a time is missing. */
  readonly longerMs?: number
  readonly targets: TargetDifferences
  /** The run of which AOM named no targets of this node, where it did of the other: which hosts differ is not known. */
  readonly noTargetsOf?: 'here' | 'there'
  /** Undefined where one of the runs carries no definition of its own. Secrets are hidden on both sides. */
  readonly definition: readonly FieldChange[] | undefined
  /** More than in how long it took. A node that only one of the runs reached says nothing. */
  readonly differs: boolean
}

/** By name: the ids of targets change when they are replaced. */
export interface TargetDifferences {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** In both, but failed only here, or only there. */
  readonly failedHere: readonly string[]
  readonly failedThere: readonly string[]
}

export interface ExecutionComparison {
  readonly nodes: readonly NodeComparison[]
  /** Whether both runs carry the definition that they ran. */
  readonly isDefinitionKnown: boolean
  /** How many nodes both runs reached. */
  readonly reached: number
}

/** Node by node, in the order of the run that is looked at; what only the other has comes last. */
export function compareExecutions(here: Execution, there: Execution): ExecutionComparison {
  const isDefinitionKnown = here.nodesFrom === 'snapshot' && there.nodesFrom === 'snapshot'
  const pairs = here.nodes.map((node) => [node, counterpart(node, there.nodes)] as const)
  const known = new Set(pairs.map(([, other]) => other))
  const onlyThere = there.nodes.filter((node) => !known.has(node))
  return {
    isDefinitionKnown,
    reached: pairs.filter(([node, other]) => other && isReached(node) && isReached(other)).length,
    nodes: [
      ...pairs.map(([node, other]) => compareNodes(node, other, isDefinitionKnown)),
      ...onlyThere.map((node) => compareNodes(undefined, node, isDefinitionKnown)),
    ],
  }
}

const isReached = ({ status }: ExecutionNode): boolean => status.state !== 'notStarted'

function compareNodes(
  here: ExecutionNode | undefined,
  there: ExecutionNode | undefined,
  isDefinitionKnown: boolean,
): NodeComparison {
  const [a, b] = [here && sideOf(here), there && sideOf(there)]
  const { id, name } = here ?? there ?? { id: '', name: '' }
  const areReached = here !== undefined && there !== undefined && isReached(here) && isReached(there)
  const noTargetsOf = areReached ? sideWithoutTargets(here, there) : undefined
  const areTargetsKnown = areReached && noTargetsOf === undefined
  const targets = targetDifferences(areTargetsKnown ? here.targets : [], areTargetsKnown ? there.targets : [])
  const definition = !isDefinitionKnown ? undefined : here && there ? fieldChanges(there, here) : []
  const isOnlyInOne = (here === undefined) !== (there === undefined)
  const differs =
    isOnlyInOne ||
    (areReached && here.status.state !== there.status.state) ||
    Object.values(targets).some((names) => names.length > 0) ||
    (definition ?? []).length > 0
  return {
    id,
    name,
    here: a,
    there: b,
    targets,
    definition,
    differs,
    ...(noTargetsOf && { noTargetsOf }),
    ...(a?.durationMs !== undefined &&
      b?.durationMs !== undefined && { longerMs: a.durationMs - b.durationMs }),
  }
}

function sideWithoutTargets(here: ExecutionNode, there: ExecutionNode): 'here' | 'there' | undefined {
  const [isHere, isThere] = [here.targets.length > 0, there.targets.length > 0]
  return isHere === isThere ? undefined : isHere ? 'there' : 'here'
}

const sideOf = ({ status, beganAt, endedAt }: ExecutionNode): Side => ({
  status,
  ...(beganAt !== undefined && endedAt !== undefined && { durationMs: Math.max(0, endedAt - beganAt) }),
})

function targetDifferences(here: readonly Target[], there: readonly Target[]): TargetDifferences {
  const [a, b] = [outcomesOf(here), outcomesOf(there)]
  const both = [...a.keys()].filter((name) => b.has(name))
  return {
    added: [...a.keys()].filter((name) => !b.has(name)),
    removed: [...b.keys()].filter((name) => !a.has(name)),
    failedHere: both.filter((name) => a.get(name) === 'failed' && b.get(name) !== 'failed'),
    failedThere: both.filter((name) => b.get(name) === 'failed' && a.get(name) !== 'failed'),
  }
}

const outcomesOf = (targets: readonly Target[]) =>
  new Map(targets.map(({ name, outcome }) => [name, outcome]))

/** The newest successful run that began before this one, of a list that has the newest first. */
export const lastGoodRun = (
  executions: readonly ExecutionSummary[],
  of: Pick<Execution, 'executionId' | 'beganAt'>,
): ExecutionSummary | undefined =>
  executions.find(
    ({ executionId, status, beganAt }) =>
      status.state === 'succeeded' &&
      executionId !== of.executionId &&
      (of.beganAt === undefined || (beganAt !== undefined && beganAt < of.beganAt)),
  )
