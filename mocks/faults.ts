import type { Fault } from './plan'
import type { OperationName } from './wire'

/** The faults of a world, with the count of calls each has seen. */
export interface Faults {
  /** The fault that this call meets, if any. `elapsed` is ms of world time since the start. */
  meet(operation: OperationName, elapsed: number): Fault | undefined
  add(fault: Fault): void
  clear(): void
  counts(): number[]
}

const reads: readonly OperationName[] = [
  'ListWorkflow',
  'ListWorkflowExecutions',
  'SearchWorkflowExecutionDetail',
]

export function createFaults(initial: readonly Fault[], counts: readonly number[]): Faults {
  let list = initial.map((fault, index) => ({ fault, seen: counts[index] ?? 0 }))
  return {
    meet: (operation, elapsed) => {
      for (const entry of list) {
        const { fault } = entry
        if (!concerns(fault, operation)) continue
        if (elapsed < (fault.from ?? 0) || elapsed >= (fault.until ?? Infinity)) continue
        const turn = entry.seen++ - (fault.skip ?? 0)
        if (turn < 0 || turn >= (fault.times ?? Infinity)) continue
        if (fault.oneIn && turn % fault.oneIn !== 1 % fault.oneIn) continue
        return fault
      }
      return undefined
    },
    add: (fault) => {
      list = [{ fault, seen: 0 }, ...list]
    },
    clear: () => {
      list = []
    },
    counts: () => list.map((entry) => entry.seen),
  }
}

function concerns(fault: Fault, operation: OperationName): boolean {
  if (fault.on === 'any') return true
  if (fault.on === 'reads') return reads.includes(operation)
  if (fault.on === 'writes') return !reads.includes(operation)
  return fault.on === operation
}
