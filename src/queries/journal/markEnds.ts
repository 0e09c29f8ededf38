import { hashKey, type QueryClient } from '@tanstack/react-query'
import { endMark } from '#api/marks'
import type { Execution } from '#domain/execution/execution'
import { holds, isGone, type Mark, type MarkPage } from '#domain/team/mark'
import { executionKey } from '#queries/executions'
import { runtimeConfig } from '#queries/runtimeConfig'
import { changeMarks } from './marksCache'
import { marksKey } from './marksQuery'

/** Pages that read the same thing find out at the same moment: the first one tells, the others then know. */
const spreadMs = 2_000

/**
 * Ends claims and snoozes whose stop, as this page has read it from AOM, is gone. Best effort: what fails is tried at the
 * next read, here or at another page.
 */
export function startMarkEnds(client: QueryClient): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()

  const isOver = (mark: Mark): boolean => {
    const state = client.getQueryState<Execution>(executionKey(mark))
    // What was read before it was said proves nothing.
    return (
      state?.data !== undefined &&
      state.dataUpdatedAt > mark.at &&
      holds(mark, Date.now()) &&
      isGone(mark, state.data)
    )
  }
  const newest = (id: string) =>
    client.getQueryData<MarkPage>(marksKey())?.marks.find((mark) => mark.id === id)

  const tell = async (id: string) => {
    waiting.delete(id)
    const mark = newest(id)
    if (!mark || !isOver(mark)) return
    const ended = await endMark(id, 'gone').catch(() => undefined)
    if (ended) changeMarks(client, [ended])
  }

  const look = () => {
    for (const mark of client.getQueryData<MarkPage>(marksKey())?.marks ?? [])
      if (!waiting.has(mark.id) && isOver(mark))
        waiting.set(
          mark.id,
          setTimeout(() => void tell(mark.id), Math.random() * spreadMs),
        )
  }

  if (runtimeConfig.changesRefused !== null) return () => undefined
  const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status !== 'success') return
    const [root, marks] = [query.queryKey, marksKey()]
    const isMarks = hashKey(root) === hashKey(marks)
    if (isMarks || root.includes('executions')) look()
  })
  look()
  return () => {
    unsubscribe()
    for (const timer of waiting.values()) clearTimeout(timer)
  }
}
