import { expect, it } from 'vitest'
import { toFailure } from '#domain/failure/failure'
import type { AttentionRow } from './attention'
import { orderUnread } from './grouping'

const row = (key: string, kind: AttentionRow['kind']) => ({ key, kind }) as AttentionRow
const read = [row('a', 'failed'), row('b', 'paused')] as const
const unread = (count: number) => Array.from({ length: count }, (_, index) => row(`u${index}`, 'unread'))
const keys = (rows: readonly AttentionRow[]) => rows.map(({ key }) => key).join(' ')

it('what is not read stands at the end; while many are read it does not stand there', () => {
  expect(keys(orderUnread([...unread(2), ...read], 'cause', false))).toBe('a b u0 u1')
  expect(keys(orderUnread([...unread(2), ...read], 'workflow', true))).toBe('a b')
})

it('where nothing is read yet, the first of many stand there', () => {
  expect(keys(orderUnread(unread(9), 'cause', true))).toBe('u0 u1 u2 u3 u4')
})

it('one that could not be read stands there too, and all keep their places where nothing is grouped', () => {
  const failed = { ...row('f', 'unread'), failure: toFailure(new Error('gone')) }
  expect(keys(orderUnread([...unread(6), failed, ...read], 'cause', true))).toBe('a b f')
  expect(keys(orderUnread([...unread(3), ...read], 'none', true))).toBe('u0 u1 u2 a b')
})
