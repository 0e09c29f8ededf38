import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { matchesFilter, type OperationFilter } from '#domain/operation/filter'
import type { OperationPage, TeamOperation } from '#domain/operation/teamOperation'
import { rootKey } from '#queries/keys'

/** What a list of operations is kept as; `pageParams` are positions: a page holds what stands below its own. */
export type OperationPages = InfiniteData<OperationPage, number | null>

export const operationListsKey = () => [...rootKey(), 'operations']
export const operationsKey = (filter: OperationFilter) => [...operationListsKey(), filter]

/**
 * One page with what has changed since it was read: a page is a range of positions, so each row has one place in it,
 * whether it is new, changed, or no longer what the filter asks for. The same page where nothing changed.
 */
export function withChanges(
  page: OperationPage,
  before: number | null,
  filter: OperationFilter,
  changed: readonly TeamOperation[],
): OperationPage {
  const rows = new Map(page.operations.map((row) => [row.id, row]))
  let isSame = true
  for (const row of changed) {
    const known = rows.get(row.id)
    const isInRange =
      row.position < (before ?? Infinity) && row.position >= (page.next ?? Number.NEGATIVE_INFINITY)
    if (known ? known.seq >= row.seq : !isInRange) continue
    const matches = matchesFilter(row, filter)
    if (!matches && !known) continue
    if (matches) rows.set(row.id, row)
    else rows.delete(row.id)
    isSame = false
  }
  if (isSame) return page
  const operations = [...rows.values()].toSorted((a, b) => b.position - a.position)
  return { ...page, operations, seq: Math.max(page.seq, ...changed.map(({ seq }) => seq)) }
}

/** Puts what changed into every list that is kept of this project. */
export function changeLists(client: QueryClient, changed: readonly TeamOperation[]): void {
  for (const [queryKey, data] of client.getQueriesData<OperationPages>({ queryKey: operationListsKey() })) {
    if (!data) continue
    const filter = queryKey.at(-1) as OperationFilter
    const pages = data.pages.map((page, index) =>
      withChanges(page, data.pageParams[index] ?? null, filter, changed),
    )
    if (pages.some((page, index) => page !== data.pages[index]))
      client.setQueryData<OperationPages>(queryKey, { ...data, pages })
  }
}

/** Lists that were read before the journal's change `seq` are read again: what happened in between is in no event. */
export function readOlderLists(client: QueryClient, seq: number): void {
  void client.invalidateQueries({
    queryKey: operationListsKey(),
    predicate: (query) => {
      const data = query.state.data as OperationPages | undefined
      return data !== undefined && (data.pages[0]?.seq ?? 0) < seq
    },
  })
}

/** Of a journal that is another one than before. */
export const readAllLists = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: operationListsKey() })
