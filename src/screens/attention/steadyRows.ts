import { useEffect, useState, type FocusEvent } from 'react'
import { isAtRest, type AttentionRow } from '#domain/execution/attention'

/** A row that waits for nobody any more, and a list that is left alone, are given so long. */
const restMs = 8_000

/**
 * The rows in the order to draw: what is drawn keeps its place, and what is new comes after it, which is also its place by
 * how long it waits. What may leave (`gone` holds the keys) or is `hidden` does so while the list is not in use (`isInUse`).
 */
export function arrange(
  drawn: readonly AttentionRow[],
  rows: readonly AttentionRow[],
  isInUse: boolean,
  gone: ReadonlySet<string>,
  hidden: ReadonlySet<string> = new Set(),
): readonly AttentionRow[] {
  const isDrawn = (key: string) => drawn.some((row) => row.key === key)
  const left = rows.filter(({ key }) =>
    isInUse ? !hidden.has(key) || isDrawn(key) : !gone.has(key) && !hidden.has(key),
  )
  const inPlace = new Set(drawn.flatMap((before) => placeOf(before, left)))
  return [...inPlace, ...left.filter((row) => !inPlace.has(row))]
}

/** What stands now where `before` stood: the nodes of an execution where that was not read yet. */
const placeOf = (before: AttentionRow, rows: readonly AttentionRow[]): readonly AttentionRow[] => {
  const same = rows.filter(({ key }) => key === before.key)
  return same.length > 0 || before.kind !== 'unread'
    ? same
    : rows.filter(({ ref }) => ref.executionId === before.ref.executionId)
}

interface Steady {
  readonly shown: readonly AttentionRow[]
  /** The pointer or the focus is in the list, or left it a moment ago: nothing moves. */
  readonly isSteady: boolean
  /** For the element around the list. */
  readonly handlers: {
    readonly onMouseEnter: () => void
    readonly onMouseLeave: () => void
    readonly onFocus: () => void
    readonly onBlur: (event: FocusEvent) => void
  }
}

/**
 * `arrange` against what was drawn last (`drawn`, kept by `onDraw`): nothing moves under a pointer or the focus, and what
 * was operated stays in its place until it was seen.
 */
export function useSteadyRows(
  drawn: readonly AttentionRow[],
  onDraw: (rows: readonly AttentionRow[]) => void,
  rows: readonly AttentionRow[],
  followed: ReadonlySet<string>,
  hidden?: ReadonlySet<string>,
): Steady {
  const [isPointerIn, setIsPointerIn] = useState(false)
  const [isFocusIn, setIsFocusIn] = useState(false)
  const [isLeftAlone, setIsLeftAlone] = useState(true)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const isInUse = isPointerIn || isFocusIn
  if (isInUse && isLeftAlone) setIsLeftAlone(false)

  useEffect(() => {
    if (isInUse) return undefined
    const timer = setTimeout(() => setIsLeftAlone(true), restMs)
    return () => clearTimeout(timer)
  }, [isInUse])

  const leaving = rows
    .filter(({ kind, key }) => isAtRest(kind) && !followed.has(key))
    .map(({ key }) => key)
    .join('\n')
  useEffect(() => {
    const timer = setTimeout(() => setGone(new Set(leaving === '' ? [] : leaving.split('\n'))), restMs)
    return () => clearTimeout(timer)
  }, [leaving])

  const shown = arrange(drawn, rows, !isLeftAlone, gone, hidden)
  if (keysOf(drawn) !== keysOf(shown)) onDraw(shown)
  return {
    shown,
    isSteady: !isLeftAlone,
    handlers: {
      onMouseEnter: () => setIsPointerIn(true),
      onMouseLeave: () => setIsPointerIn(false),
      onFocus: () => setIsFocusIn(true),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsFocusIn(false)
      },
    },
  }
}

const keysOf = (rows: readonly AttentionRow[]): string => rows.map((row) => row.key).join('\n')
