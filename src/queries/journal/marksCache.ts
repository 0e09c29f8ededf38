import type { QueryClient } from '@tanstack/react-query'
import { withMarks, type Mark, type MarkPage } from '#domain/team/mark'
import { projectId } from '#queries/keys'
import { pageStore } from '#store'
import { marksKey } from './marksQuery'

/** What came by the stream, or was made here: a list whose answer was on its way meanwhile does not know it. */
const heard = pageStore<readonly Mark[]>(() => [])
const keptHeard = 200

/** One page with what has changed since it was read. */
export const withHeard = (page: MarkPage, belongs: (mark: Mark) => boolean): MarkPage => ({
  ...page,
  marks: withMarks(
    page.marks,
    heard.get().filter((mark) => mark.projectId === projectId() && belongs(mark)),
  ),
})

/** Puts what changed into the list that is kept of this project. */
export function changeMarks(client: QueryClient, changed: readonly Mark[]): void {
  if (changed.length === 0) return
  heard.set(withMarks(heard.get(), changed).slice(0, keptHeard))
  for (const [queryKey, page] of client.getQueriesData<MarkPage>({ queryKey: marksKey() })) {
    if (!page) continue
    const of = queryKey[marksKey().length]
    const here = of === undefined ? changed : changed.filter(({ executionId }) => executionId === of)
    const marks = withMarks(page.marks, here)
    if (marks !== page.marks) client.setQueryData<MarkPage>(queryKey, { ...page, marks })
  }
}

/** Read again where it is older than the stream: what happened in between is in no event. */
export function readOlderMarks(client: QueryClient, seq: number): void {
  void client.invalidateQueries({
    queryKey: marksKey(),
    predicate: ({ state }) => ((state.data as MarkPage | undefined)?.seq ?? seq) < seq,
  })
}

export const readMarksAgain = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: marksKey() })

/** Of a journal that is another one than before. */
export function readAllMarks(client: QueryClient): void {
  heard.set([])
  readMarksAgain(client)
}
