import { factsOf, type ActivityEntry } from '#domain/operation/activity'
import type { ActivityWords } from '#i18n/activity'

/** Who asked for it, as far as anybody knows. */
export function operatorName(entry: ActivityEntry, words: ActivityWords): string {
  const { user } = factsOf(entry)
  if (user?.kind === 'key' && user.name !== undefined) return words.key(user.name)
  return user?.name ?? (entry.operation || entry.record?.by ? words.somebody : words.thisBrowser)
}
