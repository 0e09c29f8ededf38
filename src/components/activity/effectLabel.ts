import { currentPhase, effectPatienceMs } from '#domain/operation/record'
import { movement } from '#components/operation/kinds'
import type { ActivityEntry, ActivityFacts } from '#domain/operation/activity'
import type { OperationRecord } from '#domain/operation/operation'
import type { ActivityWords } from '#i18n/activity'
import type { I18n } from '#i18n/I18n'

/** `now`: up to when the journal was read. */
export function effectLabel(
  { record }: ActivityEntry,
  facts: ActivityFacts,
  now: number,
  words: ActivityWords['effect'],
  { t, format }: I18n,
): string {
  const { action, before, effect, outcome, requestedAt, answeredAt = requestedAt } = facts
  if (effect) {
    const took = format.duration(effect.seenAt - requestedAt)
    const seen = effect.seenBy === undefined ? words.seen(took) : words.seenBy(took, effect.seenBy)
    const moved = effect.after && movement(action, before, effect.after, t)
    return moved === undefined ? seen : words.then(seen, moved)
  }
  if (outcome === 'refused') return words.none
  if (outcome === 'notSent') return words.notSent
  const own = record && lookedFor(record, words)
  if (own !== undefined) return own
  if (now - answeredAt >= effectPatienceMs) return words.notReported
  return outcome === 'accepted' ? words.waiting : words.unknown
}

/** AOM accepted it, and nobody has seen an effect in all the time that one takes. */
export function isEffectMissing({ record }: ActivityEntry, facts: ActivityFacts, now: number): boolean {
  const { effect, outcome, requestedAt, answeredAt = requestedAt } = facts
  if (effect || outcome !== 'accepted') return false
  const phase = record && currentPhase(record)
  return phase === 'noEffect' || (phase !== 'accepted' && now - answeredAt >= effectPatienceMs)
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
