import { causeOf } from '#domain/execution/cause'
import { troubledTargets } from '#domain/execution/hosts'
import type { ExecutionNode } from '#domain/execution/node'
import { scoreTargets } from '#domain/execution/target'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { wellFormed } from '#domain/wellFormed'

/** What is kept of an attempt when an operation is about to replace it: AOM no longer reports it afterwards. */
export interface AttemptFacts {
  readonly succeeded: number
  readonly failed: number
  readonly inProgress: number
  readonly notRun: number
  /** Those that failed, or that still ran when AOM gave up: as many names as fit. */
  readonly failedTargets: readonly string[]
  /** The line that names the fault, secrets hidden. */
  readonly cause?: string
}

const causeLength = 200
const nameLength = 100
/** Of all names together as they travel in a header, percent-encoded. */
const namesLength = 1_200

/** Undefined where AOM named no targets and no reason. */
export function attemptFacts(node: ExecutionNode): AttemptFacts | undefined {
  const line = causeOf(node)?.line
  if (node.targets.length === 0 && line === undefined) return undefined
  const { total: _, ...score } = scoreTargets(node.targets)
  const cause = line === undefined ? undefined : wellFormed(hideLogSecrets(line)).slice(0, causeLength)
  return {
    ...score,
    failedTargets: fitting(troubledTargets(node.targets).targets.map(({ name }) => name)),
    ...(cause !== undefined && { cause: fits(cause, namesLength) ? cause : cause.slice(0, causeLength / 2) }),
  }
}

/** The first names, as long as there is room for them. */
function fitting(names: readonly string[]): readonly string[] {
  let left = namesLength
  const kept: string[] = []
  for (const name of names) {
    const short = wellFormed(name.slice(0, nameLength))
    // With its quotes and its comma.
    left -= encodeURIComponent(short).length + 9
    if (left < 0) break
    kept.push(short)
  }
  return kept
}

const fits = (text: string, length: number): boolean => encodeURIComponent(text).length <= length
