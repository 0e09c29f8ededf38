import { queryOptions, useQuery } from '@tanstack/react-query'
import { holds, type Mark, type MarkPage } from '#domain/team/mark'
import { rootKey } from '#queries/keys'
import { runtimeConfig } from '#queries/runtimeConfig'

/** Notes that are older are told on the execution's page. */
const recentMs = 7 * 86_400_000

export const marksKey = () => [...rootKey(), 'marks']

/** What holds now in the whole project, and what was said lately. Its reader is loaded when it is asked. */
export const marksQuery = () =>
  queryOptions({
    queryKey: marksKey(),
    queryFn: async ({ client, signal }): Promise<MarkPage> =>
      (await import('./readMarks')).readMarks(client, { since: Date.now() - recentMs, signal }),
    enabled: runtimeConfig.hasJournal,
    // Read again where the stream of events does not come (`team.ts`), not at each new row.
    staleTime: Infinity,
  })

const none: readonly Mark[] = []

/** Empty where the gateway keeps no journal, or cannot read it now. */
export const useMarks = (): readonly Mark[] => useQuery(marksQuery()).data?.marks ?? none

/** They were read, or could not be, or nobody keeps any. */
export const useMarksAreKnown = (): boolean => {
  const { isPending } = useQuery(marksQuery())
  return !runtimeConfig.hasJournal || !isPending
}

export const snoozesOf = (marks: readonly Mark[], now: number): readonly Mark[] =>
  marks.filter((mark) => mark.kind === 'snooze' && holds(mark, now))
