import { currentPhase, effectPatienceMs } from '#domain/operation/record'
import { statusWord } from '#components/status/statusLabel'
import { triggerWord } from '#components/status/triggerLabel'
import type { ActivityEntry, ActivityFacts } from '#domain/operation/activity'
import type { OperationRecord } from '#domain/operation/operation'
import type { Status } from '#domain/execution/status'
import type { ActivityWords } from '#i18n/activity'
import type { Messages } from '#i18n/en'
import type { I18n } from '#i18n/I18n'

/** `now`: up to when the journal was read. */
export function effectWords(
  { record }: ActivityEntry,
  facts: ActivityFacts,
  now: number,
  words: ActivityWords['effect'],
  { t, format }: I18n,
): string {
  const { effect, outcome, requestedAt, answeredAt = requestedAt } = facts
  if (effect) {
    const took = format.duration(effect.seenAt - requestedAt)
    const seen = effect.seenBy === undefined ? words.seen(took) : words.seenBy(took, effect.seenBy)
    const moved = movedWords(facts, t)
    return moved === undefined ? seen : `${seen}: ${moved}`
  }
  if (outcome === 'refused') return words.none
  if (outcome === 'notSent') return words.notSent
  const own = record && lookedFor(record, words)
  if (own !== undefined) return own
  if (now - answeredAt >= effectPatienceMs) return words.notReported
  return outcome === 'accepted' ? words.waiting : words.unknown
}

/** What this browser says of an effect that it looks for itself. */
function lookedFor(record: OperationRecord, words: ActivityWords['effect']): string | undefined {
  switch (currentPhase(record)) {
    case 'requested':
    case 'unknown':
      return words.unknown
    case 'accepted':
      return words.waiting
    case 'noEffect':
    case 'unknownNoEffect':
      return words.notSeen
    default:
      return undefined
  }
}

/** From → to, of whatever the operation was asked of. */
function movedWords({ action, before, effect }: ActivityFacts, t: Messages): string | undefined {
  const after = effect?.after
  if (!after) return undefined
  switch (action) {
    case 'terminate':
      return arrow(before.execution, after.execution, t)
    case 'run':
      return after.execution && statusWord(after.execution, t)
    case 'enable':
    case 'disable':
      return `${triggerWord(before.trigger, t)} → ${triggerWord(after.trigger, t)}`
    default:
      return arrow(before.node, after.node, t)
  }
}

const arrow = (from: Status | undefined, to: Status | undefined, t: Messages): string | undefined =>
  from && to && `${statusWord(from, t)} → ${statusWord(to, t)}`
