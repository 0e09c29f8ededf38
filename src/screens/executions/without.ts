import type { ExecutionFilter } from '#domain/execution/filter'

/** The filter with one part taken off. */
export function without(
  filter: ExecutionFilter,
  key: 'text' | 'status' | 'type' | 'createdBy' | 'range' | 'from' | 'to',
): ExecutionFilter {
  const { [key]: _removed, ...rest } = filter
  return rest
}
