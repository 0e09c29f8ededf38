import { isBeingRead, type AttentionRow } from './attention'

/** By what rows of Needs attention are put together. */
export const groupings = ['cause', 'workflow', 'target', 'none'] as const
export type Grouping = (typeof groupings)[number]

/** More executions than these, of which nobody knows yet what they are, are counted and not drawn. */
const mostUnread = 5

/**
 * Where rows are grouped, those that are not read yet come last, and many do not come at all until they are read or there is
 * nothing else: what they turn out to be, and the groups that take them, would move all others again and again.
 */
export function withFewUnread(rows: readonly AttentionRow[], by: Grouping): readonly AttentionRow[] {
  if (by === 'none') return rows
  const unread = rows.filter(isBeingRead)
  const read = rows.filter((row) => !isBeingRead(row))
  const isFew = unread.length <= mostUnread || read.length === 0
  return isFew ? [...read, ...unread.slice(0, mostUnread)] : read
}
