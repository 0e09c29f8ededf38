import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, type Status } from '#domain/execution/status'

/** One attempt on the folded axis; `from` and `to` are shares of its length, 0 to 1. */
export interface Bar {
  readonly status: Status
  readonly began: number
  readonly ended: number | undefined
  readonly from: number
  readonly to: number
}

/** An idle stretch, drawn short whatever it lasted. */
interface Gap {
  readonly at: number
  readonly durationMs: number
}

export interface Timeline {
  readonly bars: ReadonlyMap<string, readonly Bar[]>
  readonly gaps: readonly Gap[]
}

/** An idle stretch longer than this share of the busy time is folded to that share. */
const gapShare = 0.08

/** Attempts → bars. `now` ends what still runs; an attempt that is over without an end is a point. */
export function layoutTimeline(nodes: readonly ExecutionNode[], now: number): Timeline {
  const spans = nodes.flatMap((node) =>
    attemptsOf(node).flatMap(({ status, beganAt, endedAt }) => {
      if (!beganAt) return []
      const goesOn = isMoving(status.state) || (node.isPause && status.state === 'paused')
      const began = beganAt
      const end = endedAt ?? (goesOn ? now : began)
      // A pause is no work: the night that it took is idle time, and folded.
      return [
        { id: node.id, status, beganAt, endedAt, began, end: Math.max(began, end), isIdle: node.isPause },
      ]
    }),
  )
  const axis = foldedAxis(spans)
  const bars = new Map<string, Bar[]>()
  for (const { id, status, beganAt, endedAt, began, end } of spans) {
    const bar = { status, began: beganAt, ended: endedAt, from: axis.place(began), to: axis.place(end) }
    bars.set(id, [...(bars.get(id) ?? []), bar])
  }
  return { bars, gaps: axis.gaps }
}

const attemptsOf = (node: ExecutionNode) => (node.attempts.length > 0 ? node.attempts : [node])

interface Span {
  readonly began: number
  readonly end: number
  readonly isIdle: boolean
}

function foldedAxis(spans: readonly Span[]): { place: (time: number) => number; gaps: readonly Gap[] } {
  const busy = mergeBusy(spans)
  const work = busy.reduce((sum, { began, end }) => sum + end - began, 0) || 1
  const times = [...new Set(spans.flatMap(({ began, end }) => [began, end]))].toSorted((a, b) => a - b)
  const points: { time: number; at: number }[] = []
  const gaps: { at: number; durationMs: number }[] = []
  let at = 0
  for (const [index, time] of times.entries()) {
    const before = times[index - 1] ?? time
    const length = time - before
    const isBusy = busy.some(({ began, end }) => began <= before && time <= end && length > 0)
    const isFolded = !isBusy && length > work * gapShare
    if (isFolded) gaps.push({ at: at + (work * gapShare) / 2, durationMs: length })
    at += isFolded ? work * gapShare : length
    points.push({ time, at })
  }
  const total = at || 1
  const known = new Map(points.map((point) => [point.time, point.at / total]))
  return {
    place: (time) => known.get(time) ?? 0,
    gaps: gaps.map((gap) => ({ ...gap, at: gap.at / total })),
  }
}

function mergeBusy(spans: readonly Span[]): { began: number; end: number }[] {
  const merged: { began: number; end: number }[] = []
  for (const { began, end } of spans.filter((span) => !span.isIdle).toSorted((a, b) => a.began - b.began)) {
    const last = merged.at(-1)
    if (last && began <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ began, end })
  }
  return merged
}
