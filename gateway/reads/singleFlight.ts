import type { Answer } from '../aom/answer'

/** A read to AOM that others may share. */
export type Read = {
  /** Equal for reads that must have the same answer. */
  readonly key: string
  /** A change to this makes the answer old. */
  readonly about: Subject
  /** Wants an answer that was asked for now, not one that is under way. */
  readonly fresh: boolean
}

/** A workflow of a project; in a read null is all of them, and in a change unknown. */
export type Subject = { readonly projectId: string | null; readonly workflowId: string | null }

export type SharedAnswer = {
  readonly answer: Answer
  /** AOM was not asked for this one. */
  readonly isShared: boolean
  /** Milliseconds since AOM was asked; 0 for the one for whom it was. */
  readonly ageMs: number
}

type SingleFlight = {
  /**
   * Joins a read that is under way or was just answered; otherwise `start`s one, which `signal` gives up when the last of
   * those who wait has gone. An answer too large to hold is for the one who asked; the others ask AOM themselves.
   */
  join(read: Read, gone: AbortSignal, start: (signal: AbortSignal) => Promise<Answer>): Promise<SharedAnswer>
  /** Nobody joins what was asked up to now and may show a change to this. */
  forget(changed: Subject): void
  /** Bytes that are kept for whoever asks next. */
  size(): number
  close(): void
}

export type Limits = {
  /** How long after its end an answer serves those who ask then. */
  readonly keptMs: number
  /** Bytes of all answers that are kept. */
  readonly total: number
}

export const usualLimits: Limits = { keptMs: 1_000, total: 128 * 1024 * 1024 }

type Flight = {
  readonly read: Read
  readonly sentAt: number
  readonly answer: Promise<Answer>
  readonly abort: AbortController
  waiting: number
  /** Bytes that are kept; 0 while under way. */
  size: number
  isOver: boolean
  expiry: NodeJS.Timeout | undefined
}

const nobodyWaits: Answer = {
  head: null,
  body: Buffer.alloc(0),
  rest: null,
  problem: { code: 'GATEWAY.502', message: 'Nobody waits for the answer any more.' },
  neverSent: false,
}

/** One read for many. Time is `performance.now()`: a clock that is set must not make an answer younger. */
export function createSingleFlight({ keptMs, total }: Limits = usualLimits): SingleFlight {
  /** Those that may be joined. */
  const flights = new Map<string, Flight>()

  const size = () => [...flights.values()].reduce((sum, flight) => sum + flight.size, 0)

  const drop = (flight: Flight) => {
    clearTimeout(flight.expiry)
    if (flights.get(flight.read.key) === flight) flights.delete(flight.read.key)
  }

  const keep = (flight: Flight, { head, body, rest, problem }: Answer) => {
    const isGood = !problem && !rest && head !== null && head.status >= 200 && head.status < 300
    if (!isGood || flights.get(flight.read.key) !== flight) return drop(flight)
    flight.size = body.length
    for (const oldest of flights.values()) {
      if (size() <= total) break
      if (oldest.isOver && oldest !== flight) drop(oldest)
    }
    if (size() > total) return drop(flight)
    flight.expiry = setTimeout(() => drop(flight), keptMs)
    flight.expiry.unref()
  }

  const begin = (read: Read, start: (signal: AbortSignal) => Promise<Answer>): Flight => {
    const abort = new AbortController()
    const flight: Flight = {
      read,
      sentAt: performance.now(),
      answer: start(abort.signal),
      abort,
      waiting: 0,
      size: 0,
      isOver: false,
      expiry: undefined,
    }
    flights.set(read.key, flight)
    void flight.answer.then((answer) => {
      flight.isOver = true
      keep(flight, answer)
    })
    return flight
  }

  /** Waits with the others; the last one who leaves takes the read along. */
  const wait = (flight: Flight, gone: AbortSignal): Promise<Answer> => {
    flight.waiting += 1
    return new Promise((resolve) => {
      const leave = (answer: Answer) => {
        gone.removeEventListener('abort', onAbort)
        flight.waiting -= 1
        if (flight.waiting === 0 && !flight.isOver) {
          drop(flight)
          flight.abort.abort()
        }
        resolve(answer)
      }
      const onAbort = () => leave(nobodyWaits)
      gone.addEventListener('abort', onAbort)
      if (gone.aborted) return onAbort()
      void flight.answer.then((answer) => {
        if (!gone.aborted) leave(answer)
      })
    })
  }

  return {
    join: async (read, gone, start) => {
      const found = read.fresh ? undefined : flights.get(read.key)
      if (!found) return { answer: await wait(begin(read, start), gone), isShared: false, ageMs: 0 }
      const answer = await wait(found, gone)
      if (answer.rest) return { answer: await start(gone), isShared: false, ageMs: 0 }
      return { answer, isShared: true, ageMs: performance.now() - found.sentAt }
    },
    forget: (changed) => {
      for (const flight of flights.values()) if (mayShow(flight.read.about, changed)) drop(flight)
    },
    size,
    close: () => {
      for (const flight of flights.values()) drop(flight)
    },
  }
}

function mayShow(read: Subject, changed: Subject): boolean {
  if (read.projectId !== changed.projectId) return false
  return [read.workflowId, changed.workflowId].includes(null) || read.workflowId === changed.workflowId
}
