import type { RunRecord } from '#domain/operation/kinds/run'
import type { KindWords } from '#components/operation/kind'
import { statusLabel } from '#components/status/statusLabel'

export const run: KindWords<RunRecord> = {
  // A run is begun, not done: its new execution goes on.
  doneLabel: (t) => t.operation.begun,
  effectLines({ effectSeen }, after, t, result) {
    const seen = result.effectSeen(after)
    if (!effectSeen) return [seen]
    const state = statusLabel(effectSeen.execution, t)
    return [seen, effectSeen.isNamed ? result.begun(state) : result.begunUnnamed(state)]
  },
  movement: (_, { execution }, t) => execution && statusLabel(execution, t),
}
