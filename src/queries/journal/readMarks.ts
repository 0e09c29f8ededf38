import type { QueryClient } from '@tanstack/react-query'
import { listMarks, type MarksQuery } from '#api/marks'
import type { MarkPage } from '#domain/team/mark'
import { withHeard } from './marksCache'
import { journalStreamOf } from './stream'

/** What was read, with what the stream told meanwhile; read once more where it is older than the stream. */
export async function readMarks(client: QueryClient, query: MarksQuery): Promise<MarkPage> {
  const first = await listMarks(query)
  const page = first.seq < journalStreamOf(client).coveredFrom() ? await listMarks(query) : first
  const { executionId } = query
  return withHeard(page, (mark) => executionId === undefined || mark.executionId === executionId)
}
