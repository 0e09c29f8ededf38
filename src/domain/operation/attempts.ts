import { maskOf } from '#domain/execution/cause'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, type Status } from '#domain/execution/status'
import type { TargetOutcome } from '#domain/execution/target'
import type { ActivityFacts } from './activity'
import { attemptFacts, type AttemptFacts } from './attempt'
import { runsNodeAgain } from './kinds/node'
import type { SubjectStates } from './teamOperation'

/** One attempt of a node: what AOM reports of it now, or what was noted when an operation replaced it. */
export interface NodeAttempt {
  readonly key: string
  /** `noted`: AOM no longer reports it; as it stood on the page of whoever replaced it. */
  readonly source: 'aom' | 'noted'
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
  readonly facts?: AttemptFacts
  /** The operation that replaced it, as far as one is known. */
  readonly replacedBy?: ActivityFacts
}

/** Of a timed-out or failed attempt, or one that is over in another way. */
const isOver = ({ status }: NodeAttempt): boolean => !isMoving(status.state)

/** What was read of the node is still what the operation found: it is older than whatever came of that. */
export const isStillBefore = (
  { node: then, nodeBeganAt, nodeEndedAt }: SubjectStates,
  node: Pick<ExecutionNode, 'status' | 'beganAt' | 'endedAt'>,
): boolean =>
  nodeBeganAt !== undefined &&
  nodeBeganAt === node.beganAt &&
  nodeEndedAt === node.endedAt &&
  then?.state === node.status.state

/**
 * The attempts of a node, oldest first: those that AOM reports, and those that only the notes of operations tell of.
 * `operations` are those on this node, in any order.
 */
export function attemptsOf(
  node: ExecutionNode,
  operations: readonly ActivityFacts[],
): readonly NodeAttempt[] {
  const reported = node.attempts.map((attempt, index): NodeAttempt => {
    const isNewest = index === node.attempts.length - 1
    const facts = isNewest ? attemptFacts(node) : undefined
    return {
      key: `aom ${index}`,
      source: 'aom',
      status: isNewest ? node.status : attempt.status,
      ...(attempt.beganAt !== undefined && { beganAt: attempt.beganAt }),
      ...(attempt.endedAt !== undefined && { endedAt: attempt.endedAt }),
      ...(facts && { facts }),
    }
  })
  const newest = reported.at(-1)
  const retries = operations
    .filter(hasReplaced)
    .toSorted((a, b) => a.requestedAt - b.requestedAt)
    // Until the newest attempt is another one than the one that it found, a retry has replaced nothing.
    .filter(
      ({ before, effect }) =>
        !isStillBefore(before, node) && (effect !== undefined || before.nodeBeganAt !== newest?.beganAt),
    )
  const attempts: NodeAttempt[] = []
  const used = new Set<NodeAttempt>()
  for (const operation of retries) {
    const { before, id } = operation
    const known = reported.find(
      (attempt) => attempt !== newest && !used.has(attempt) && attempt.beganAt === before.nodeBeganAt,
    )
    if (known) used.add(known)
    const { status = before.node, beganAt = before.nodeBeganAt, endedAt = before.nodeEndedAt } = known ?? {}
    if (!status || (beganAt !== undefined && attempts.some((attempt) => attempt.beganAt === beganAt)))
      continue
    attempts.push({
      key: known?.key ?? id,
      source: known ? 'aom' : 'noted',
      status,
      ...(beganAt !== undefined && { beganAt }),
      ...(endedAt !== undefined && { endedAt }),
      ...(before.attempt && { facts: before.attempt }),
      replacedBy: operation,
    })
  }
  const others = reported.filter((attempt) => !used.has(attempt))
  return [...attempts, ...others].toSorted((a, b) =>
    a === newest ? 1 : b === newest ? -1 : (a.beganAt ?? 0) - (b.beganAt ?? 0),
  )
}

/** A retry that AOM took, or may have taken, and whose page noted how the node stood. */
const hasReplaced = ({ action, outcome, effect, before }: ActivityFacts): boolean =>
  runsNodeAgain(action) &&
  before.node !== undefined &&
  (effect !== undefined || outcome === 'accepted' || outcome === 'unknown')

/** Equal for attempts that ended the same way: undefined where too little is known to say so. */
function sameness({ status, facts }: NodeAttempt): string | undefined {
  if (!facts || facts.failed + facts.inProgress === 0) return undefined
  const { cause, failedTargets } = facts
  if (cause === undefined && failedTargets.length === 0) return undefined
  return JSON.stringify([status.state, cause === undefined ? failedTargets : maskOf(cause, failedTargets)])
}

/** How many of the newest attempts in a row ended the same way; 0 where the newest has not ended, or not failed. */
export function sameInARow(attempts: readonly NodeAttempt[]): number {
  const newest = attempts.at(-1)
  const wanted = newest && isOver(newest) ? sameness(newest) : undefined
  if (wanted === undefined) return 0
  const other = attempts.findLastIndex((attempt) => sameness(attempt) !== wanted)
  return attempts.length - 1 - other
}

interface HostRow {
  readonly name: string
  /** In the order of the attempts; undefined where nobody knows. */
  readonly outcomes: readonly (TargetOutcome | undefined)[]
  /** It failed in the newest attempt too. */
  readonly stillFails: boolean
}

/** The hosts that failed at least once, and how each fared in each attempt; those that still fail first. */
export function hostsByAttempt(
  attempts: readonly NodeAttempt[],
  node: Pick<ExecutionNode, 'targets'>,
): readonly HostRow[] {
  const names = [...new Set(attempts.flatMap(({ facts }) => facts?.failedTargets ?? []))]
  const now = new Map(node.targets.map(({ name, outcome }) => [name, outcome]))
  const rows = names.map((name): HostRow => {
    const outcomes = attempts.map((attempt, index) =>
      index === attempts.length - 1 && now.size > 0 ? now.get(name) : notedOutcome(attempt, name),
    )
    const last = outcomes.at(-1)
    return { name, outcomes, stillFails: last === 'failed' || last === 'inProgress' }
  })
  return rows.toSorted((a, b) => Number(b.stillFails) - Number(a.stillFails))
}

/** Of a host that is not among those noted as failed it is known only if all that failed were noted, and all had their turn. */
function notedOutcome({ facts }: NodeAttempt, name: string): TargetOutcome | undefined {
  if (!facts) return undefined
  const { failed, inProgress, notRun, failedTargets } = facts
  if (failedTargets.includes(name)) return failed > 0 ? 'failed' : 'inProgress'
  const isWhole = failedTargets.length === (failed > 0 ? failed : inProgress)
  return isWhole && notRun === 0 && (failed === 0 || inProgress === 0) ? 'succeeded' : undefined
}
