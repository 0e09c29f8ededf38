import { isBeingRead, type AttentionRow } from './attention'

/** By what rows of Needs attention are put together. */
export const groupings = ['cause', 'workflow', 'target', 'none'] as const
export type Grouping = (typeof groupings)[number]

/** Of those of which nobody knows yet what they are, so many stand there where there is nothing else. */
const fewUnread = 5

/**
 * Where rows are grouped, those that are not read come last. While many are being read (`isMany`), these do not stand there
 * until they are: what they turn out to be, and the groups that take them, would move all others again and again.
 */
export function orderUnread(
  rows: readonly AttentionRow[],
  by: Grouping,
  isMany: boolean,
): readonly AttentionRow[] {
  if (by === 'none') return rows
  const read = rows.filter(({ kind }) => kind !== 'unread')
  const unread = rows.filter(({ kind }) => kind === 'unread')
  if (!isMany) return [...read, ...unread]
  return read.length === 0
    ? unread.slice(0, fewUnread)
    : [...read, ...unread.filter((row) => !isBeingRead(row))]
}
