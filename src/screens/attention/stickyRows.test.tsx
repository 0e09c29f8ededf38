import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AttentionRow } from '#domain/execution/attention'
import { keepInPlace, useStickyRows } from './stickyRows'

const row = (key: string, waitingSince?: number): AttentionRow => ({
  key,
  workflow: {
    id: key,
    name: key,
    tags: [],
    status: { state: 'failed', raw: 'fail' },
    nodes: [],
  },
  ref: { workflowId: key, executionId: key },
  execution: undefined,
  node: undefined,
  waitingSince,
  failure: undefined,
  readAt: undefined,
})
const keys = (rows: readonly AttentionRow[]) => rows.map(({ key }) => key).join('')
const [a, b, c, d] = [row('a'), row('b'), row('c'), row('d')]

describe('the row just acted on', () => {
  it('stays where it is although the lists no longer name it', () => {
    expect(keys(keepInPlace([a, b, c], [a, c], new Set('b')))).toBe('abc')
  })

  it('stays where it is although its wait began anew, with its new data', () => {
    const again = row('a', 1)
    const shown = keepInPlace([a, b, c], [b, c, again], new Set('a'))
    expect(keys(shown)).toBe('abc')
    expect(shown[0]).toBe(again)
  })

  it('goes once nobody follows it any more', () => {
    expect(keys(keepInPlace([a, b, c], [a, c], new Set()))).toBe('ac')
  })

  it('keeps its place while rows come and go around it', () => {
    expect(keys(keepInPlace([a, b, c], [c, d], new Set('b')))).toBe('cbd')
    expect(keys(keepInPlace([a, b, c], [], new Set('c')))).toBe('c')
  })
})

it('a page that loads draws its rows in their own order, whichever came first, and holds them from then on', () => {
  const sticky = new Set('b')
  const { result, rerender } = renderHook(({ rows, isComplete }) => useStickyRows(rows, sticky, isComplete), {
    initialProps: { rows: [b], isComplete: false },
  })
  rerender({ rows: [a, b, c], isComplete: true })
  expect(keys(result.current)).toBe('abc')
  rerender({ rows: [a, c], isComplete: true })
  expect(keys(result.current)).toBe('abc')
})
