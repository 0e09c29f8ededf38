import type { TeamOperation } from '#domain/operation/teamOperation'
import { marksOn, type Mark, type SubjectMarks } from './mark'

/** What the team says of one node, or of an execution as a whole, and what it did there last. */
export interface TeamSign extends SubjectMarks {
  readonly last?: TeamOperation
}

/** Of one execution by node id; '' is the execution as a whole. What nothing is said of is not in it. */
export function teamSignsOf(
  executionId: string,
  marks: readonly Mark[],
  operations: readonly TeamOperation[],
  now: number,
): ReadonlyMap<string, TeamSign> {
  const here = marks.filter((mark) => mark.executionId === executionId)
  const done = operations.filter((row) => row.executionId === executionId && row.action !== undefined)
  const signs = new Map<string, TeamSign>()
  for (const id of new Set([...here, ...done].map(({ nodeId = '' }) => nodeId))) {
    const own = here.filter(({ nodeId = '' }) => nodeId === id)
    const marksHere = marksOn(own, { executionId, nodeId: id === '' ? undefined : id }, now)
    const last = newest(done.filter(({ nodeId = '' }) => nodeId === id))
    const isSaid =
      marksHere.claim !== undefined || marksHere.snooze !== undefined || marksHere.notes.length > 0
    if (isSaid || last) signs.set(id, { ...marksHere, ...(last && { last }) })
  }
  return signs
}

/** Without the operation that is told of there already. */
export const withoutOperation = (
  sign: TeamSign | undefined,
  operationId: string | undefined,
): TeamSign | undefined => {
  if (operationId === undefined || sign?.last?.id !== operationId) return sign
  const { last: _, ...said } = sign
  return said
}

const newest = (operations: readonly TeamOperation[]): TeamOperation | undefined =>
  operations.toSorted((a, b) => b.position - a.position)[0]
