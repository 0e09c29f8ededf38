import type { MarkSubject, Said } from '#domain/team/mark'
import { saidOf } from '#domain/team/mark'
import { isOwnMark, useMarkChange } from './marks'
import { useMarks } from './marksQuery'

/** What the team says of one subject, and how to say more; `now` decides what is over. */
export function useSaid(subject: MarkSubject, now: number) {
  const said: Said = saidOf(useMarks(), subject, now)
  return { said, isOwn: isOwnMark, change: useMarkChange() }
}
