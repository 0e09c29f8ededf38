import type { Journal } from './journal'
import { eventOf } from './mark'
import type { Entry } from './mark'

export type StreamLimits = {
  /** Milliseconds between two comments, so that nobody in between takes the stream for dead. */
  readonly heartbeatMs: number
  /** Milliseconds for which a reader may leave what it was given unread. */
  readonly stalledMs: number
  /** Milliseconds after which its credential is looked at again. */
  readonly readmitMs: number
}

export const usualStreamLimits: StreamLimits = {
  heartbeatMs: 15_000,
  stalledMs: 30_000,
  readmitMs: 5 * 60_000,
}

/** An event that is not on record: nobody resumes after it. */
export type StreamEvent = { readonly name: string; readonly data: object }

type EventStreamOptions = {
  readonly journal: Pick<Journal, 'watch'>
  readonly projectId: string
  readonly after: number
  /** Ends the stream cleanly: the gateway stops. */
  readonly signal: AbortSignal
  /** Whether the reader may go on. */
  readonly readmit: () => Promise<boolean>
  /** Hears what is no change of the journal's, until the function that it returns is called. */
  readonly listen: (listener: (event: () => StreamEvent) => void) => () => void
  /** Whether AOM lets the reader see what is told there. */
  readonly mayHear: () => Promise<boolean>
  readonly limits: StreamLimits
  /** Takes the connection of a reader that does not read: nothing else would ever end what waits for it. */
  readonly cut: () => void
  readonly ended: () => void
}

/** Bytes that may wait for the reader here. */
const windowBytes = 16 * 1024

/** A project's changes as `text/event-stream`. */
export function eventStream(options: EventStreamOptions): ReadableStream<Uint8Array> {
  const { journal, projectId, after, signal, readmit, listen, mayHear, limits, cut, ended } = options
  const over = new AbortController()
  const both = AbortSignal.any([signal, over.signal])
  let read: () => void = () => {}

  const pump = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const hasRoom = () => (controller.desiredSize ?? 0) > 0
    const say = (bytes: Uint8Array) => {
      if (!both.aborted) controller.enqueue(bytes)
    }
    /** Resolves when the reader has taken what was said; false where it does not. */
    const room = (): Promise<boolean> => {
      if (hasRoom() || both.aborted) return Promise.resolve(true)
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), limits.stalledMs)
        const done = () => {
          clearTimeout(timer)
          both.removeEventListener('abort', done)
          resolve(true)
        }
        read = done
        both.addEventListener('abort', done, { once: true })
      })
    }
    const beats = setInterval(() => hasRoom() && say(heartbeat), limits.heartbeatMs)
    const readmission = setInterval(() => {
      const isGood = readmit().catch(() => false)
      void isGood.then((good) => good || over.abort())
    }, limits.readmitMs)
    let unlisten = () => {}
    const pass = async (event: () => StreamEvent) => {
      // Who does not read misses it, and finds out by the next one's number.
      if ((await mayHear().catch(() => false)) && hasRoom()) say(textOf(event()))
    }
    try {
      say(encoder.encode(`event: ready\nid: ${after}\ndata: ${JSON.stringify({ seq: after })}\n\n`))
      unlisten = listen((event) => void pass(event))
      for await (const entries of journal.watch({ projectId, after, signal: both })) {
        say(Buffer.concat(entries.map(bytesOf)))
        // Whoever comes again goes on after the last event that arrived.
        if (!(await room())) return cut()
      }
      controller.close()
    } catch (error) {
      controller.error(error)
    } finally {
      unlisten()
      clearInterval(beats)
      clearInterval(readmission)
      over.abort()
      ended()
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        void pump(controller)
      },
      pull: () => read(),
      cancel: () => {
        over.abort()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: windowBytes }),
  )
}

const encoder = new TextEncoder()
const heartbeat = encoder.encode(':\n\n')

const textOf = ({ name, data }: StreamEvent): Uint8Array =>
  encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)

/** Written once for all streams. */
const events = new WeakMap<Entry, Uint8Array>()

function bytesOf(entry: Entry): Uint8Array {
  const known = events.get(entry)
  if (known) return known
  // JSON has no line breaks of its own.
  const event = encoder.encode(
    `event: ${eventOf(entry)}\nid: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`,
  )
  events.set(entry, event)
  return event
}
