import type { ScheduleRecord } from '#domain/operation/kinds/schedule'
import type { KindWords } from '#components/operation/kind'
import { triggerWord } from '#components/status/triggerLabel'

export const schedule: KindWords<ScheduleRecord> = {
  effectLines({ baseline, effectSeen }, after, t) {
    const { result } = t.operation
    const seen = result.effectSeen(after)
    if (!effectSeen) return [seen]
    return [seen, result.schedule(triggerWord(baseline.trigger, t), triggerWord(effectSeen.trigger, t))]
  },
  movement: (before, after, t) => `${triggerWord(before.trigger, t)} → ${triggerWord(after.trigger, t)}`,
}
