import { useQueryClient } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { useEffect, useRef, useState } from 'react'
import { executionListQuery } from './executions'

/** How far the search for one execution is. */
interface RunSearch {
  readonly id: string
  /** Of so many workflows all runs are asked for. */
  readonly of: number
  readonly read: number
  /** Could not be read. */
  readonly unread: number
  readonly isOver: boolean
}

const readAtOnce = 4
/** What was read a minute ago is read once more by the page that shows it. */
const freshMs = 60_000

/**
 * AOM cannot be asked for an execution by its id: all that is left is to read the runs of one workflow after another, until one
 * has it. What was read is known to Find from then on.
 */
export function useRunSearch() {
  const client = useQueryClient()
  const [search, setSearch] = useState<RunSearch>()
  const current = useRef<AbortController>(undefined)
  useEffect(() => () => current.current?.abort(), [])

  const begin = async (id: string, workflowIds: readonly string[]) => {
    current.current?.abort()
    const ending = new AbortController()
    current.current = ending
    const { signal } = ending
    const limit = pLimit(readAtOnce)
    let now: RunSearch = { id, of: workflowIds.length, read: 0, unread: 0, isOver: false }
    let isFound = false
    const tell = (change: Partial<RunSearch>) => {
      if (signal.aborted) return
      now = { ...now, ...change }
      setSearch(now)
    }
    const look = async (workflowId: string) => {
      if (signal.aborted || isFound) return
      try {
        const query = { ...executionListQuery(workflowId), staleTime: freshMs }
        const { executions } = await client.fetchQuery(query)
        isFound ||= executions.some(({ executionId }) => executionId === id)
        tell({ read: now.read + 1 })
      } catch {
        tell({ unread: now.unread + 1 })
      }
    }
    tell({})
    await Promise.all(workflowIds.map((workflowId) => limit(look, workflowId)))
    tell({ isOver: true })
  }
  return { search, begin }
}
