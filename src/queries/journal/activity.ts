import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { reconcile, type ActivityEntry } from '#domain/operation/activity'
import type { OperationFilter } from '#domain/operation/filter'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { readAllOperations, useTeamOperations, type OperationListReading } from './operations'
import { operationListsKey, type OperationPages } from './cache'
import { useProjectRecords } from '#queries/operation/records'

export interface Activity {
  /** Undefined while nothing is known yet. */
  readonly entries: readonly ActivityEntry[] | undefined
  /** Of the journal. */
  readonly reading: OperationListReading
  readonly fetchMore: () => void
  /** Who and what the journal is known to speak of: to choose from. */
  readonly people: readonly string[]
  readonly workflows: ReadonlyMap<string, string>
}

/** An outcome changes: a record of one that is no longer so must not be taken for one that the journal lacks. */
function withoutOutcome(filter: OperationFilter): OperationFilter {
  const { outcome: _, ...rest } = filter
  return rest
}

/** The team's operations that pass `filter`, and what only this browser knows of them. */
export function useActivity(
  filter: OperationFilter,
  options: { limit?: number; isWanted?: boolean } = {},
): Activity {
  const reading = useTeamOperations(filter, options)
  const whole = useTeamOperations(withoutOutcome(filter), options)
  const records = useProjectRecords()
  const client = useQueryClient()
  const isKnown = [reading, whole].every(({ data, failure }) => data ?? failure)
  const readAt = Math.min(reading.readAt ?? 0, whole.readAt ?? 0)
  const [shown, all, hasOlder] = [reading.data?.operations, whole.data?.operations, whole.hasMore]
  const entries = useMemo(
    () =>
      isKnown
        ? reconcile({ operations: shown ?? [], all: all ?? [], hasOlder, readAt }, records, filter)
        : undefined,
    [isKnown, shown, all, hasOlder, readAt, records, filter],
  )
  return {
    entries,
    reading,
    fetchMore: () => {
      reading.fetchMore()
      if (filter.outcome !== undefined && whole.hasMore) whole.fetchMore()
    },
    ...choices(client, records),
  }
}

function choices(client: QueryClient, records: readonly { workflowId: string; workflowName: string }[]) {
  const people = new Set<string>()
  const workflows = new Map<string, string>()
  const add = ({ workflowId, workflowName }: Pick<TeamOperation, 'workflowId' | 'workflowName'>) => {
    if (workflowId !== '' && !workflows.has(workflowId)) workflows.set(workflowId, workflowName ?? workflowId)
  }
  for (const [, data] of client.getQueriesData<OperationPages>({ queryKey: operationListsKey() }))
    for (const operation of data?.pages.flatMap((page) => page.operations) ?? []) {
      if (operation.user.name !== undefined) people.add(operation.user.name)
      add(operation)
    }
  records.forEach(add)
  return { people: [...people].toSorted(), workflows }
}

/** All that passes `filter`, for a file; `isCut` where there is more than one should hold. */
export async function readWholeActivity(
  client: QueryClient,
  filter: OperationFilter,
  records: Parameters<typeof reconcile>[1],
  signal: AbortSignal,
): Promise<{ readonly entries: readonly ActivityEntry[]; readonly isCut: boolean }> {
  const readAt = Date.now()
  const { operations: all, isCut } = await readAllOperations(client, withoutOutcome(filter), signal)
  const { outcome } = filter
  const operations = outcome === undefined ? all : all.filter((operation) => operation.outcome === outcome)
  return { entries: reconcile({ operations, all, hasOlder: isCut, readAt }, records, filter), isCut }
}
