import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export type Requests = {
  /** Keeps `finish` waiting for work that may outlive its client. */
  track<T>(work: Promise<T>): Promise<T>
  /** From the first moment of a stop: nothing new is sent to AOM, and `/readyz` says so. */
  isStopping(): boolean
  /** Aborted when the stop begins, for answers that would not end by themselves. */
  readonly stopping: AbortSignal
  /**
   * Waits `drainMs` for whoever sends requests here to hear of it, then stops listening; true when every answer is given
   * and all tracked work is done, false where `graceMs` were not enough and the rest was cut off.
   */
  finish(drainMs: number, graceMs: number): Promise<boolean>
}

/** Watches a server's requests so that it can stop without cutting one off. */
export function trackRequests(server: Server): Requests {
  const work = new Set<Promise<unknown>>()
  const stop = new AbortController()
  let isClosing = false

  server.prependListener('request', (_incoming, outgoing) => {
    // A kept-alive connection would otherwise hold a stopping server open after its last answer.
    if (isClosing) outgoing.setHeader('connection', 'close')
    outgoing.on('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections())
    })
  })

  return {
    track: async (promise) => {
      work.add(promise)
      try {
        return await promise
      } finally {
        work.delete(promise)
      }
    },
    isStopping: () => stop.signal.aborted,
    stopping: stop.signal,
    finish: async (drainMs, graceMs) => {
      stop.abort()
      if (drainMs > 0) await wait(drainMs)
      isClosing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const grace = new AbortController()
      const isDone = await Promise.race([
        closed.then(() => Promise.allSettled(work)).then(() => true),
        wait(graceMs, false, { signal: grace.signal }).catch(() => false),
      ])
      grace.abort()
      server.closeAllConnections()
      return isDone
    },
  }
}
