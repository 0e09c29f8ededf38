import { useSearch } from 'wouter'
import { groupings, type Grouping } from '#domain/execution/grouping'

/** What the address says of it: `?group=…`, or `?cause=…`, which shows those of one cause only. */
export function useGrouping(): { readonly by: Grouping; readonly cause: string | undefined } {
  const search = new URLSearchParams(useSearch())
  const cause = search.get('cause') ?? undefined
  const group = search.get('group')
  return { cause, by: (cause === undefined && groupings.find((name) => name === group)) || 'cause' }
}
