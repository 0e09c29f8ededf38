import type { MarkSubject, Said } from '#domain/team/mark'
import { saidOf } from '#domain/team/mark'
import { isOwnMark, useMarkChange, useProjectMarks } from './marks'

/** What the team says of one subject, and how to say more; `now` decides what is over. */
export function useSaid(subject: MarkSubject, now: number) {
  const { data, failure } = useProjectMarks()
  const said: Said = saidOf(data?.marks ?? [], subject, now)
  return { said, isOwn: isOwnMark, change: useMarkChange(), failure }
}
