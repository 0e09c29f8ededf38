import { act, renderHook } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttentionRow, RowKind } from '#domain/execution/attention'
import { arrange, useSteadyRows } from './steadyRows'

const row = (key: string, kind: RowKind = 'failed', executionId = key): AttentionRow => ({
  key,
  kind,
  workflow: {
    id: key,
    name: key,
    tags: [],
    status: { state: 'failed', raw: 'fail' },
    nodes: [],
  },
  ref: { workflowId: key, executionId },
  execution: undefined,
  node: undefined,
  waitingSince: undefined,
  failure: undefined,
  nextReadAt: undefined,
  readAt: undefined,
})
const keys = (rows: readonly AttentionRow[]) => rows.map(({ key }) => key).join('')
const [a, b, c, d] = [row('a'), row('b'), row('c'), row('d')]
const none: ReadonlySet<string> = new Set()

describe('a list that is left alone', () => {
  it('keeps what was operated where it stood, although its wait began anew', () => {
    const again = row('a', 'again')
    const shown = arrange([a, b, c], [b, c, again], false, none)
    expect(keys(shown)).toBe('abc')
    expect(shown[0]).toBe(again)
  })

  it('lets it go when its time has come', () => {
    expect(keys(arrange([a, b, c], [a, c, row('b', 'over')], false, new Set('b')))).toBe('ac')
  })

  it('moves nothing either: what is new comes last, also what waited longer before it was read', () => {
    expect(keys(arrange([a, b, c], [b, d, c, a], false, none))).toBe('abcd')
  })

  it('has the order of the longest wait when it is drawn for the first time', () => {
    expect(keys(arrange([], [b, d, c, a], false, none))).toBe('bdca')
  })
})

describe('a list under a hand', () => {
  it('moves nothing: what is new comes last, and what is over stays', () => {
    const shown = arrange([a, b, c], [d, c, row('b', 'over'), a], true, new Set('b'))
    expect(keys(shown)).toBe('abcd')
  })

  it('gives an execution that is read now the place it had before', () => {
    const nodes = [row('b1', 'failed', 'b'), row('b2', 'failed', 'b')]
    expect(keys(arrange([a, row('b', 'unread'), c], [a, c, ...nodes], true, none))).toBe('ab1b2c')
  })
})

describe('what is over', () => {
  beforeEach(() => void vi.useFakeTimers())
  const over = [a, row('b', 'over'), c]
  const show = () =>
    renderHook(
      ({ rows }) => {
        const [drawn, setDrawn] = useState<readonly AttentionRow[]>([])
        return useSteadyRows(drawn, setDrawn, rows, none)
      },
      { initialProps: { rows: [a, b, c] as readonly AttentionRow[] } },
    )
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

  it('stays for eight seconds', () => {
    const { result, rerender } = show()
    rerender({ rows: over })
    pass(7_900)
    expect(keys(result.current.shown)).toBe('abc')
    pass(200)
    expect(keys(result.current.shown)).toBe('ac')
  })

  it('stays for as long as the pointer is in the list, and then eight seconds more', () => {
    const { result, rerender } = show()
    act(() => result.current.handlers.onMouseEnter())
    rerender({ rows: over })
    pass(60_000)
    expect(keys(result.current.shown)).toBe('abc')
    act(() => result.current.handlers.onMouseLeave())
    pass(7_900)
    expect(keys(result.current.shown)).toBe('abc')
    pass(200)
    expect(keys(result.current.shown)).toBe('ac')
  })
})
