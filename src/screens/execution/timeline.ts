import { clockStep } from '#domain/execution/clockStep'
import type { Attempt, ExecutionNode } from '#domain/execution/node'
import { isMoving, type Status } from '#domain/execution/status'

/** One attempt on the folded axis; `from` and `to` are shares of its length, 0 to 1. */
export interface Bar {
  readonly status: Status
  readonly began: number
  readonly ended: number | undefined
  readonly from: number
  readonly to: number
  /** It runs, or a person is waited for: its end is now. */
  readonly goesOn: boolean
}

/** An idle stretch, drawn short whatever it lasted. */
export interface Fold {
  readonly from: number
  readonly to: number
  readonly durationMs: number
}

interface Tick {
  readonly at: number
  readonly time: number
}

export interface Timeline {
  readonly bars: ReadonlyMap<string, readonly Bar[]>
  readonly folds: readonly Fold[]
  /** Where now is; undefined where nothing is open any more. */
  readonly now: number | undefined
  /** Where a moment is, at the nearest end where it is off the axis. */
  readonly place: (time: number) => number
  /** Times to write at the axis, each with as much room after it as `room` says, all before `end`; shares. */
  readonly ticks: (room: number, end: number) => readonly Tick[]
}

interface TimelineOptions {
  /** The execution is not over: the axis reaches to now. */
  readonly isOpen?: boolean
  /** Moments that must be on the axis, such as operations. */
  readonly moments?: readonly number[]
  /** What was before is left out. */
  readonly from?: number
  /** By node: what is known of attempts that AOM no longer reports. */
  readonly earlier?: ReadonlyMap<string, readonly Attempt[]>
}

/** An idle stretch longer than this share of the busy time is folded to that share. */
const foldShare = 0.08

/** Attempts → bars. `now` ends what still runs; an attempt that is over without an end is a point. */
export function layoutTimeline(
  nodes: readonly ExecutionNode[],
  now: number,
  { isOpen = false, moments = [], from = -Infinity, earlier }: TimelineOptions = {},
): Timeline {
  const spans = nodes.flatMap((node) =>
    attemptsOf(node, earlier?.get(node.id)).flatMap(({ status, beganAt, endedAt }) => {
      if (!beganAt) return []
      const goesOn = endedAt === undefined && isUnderWay(node, status)
      const end = Math.max(beganAt, endedAt ?? (goesOn ? now : beganAt))
      if (end < from) return []
      // A pause is no work: the night that it took is idle time, and folded.
      const began = Math.max(beganAt, from)
      return [{ id: node.id, status, beganAt, endedAt, began, end, goesOn, isIdle: node.isPause }]
    }),
  )
  const shown = moments.filter((time) => time >= from)
  const axis = foldedAxis(spans, [...shown, ...(isOpen && spans.length > 0 ? [now] : [])])
  const bars = new Map<string, Bar[]>()
  for (const { id, status, beganAt, endedAt, began, end, goesOn } of spans) {
    const bar = { status, began: beganAt, ended: endedAt, goesOn }
    bars.set(id, [...(bars.get(id) ?? []), { ...bar, from: axis.place(began), to: axis.place(end) }])
  }
  return { ...axis, bars, now: isOpen && spans.length > 0 ? axis.place(now) : undefined }
}

/** When what runs now began; undefined where nothing does. */
export function runningSince(nodes: readonly ExecutionNode[]): number | undefined {
  const begins = nodes.flatMap((node) =>
    isMoving(node.status.state) && !node.isPause && node.beganAt ? [node.beganAt] : [],
  )
  return begins.length === 0 ? undefined : Math.min(...begins)
}

const isUnderWay = (node: ExecutionNode, { state }: Status): boolean =>
  isMoving(state) || (node.isPause && state === 'paused')

/** What AOM reports, after what it no longer does. */
function attemptsOf(node: ExecutionNode, earlier: readonly Attempt[] = []): readonly Attempt[] {
  const reported = node.attempts.length > 0 ? node.attempts : [node]
  const known = new Set(reported.map(({ beganAt }) => beganAt))
  const others = earlier.filter(({ beganAt }) => !known.has(beganAt))
  return [...others.toSorted((a, b) => (a.beganAt ?? 0) - (b.beganAt ?? 0)), ...reported]
}

interface Span {
  readonly began: number
  readonly end: number
  readonly isIdle: boolean
}

/** A point of the axis; `isFolded` tells of the stretch before it. */
interface Point {
  readonly time: number
  readonly at: number
  readonly isFolded: boolean
}

function foldedAxis(spans: readonly Span[], moments: readonly number[]) {
  const points = pointsOf(spans, moments)
  const total = points.at(-1)?.at || 1
  const place = (time: number): number => {
    const next = points.findIndex((point) => point.time >= time)
    const [before, after] = [points[next - 1], points[next]]
    if (!after) return next < 0 && points.length > 0 ? 1 : 0
    if (!before) return 0
    const part = (time - before.time) / (after.time - before.time)
    return (before.at + part * (after.at - before.at)) / total
  }
  const folds = points.flatMap((point, index): Fold[] => {
    const before = points[index - 1]
    if (!before || !point.isFolded) return []
    return [{ from: before.at / total, to: point.at / total, durationMs: point.time - before.time }]
  })
  const ticks = (room: number, end: number): Tick[] => {
    const step = clockStep(total * room)
    const found: Tick[] = []
    const add = (time: number) => {
      const at = place(time)
      if (at + room <= end && found.every((tick) => Math.abs(tick.at - at) >= room)) found.push({ at, time })
    }
    // First where it begins, and where it goes on after a fold.
    const begins = points.filter((_, index) => index === 0 || points[index]?.isFolded === true)
    for (const { time } of begins) add(time)
    for (const [index, { time, isFolded }] of points.entries()) {
      const before = points[index - 1]
      if (!before || isFolded) continue
      for (let next = roundUp(before.time, step); next < time; next += step) add(next)
    }
    return found.toSorted((a, b) => a.at - b.at)
  }
  return { place, folds, ticks }
}

/** Where attempts begin and end, and the moments that are before or after all of them. */
function pointsOf(spans: readonly Span[], moments: readonly number[]): Point[] {
  const busy = mergeBusy(spans)
  const work = busy.reduce((sum, { began, end }) => sum + end - began, 0) || 1
  const edges = spans.flatMap(({ began, end }) => [began, end])
  const [first, last] = [Math.min(...edges), Math.max(...edges)]
  const outside = moments.filter((time) => time < first || time > last)
  const times = [...new Set([...edges, ...outside])].toSorted((a, b) => a - b)
  const points: Point[] = []
  let at = 0
  for (const [index, time] of times.entries()) {
    const before = times[index - 1] ?? time
    const length = time - before
    const isBusy = busy.some(({ began, end }) => began <= before && time <= end && length > 0)
    const isFolded = !isBusy && length > work * foldShare
    at += isFolded ? work * foldShare : length
    points.push({ time, at, isFolded })
  }
  return points
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

/** To a full step of the reader's clock. */
function roundUp(time: number, step: number): number {
  const offset = new Date(time).getTimezoneOffset() * 60_000
  return Math.ceil((time - offset) / step) * step + offset
}
