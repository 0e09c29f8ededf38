import type { Status } from '#domain/execution/status'
import type { NodeRecord } from '#domain/operation/kinds/node'
import type { Messages } from '#i18n/en'
import type { KindWords } from '#components/operation/kind'
import { statusLabel } from '#components/status/statusLabel'

export const node: KindWords<NodeRecord> = {
  effectLines({ baseline, effectSeen, settledAt }, after, t, result) {
    const first = settledAt === undefined ? result.effectSeen(after) : result.settled(after)
    if (!effectSeen) return [first]
    const moved = [
      result.node(statusLabel(baseline.node, t), statusLabel(effectSeen.node, t)),
      result.execution(statusLabel(baseline.execution, t), statusLabel(effectSeen.execution, t)),
    ]
    return [first, moved.join(' · ')]
  },
  movement: (before, after, t) => fromTo(before.node, after.node, t),
}

export const fromTo = (from: Status | undefined, to: Status | undefined, t: Messages): string | undefined =>
  from && to && `${statusLabel(from, t)} → ${statusLabel(to, t)}`
