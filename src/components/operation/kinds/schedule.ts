import type { ScheduleRecord } from '#domain/operation/kinds/schedule'
import type { KindWords } from '#components/operation/kind'
import { triggerLabel } from '#components/status/triggerLabel'

export const schedule: KindWords<ScheduleRecord> = {
  effectLines({ baseline, effectSeen }, after, t, result) {
    const seen = result.effectSeen(after)
    if (!effectSeen) return [seen]
    return [seen, result.schedule(triggerLabel(baseline.trigger, t), triggerLabel(effectSeen.trigger, t))]
  },
  movement: (before, after, t) => `${triggerLabel(before.trigger, t)} → ${triggerLabel(after.trigger, t)}`,
}
