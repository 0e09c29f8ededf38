import type { State } from '#domain/execution/status'
import type { TerminationRecord } from '#domain/operation/kinds/termination'
import type { KindWords } from '#components/operation/kind'
import { statusLabel } from '#components/status/statusLabel'
import { fromTo } from './node'

export const termination: KindWords<TerminationRecord> = {
  effectLines({ baseline, effectSeen, settledAt }, after, t, result) {
    if (!effectSeen) return [result.effectSeen(after)]
    const { execution } = effectSeen
    return [
      settledAt === undefined ? result.effectSeen(after) : result.ended(after),
      result.execution(statusLabel(baseline.execution, t), statusLabel(execution, t)),
      ...(endedByItself.has(execution.state) ? [result.endedOtherwise] : []),
    ]
  },
  movement: (before, after, t) => fromTo(before.execution, after.execution, t),
}

const endedByItself: ReadonlySet<State> = new Set(['succeeded', 'failed', 'timedOut'])
