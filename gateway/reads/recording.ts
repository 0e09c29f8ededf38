import type { RefusalCode } from '../http/refusal'

/** Status and headers of an answer; the headers are those that may reach the browser. */
export type Head = { readonly status: number; readonly headers: Readonly<Record<string, string>> }

/** What the gateway itself says where no answer came, or where its rest did not. */
export type Problem = { readonly code: RefusalCode; readonly message: string }

/** What one request to AOM is told about, in this order: a head (unless there is none), the body's bytes, the end. */
export type Sink = {
  head(head: Head): void
  data(chunk: Buffer): void
  /** null: complete. */
  end(problem: Problem | null): void
}

/** The request that fills a sink. */
export type Source = {
  /** Gives the request up; the sink hears of it as an end. */
  abandon(): void
  pause(): void
  resume(): void
}

/** One of those who receive the same answer, each at its own speed. */
export type Reader = {
  head(): Promise<Head | Problem>
  /** The next bytes of the body; null after the last. */
  next(): Promise<Buffer | Problem | null>
  leave(): void
}

/** An answer while it arrives and after, for any number of readers. */
export type Recording = Sink & {
  readonly readers: number
  /** Bytes of the body in memory. */
  readonly size: number
  readonly isOver: boolean
  /** Set once, before anything else. */
  source: Source | null
  addReader(): Reader
  /** From now on holds only what its slowest reader still needs, and lets AOM wait for that one. No new readers. */
  spill(): void
  /** Nobody will read it any more. */
  release(): void
}

/** Bytes that AOM may be ahead of the slowest reader of an answer too large to hold. */
const windowBytes = 1024 * 1024

/** `changed` hears of every head, growth, end and leaving reader. */
export function createRecording(changed: () => void): Recording {
  let head: Head | null = null
  let ending: { readonly problem: Problem | null } | null = null
  let chunks: Buffer[] = []
  let firstIndex = 0
  let size = 0
  let held = true
  let paused = false
  let wake: Array<() => void> = []
  const positions = new Map<Reader, number>()

  const tell = () => {
    const waiting = wake
    wake = []
    for (const go of waiting) go()
    changed()
  }
  const news = () => new Promise<void>((resolve) => wake.push(resolve))

  const trim = () => {
    if (held) return
    const slowest = Math.min(...positions.values())
    while (firstIndex < slowest) {
      const chunk = chunks.shift()
      if (!chunk) break
      firstIndex += 1
      size -= chunk.length
    }
    if (ending || paused === size > windowBytes) return
    paused = !paused
    if (paused) recording.source?.pause()
    else recording.source?.resume()
  }

  const recording: Recording = {
    get readers() {
      return positions.size
    },
    get size() {
      return size
    },
    get isOver() {
      return ending !== null
    },
    source: null,
    head: (value) => {
      head = value
      tell()
    },
    data: (chunk) => {
      chunks.push(chunk)
      size += chunk.length
      trim()
      tell()
    },
    end: (problem) => {
      if (ending) return
      ending = { problem }
      tell()
    },
    addReader: () => {
      const reader: Reader = {
        head: async () => {
          for (;;) {
            if (head) return head
            if (ending || !positions.has(reader)) return ending?.problem ?? noHead
            await news()
          }
        },
        next: async () => {
          for (;;) {
            const position = positions.get(reader)
            if (position === undefined) return null
            const chunk = chunks[position - firstIndex]
            if (chunk) {
              positions.set(reader, position + 1)
              trim()
              return chunk
            }
            if (ending) return ending.problem
            await news()
          }
        },
        leave: () => {
          if (!positions.delete(reader)) return
          trim()
          tell()
        },
      }
      positions.set(reader, firstIndex)
      return reader
    },
    spill: () => {
      held = false
      trim()
    },
    release: () => {
      chunks = []
      size = 0
    },
  }
  return recording
}

const noHead: Problem = { code: 'GATEWAY.502', message: 'AOM’s answer had no head.' }
