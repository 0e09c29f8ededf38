import { queryOptions, useQueries, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { LiveMode } from '#domain/reading'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { pollInterval } from '#queries/polling'
import { operationsKey, type OperationPages } from './cache'
import { journalInterval, readAllOperations } from './operations'
import { useLiveMode } from './stream'

/** As many as the gateway answers for at once. */
const mostAtOnce = 100
/** What is asked for within this time is asked in one question. */
const gatherMs = 20

interface Question {
  readonly ids: Set<string>
  readonly answer: ReturnType<typeof readAllOperations>
}

/** What is being gathered. */
const questions = new WeakMap<QueryClient, Question>()

function begin(client: QueryClient): Question {
  const ids = new Set<string>()
  const gathered = new Promise((resolve) => setTimeout(resolve, gatherMs))
  const question: Question = {
    ids,
    answer: gathered.then(() => {
      if (questions.get(client) === question) questions.delete(client)
      return readAllOperations(client, { latestIn: [...ids] })
    }),
  }
  questions.set(client, question)
  return question
}

/** Each list that is on screen asks row by row; the gateway is asked once for all of them. */
async function readLatest(client: QueryClient, executionId: string): Promise<OperationPages> {
  const question = questions.get(client) ?? begin(client)
  question.ids.add(executionId)
  if (question.ids.size >= mostAtOnce) questions.delete(client)
  const { operations, seq } = await question.answer
  const page = {
    operations: operations.filter((operation) => operation.executionId === executionId),
    next: null,
    seq,
    unreadable: 0,
  }
  return { pages: [page], pageParams: [null] }
}

/** Kept as the other lists of operations are, so that what the stream tells comes into it too. */
const latestQuery = (executionId: string, mode: LiveMode) =>
  queryOptions({
    queryKey: operationsKey({ latestIn: [executionId] }),
    queryFn: ({ client }) => readLatest(client, executionId),
    // The stream tells of what changes; where it does not come the list is polled.
    staleTime: Infinity,
    refetchInterval: (query) => pollInterval(journalInterval(mode), query),
  })

const joined = (results: readonly UseQueryResult<OperationPages>[]): readonly TeamOperation[] =>
  results.flatMap(({ data }) => data?.pages[0]?.operations ?? [])

/** What was done last on each node of these executions, and on each of them as a whole, newest first within each. */
export function useLatestOperations(executionIds: readonly string[]): readonly TeamOperation[] {
  const mode = useLiveMode()
  return useQueries({ queries: executionIds.map((id) => latestQuery(id, mode)), combine: joined })
}
