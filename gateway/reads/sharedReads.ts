import { createRecording } from './recording'
import type { Reader, Recording, Sink, Source } from './recording'

/** A read to AOM that others may share. */
export type Read = {
  /** Equal for reads that must have the same answer: call, region, body, encoding and the whole credential. */
  readonly key: string
  /** A change to this project makes the answer old. */
  readonly projectId: string | null
  /** Wants an answer that was asked for now, not one that is under way. */
  readonly fresh: boolean
}

export type SharedRead = {
  readonly reader: Reader
  /** Whether AOM was not asked for this one. */
  readonly isShared: boolean
  /** Milliseconds since AOM was asked; 0 for the one for whom it was. */
  readonly age: () => number
}

export type SharedReads = {
  /** Joins a read that is under way or just answered; otherwise `start`s one. Given up when its last reader leaves. */
  join(read: Read, start: (sink: Sink) => Source): SharedRead
  /** Nobody joins what was asked of this project up to now. */
  forget(projectId: string): void
  /** Bytes in memory. */
  size(): number
  close(): void
}

export type Limits = {
  /** How long after its end an answer serves those who ask then. */
  readonly keptMs: number
  /** Bytes of one answer that are held; a larger one streams to those who wait for it and is not kept. */
  readonly answer: number
  /** Bytes of all answers that are held. */
  readonly total: number
}

const MiB = 1024 * 1024
export const usualLimits: Limits = { keptMs: 1_000, answer: 32 * MiB, total: 128 * MiB }

type Entry = {
  readonly read: Read
  readonly recording: Recording
  readonly sentAt: number
  status: number
  isSpilled: boolean
  expiry: NodeJS.Timeout | undefined
}

/** One reader for many. Time is `performance.now()`: a clock that is set must not make an answer younger. */
export function createSharedReads(limits: Limits = usualLimits): SharedReads {
  /** Those that may be joined. */
  const current = new Map<string, Entry>()
  /** All that are under way, kept or still being read out. */
  const alive = new Set<Entry>()

  const size = () => [...alive].reduce((sum, { recording }) => sum + recording.size, 0)

  const detach = (entry: Entry) => {
    if (current.get(entry.read.key) === entry) current.delete(entry.read.key)
    clearTimeout(entry.expiry)
    settle(entry)
  }

  /** Gives up a read that nobody waits for, and forgets an answer that nobody can get any more. */
  const settle = (entry: Entry) => {
    if (entry.recording.readers > 0 || !alive.has(entry)) return
    if (!entry.recording.isOver) {
      if (current.get(entry.read.key) === entry) current.delete(entry.read.key)
      alive.delete(entry)
      entry.recording.source?.abandon()
      entry.recording.release()
    } else if (current.get(entry.read.key) !== entry) {
      alive.delete(entry)
      entry.recording.release()
    }
  }

  const spill = (entry: Entry) => {
    entry.isSpilled = true
    detach(entry)
    entry.recording.spill()
  }

  /** Keeps within the limits: first by what is only kept, then by letting this one stream. */
  const makeRoom = (entry: Entry) => {
    if (entry.isSpilled || !alive.has(entry)) return
    if (entry.recording.size > limits.answer) return spill(entry)
    if (size() <= limits.total) return
    for (const other of current.values()) {
      if (other !== entry && other.recording.isOver && other.recording.readers === 0) detach(other)
      if (size() <= limits.total) return
    }
    spill(entry)
  }

  const begin = (read: Read): Entry => {
    const recording = createRecording(() => settle(entry))
    const entry: Entry = {
      read,
      recording,
      sentAt: performance.now(),
      status: 0,
      isSpilled: false,
      expiry: undefined,
    }
    alive.add(entry)
    current.set(read.key, entry)
    return entry
  }

  const sinkOf = (entry: Entry): Sink => ({
    head: (head) => {
      entry.status = head.status
      entry.recording.head(head)
      if (Number(head.headers['content-length'] ?? 0) > limits.answer) spill(entry)
    },
    data: (chunk) => {
      entry.recording.data(chunk)
      makeRoom(entry)
    },
    end: (problem) => {
      entry.recording.end(problem)
      const isGood = problem === null && entry.status >= 200 && entry.status < 300
      if (!isGood || current.get(entry.read.key) !== entry) return detach(entry)
      entry.expiry = setTimeout(() => detach(entry), limits.keptMs)
      entry.expiry.unref()
    },
  })

  return {
    join: (read, start) => {
      const found = read.fresh ? undefined : current.get(read.key)
      if (found)
        return {
          reader: found.recording.addReader(),
          isShared: true,
          age: () => performance.now() - found.sentAt,
        }
      const replaced = current.get(read.key)
      if (replaced) detach(replaced)
      const entry = begin(read)
      const reader = entry.recording.addReader()
      entry.recording.source = start(sinkOf(entry))
      return { reader, isShared: false, age: () => 0 }
    },
    forget: (projectId) => {
      for (const entry of current.values()) if (entry.read.projectId === projectId) detach(entry)
    },
    size,
    close: () => {
      for (const entry of current.values()) detach(entry)
    },
  }
}
