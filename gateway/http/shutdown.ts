import type { Server } from 'node:http'

export type Requests = {
  /** Keeps `finish` waiting for work that may outlive its client. */
  track<T>(work: Promise<T>): Promise<T>
  isStopping(): boolean
  /** Stops listening; resolves when every answer is given and all tracked work is done, or after `graceMs`. */
  finish(graceMs: number): Promise<void>
}

/** Watches a server's requests so that it can stop without cutting one off. */
export function trackRequests(server: Server): Requests {
  const work = new Set<Promise<unknown>>()
  let stopping = false

  server.prependListener('request', (_incoming, outgoing) => {
    // A kept-alive connection would otherwise hold a stopping server open after its last answer.
    if (stopping) outgoing.setHeader('connection', 'close')
    outgoing.on('close', () => {
      if (stopping) setImmediate(() => server.closeIdleConnections())
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
    isStopping: () => stopping,
    finish: async (graceMs) => {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      let timer: NodeJS.Timeout | undefined
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs)
      })
      await Promise.race([closed.then(() => Promise.allSettled(work)), grace])
      clearTimeout(timer)
      server.closeAllConnections()
    },
  }
}
