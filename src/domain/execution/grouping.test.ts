import { expect, it } from 'vitest'
import { toFailure } from '#domain/failure/failure'
import type { AttentionRow } from './attention'
import { withFewUnread } from './grouping'

const row = (key: string, kind: AttentionRow['kind']) => ({ key, kind }) as AttentionRow
const read = [row('a', 'failed'), row('b', 'paused')] as const
const unread = (count: number) => Array.from({ length: count }, (_, index) => row(`u${index}`, 'unread'))
const keys = (rows: readonly AttentionRow[]) => rows.map(({ key }) => key).join(' ')

it('few that are not read yet stand at the end, many do not stand there until they are read', () => {
  expect(keys(withFewUnread([...unread(2), ...read], 'cause'))).toBe('a b u0 u1')
  expect(keys(withFewUnread([...unread(6), ...read], 'workflow'))).toBe('a b')
})

it('where nothing is read yet, the first of them stand there', () => {
  expect(keys(withFewUnread(unread(9), 'cause'))).toBe('u0 u1 u2 u3 u4')
})

it('one that could not be read keeps its place, and so do all where nothing is grouped', () => {
  const failed = { ...row('f', 'unread'), failure: toFailure(new Error('gone')) }
  expect(keys(withFewUnread([...unread(6), failed, ...read], 'cause'))).toBe('f a b')
  expect(keys(withFewUnread([...unread(6), ...read], 'none'))).toBe('u0 u1 u2 u3 u4 u5 a b')
})
