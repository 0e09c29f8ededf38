import type { TeamUser } from '#domain/operation/teamOperation'
import type { Mark } from '#domain/team/mark'
import type { Format } from '#i18n/format'
import type { TeamWords } from '#i18n/team'

export function whoLabel(user: TeamUser | undefined, words: Pick<TeamWords, 'key' | 'somebody'>): string {
  if (user?.name === undefined) return words.somebody
  return user.kind === 'key' ? words.key(user.name) : user.name
}

/** Hours and minutes are enough for what is of tonight. */
function shortTime(at: number, format: Format): string {
  return Math.abs(at - Date.now()) < tonightMs ? format.timeOfDay(at).slice(0, 5) : format.time(at)
}
const tonightMs = 18 * 3_600_000

/** "chen.wei is on it since 03:10" */
export const claimLabel = (claim: Mark, isOwn: boolean, words: TeamWords, format: Format): string => {
  const since = shortTime(claim.at, format)
  return isOwn ? words.youAreOnIt(since) : words.isOnIt(whoLabel(claim.user, words), since)
}

/** "m.keller snoozed it until 04:15: vendor is at it" */
export function snoozeLabel(snooze: Mark, words: TeamWords, format: Format): string {
  const who = whoLabel(snooze.user, words)
  const text =
    snooze.until === undefined
      ? words.snoozedUntilChange(who)
      : words.snoozedUntil(who, shortTime(snooze.until, format))
  return snooze.text === undefined ? text : words.withReason(text, snooze.text)
}

export const noteLabel = (note: Mark, words: TeamWords): string =>
  words.note(whoLabel(note.user, words), note.text ?? '')
