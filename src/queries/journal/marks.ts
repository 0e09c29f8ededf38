import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endMark, makeMark, type NewMark } from '#api/marks'
import { getSession } from '#api/session'
import { toFailure, type Failure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'
import { marksOn, type Mark, type MarkPage, type MarkSubject } from '#domain/team/mark'
import { newId } from '#queries/newId'
import { pollInterval } from '#queries/polling'
import { readingOf } from '#queries/readingOf'
import { runtimeConfig } from '#queries/runtimeConfig'
import { pageStore } from '#store'
import { changeMarks } from './marksCache'
import { marksKey, marksQuery } from './marksQuery'
import { readMarks } from './readMarks'
import { journalInterval } from './operations'
import { useLiveMode } from './stream'

/** All that was ever said of one execution, as far as the journal keeps it. */
export function useExecutionMarks(executionId: string): Reading<MarkPage> {
  const mode = useLiveMode()
  const queryKey = [...marksKey(), executionId]
  const base = journalInterval(mode)
  const result = useQuery({
    queryKey,
    queryFn: ({ client, signal }) => readMarks(client, { executionId, signal }),
    enabled: runtimeConfig.hasJournal,
    refetchInterval: (query) => pollInterval(base, query),
  })
  return readingOf(result, queryKey, base)
}

/** What is said in the whole project; kept true also where no events come. */
export function useProjectMarks(): Reading<MarkPage> {
  const mode = useLiveMode()
  const base = journalInterval(mode)
  const result = useQuery({ ...marksQuery(), refetchInterval: (query) => pollInterval(base, query) })
  return readingOf(result, marksKey(), base)
}

/** Those that were made here: where nobody says who this is, they are known by that. */
const made = pageStore(() => new Set<string>())

/** Is it this operator's own? */
export function isOwnMark({ id, user }: Mark): boolean {
  const session = getSession()
  const me = 'user' in session ? session.user : null
  if (me) return user.kind === 'iam' && user.name === me.name && user.account === me.account
  return made.get().has(id)
}

interface MarkChange {
  readonly make: (mark: Omit<NewMark, 'id'>, done?: () => void) => void
  readonly end: (mark: Mark, done?: () => void) => void
  readonly isBusy: boolean
  readonly failure: Failure | undefined
  readonly reset: () => void
}

/** Makes and ends marks; what the gateway answers is in the list at once. Under one id, so that a second try is the same one. */
export function useMarkChange(): MarkChange {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: async (change: { readonly make: NewMark } | { readonly end: string }) => {
      if ('end' in change) return endMark(change.end, 'released')
      // Before it is sent: the stream may tell of it sooner than the answer does.
      made.get().add(change.make.id)
      return makeMark(change.make)
    },
    retry: false,
    networkMode: 'always',
    onSuccess: (mark) => changeMarks(client, [mark]),
  })
  /** What may have been written down although its answer was lost is sent again as the same one. */
  const idFor = (mark: Omit<NewMark, 'id'>): string => {
    const before = mutation.isError && 'make' in mutation.variables ? mutation.variables.make : undefined
    return before && wordsOf(before) === wordsOf(mark) ? before.id : newId()
  }
  return {
    make: (mark, done) =>
      mutation.mutate({ make: { ...mark, id: idFor(mark) } }, { onSuccess: () => done?.() }),
    end: ({ id }, done) => mutation.mutate({ end: id }, { onSuccess: () => done?.() }),
    isBusy: mutation.isPending,
    failure: mutation.error ? toFailure(mutation.error) : undefined,
    reset: mutation.reset,
  }
}

const wordsOf = ({ kind, executionId, nodeId, text, operationId }: Omit<NewMark, 'id'>): string =>
  JSON.stringify([kind, executionId, nodeId, text, operationId])

/** What the team says of one subject, and how to say more; `now` decides what is over. */
export function useMarksOn(subject: MarkSubject, now: number) {
  const { data, failure } = useProjectMarks()
  const marks = marksOn(data?.marks ?? [], subject, now)
  return { marks, isOwn: isOwnMark, change: useMarkChange(), failure }
}
