import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'
import type { Metrics } from '../telemetry/metrics'
import { rawRefusal } from './refusal'
import type { RefusalCode } from './refusal'
import type { RefusalLog } from './refusalLog'
import { safetyHeaders } from './safetyHeaders'

/** How much of the gateway one client may take up. Times in milliseconds. */
export type ConnectionLimits = {
  /** Bytes of all headers together. */
  readonly headerBytes: number
  /** For the whole head of a request. */
  readonly headMs: number
  /** For the whole request. */
  readonly requestMs: number
  /** How often the two are looked at. */
  readonly checkMs: number
  /** Without a byte in either direction. */
  readonly silentMs: number
  readonly connections: number
}

export const usualConnectionLimits: ConnectionLimits = {
  // A token has up to 40,960 characters.
  headerBytes: 64 * 1024,
  headMs: 15_000,
  requestMs: 30_000,
  checkMs: 5_000,
  // Well above the 35 s that a change may take AOM.
  silentMs: 120_000,
  // A browser opens six at most: some 170 operators.
  connections: 1_024,
}

/** Answers, counts and logs what never becomes a request: bytes that are not HTTP, too slow, too large, too many. */
export function guardConnections(
  server: Server,
  { limits, refusals, metrics }: { limits: ConnectionLimits; refusals: RefusalLog; metrics: Metrics },
): void {
  server.maxConnections = limits.connections
  server.timeout = limits.silentMs
  // Longer than a proxy keeps an idle connection, or an operation could be written to one that is just being closed.
  server.keepAliveTimeout = 65_000
  // More than the door allows: node:http would drop the rest without a word.
  server.maxHeadersCount = 2_000

  const unanswered = new WeakMap<Duplex, Set<IncomingMessage>>()
  server.prependListener('request', (incoming, outgoing) => {
    const open = unanswered.get(incoming.socket) ?? new Set()
    unanswered.set(incoming.socket, open.add(incoming))
    outgoing.on('close', () => open.delete(incoming))
  })

  const refuse = (socket: Duplex, reason: Reason, code: RefusalCode, message: string) => {
    metrics.connectionRefused(reason)
    const from = socket instanceof Socket ? (socket.remoteAddress ?? null) : null
    refusals.write(reason, 'connection refused', { reason, code, from })
    // While a complete request waits for its answer, anything written here would be taken for that answer.
    const isFree = [...(unanswered.get(socket) ?? [])].every((incoming) => !incoming.complete)
    if (isFree && socket.writable) socket.write(rawRefusal(code, message, safetyHeaders))
    socket.destroy()
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    switch (error.code) {
      case 'ECONNRESET':
      case 'EPIPE':
        return socket.destroy()
      case 'ERR_HTTP_REQUEST_TIMEOUT':
        return refuse(socket, 'slow', 'GATEWAY.408', 'The request did not arrive in time.')
      case 'HPE_HEADER_OVERFLOW':
        return refuse(socket, 'too large', 'GATEWAY.431', 'The headers are too large.')
      default:
        return refuse(socket, 'malformed', 'GATEWAY.400', 'This is not a well-formed HTTP request.')
    }
  })
  server.on('connect', (_incoming, socket) =>
    refuse(socket, 'malformed', 'GATEWAY.405', 'The gateway is no proxy.'),
  )
  server.on('drop', (data) => {
    metrics.connectionRefused('too many')
    const fields = { reason: 'too many', from: data?.remoteAddress ?? null }
    refusals.write('too many', 'connection refused', fields)
  })
}

type Reason = Parameters<Metrics['connectionRefused']>[0]
