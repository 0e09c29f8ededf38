/** Which of the four arrays of `output` a target stood in (SearchWorkflowExecutionDetail). */
export type TargetOutcome = 'failed' | 'inProgress' | 'notRun' | 'succeeded'

/** One host or workload that a node acted on. Fields that AOM left out are undefined. */
export interface Target {
  readonly outcome: TargetOutcome
  /** Unique within its node; AOM's id where it has one, else made from its place. */
  readonly key: string
  readonly name: string
  readonly address?: string
  readonly exitCode?: string
  readonly code?: string
  readonly durationMs?: number
  readonly startedAt?: number
  readonly message?: string
  readonly log?: string
  /** Everything AOM said of it, secrets hidden. */
  readonly raw: unknown
}

export interface TargetScore {
  readonly succeeded: number
  readonly failed: number
  readonly inProgress: number
  readonly notRun: number
  readonly total: number
}

const outcomeOrder: Record<TargetOutcome, number> = { failed: 0, inProgress: 1, notRun: 2, succeeded: 3 }

export function scoreTargets(targets: readonly Target[]): TargetScore {
  const score = { succeeded: 0, failed: 0, inProgress: 0, notRun: 0, total: targets.length }
  for (const target of targets) score[target.outcome] += 1
  return score
}

/** Failed first, then what is not done yet; within one outcome AOM's order. */
export function sortTargets(targets: readonly Target[]): Target[] {
  return targets.toSorted((a, b) => outcomeOrder[a.outcome] - outcomeOrder[b.outcome])
}
