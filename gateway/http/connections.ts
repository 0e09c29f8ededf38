import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'
import { isTrusted, plainAddress } from './client'
import { networkOf } from './limits'
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
  /** Of one client; trusted proxies, who have many clients, may have as many as there are. */
  readonly connectionsPerAddress: number
}

export const usualConnectionLimits: ConnectionLimits = {
  // A token has up to 40,960 characters.
  headerBytes: 64 * 1024,
  headMs: 15_000,
  requestMs: 30_000,
  checkMs: 5_000,
  // Well above the 40 s that a change may take AOM.
  silentMs: 120_000,
  connections: 1_024,
  // A browser opens six at most: some forty operators behind one address.
  connectionsPerAddress: 256,
}

/** Requests of one connection that are worked on at a time. No browser sends a second one before the first is answered. */
export const mostPipelined = 8
/** Unanswered requests of one connection at which it is closed: refusals too take memory while they wait for their turn. */
const mostUnanswered = 64

export type Connections = {
  /**
   * `closed`: the connection is gone, and nothing of the request may be looked at.
   * `crowded`: too many others of its connection are unanswered.
   */
  stateOf(incoming: IncomingMessage): 'free' | 'crowded' | 'closed'
}

type ConnectionDependencies = {
  readonly limits: ConnectionLimits
  readonly trustedProxies: readonly string[]
  readonly refusals: RefusalLog
  readonly metrics: Metrics
}

/** Answers, counts and logs what never becomes a request: bytes that are not HTTP, too slow, too large, too many. */
export function guardConnections(server: Server, dependencies: ConnectionDependencies): Connections {
  const { limits, refusals, metrics } = dependencies
  server.maxConnections = limits.connections
  server.timeout = limits.silentMs
  // Longer than a proxy keeps an idle connection, or an operation could be written to one that is just being closed.
  server.keepAliveTimeout = 65_000
  // More than admission allows: node:http would drop the rest without a word.
  server.maxHeadersCount = 2_000

  const unanswered = new WeakMap<Duplex, Map<IncomingMessage, ServerResponse>>()
  server.prependListener('request', (incoming, outgoing) => {
    const { socket } = incoming
    const open = unanswered.get(socket) ?? new Map<IncomingMessage, ServerResponse>()
    if (!unanswered.has(socket)) socket.on('close', () => closeWaiting(open.values()))
    unanswered.set(socket, open.set(incoming, outgoing))
    outgoing.on('close', () => open.delete(incoming))
  })

  const report = (reason: Reason, address: string | undefined, code: RefusalCode | null = null) => {
    metrics.connectionRefused(reason)
    refusals.write(reason, 'connection refused', { code, from: address ?? null }, { reason })
  }
  const refuse = (socket: Duplex, reason: Reason, code: RefusalCode, message: string) => {
    report(reason, socket instanceof Socket ? socket.remoteAddress : undefined, code)
    // While a complete request waits for its answer, anything written here would be taken for that answer.
    const isFree = [...(unanswered.get(socket)?.keys() ?? [])].every((incoming) => !incoming.complete)
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
  server.on('drop', (data) => report('too many', data?.remoteAddress))
  shareConnections(server, dependencies, {
    isIdle: (socket) => !unanswered.get(socket)?.size,
    refused: report,
  })

  return {
    stateOf: ({ socket }) => {
      const count = unanswered.get(socket)?.size ?? 0
      if (count > mostUnanswered && !socket.destroyed) {
        report('flooded', socket.remoteAddress)
        socket.destroy()
      }
      if (socket.destroyed) return 'closed'
      return count > mostPipelined ? 'crowded' : 'free'
    },
  }
}

/**
 * node:http closes the answer whose turn it is, and says nothing to those that wait behind it: what they hold would never be
 * given back.
 */
function closeWaiting(answers: Iterable<ServerResponse>): void {
  for (const outgoing of [...answers].filter(({ socket }) => socket === null)) {
    outgoing.destroy()
    outgoing.emit('close')
  }
}

/**
 * Leaves room for others: a client gets its number of connections and no more, and when nearly all are taken, whoever
 * has the most loses those that he does not use.
 */
function shareConnections(
  server: Server,
  { limits, trustedProxies }: ConnectionDependencies,
  {
    isIdle,
    refused,
  }: { isIdle: (socket: Socket) => boolean; refused: (reason: Reason, address?: string) => void },
): void {
  const { connections, connectionsPerAddress } = limits
  const nearlyAll = connections - Math.floor(connections / 10)
  const fairShare = Math.max(1, Math.floor(connections / 16))
  const clients = new Map<string, Set<Socket>>()
  /** All that are open, with the client that each counts for; null for a trusted proxy. */
  const open = new Map<Socket, string | null>()

  const gone = (socket: Socket) => {
    const client = open.get(socket)
    open.delete(socket)
    if (client === null || client === undefined) return
    const own = clients.get(client)
    own?.delete(socket)
    if (own?.size === 0) clients.delete(client)
  }
  /** For the one that has just come. */
  const makeRoom = () => {
    if (open.size <= nearlyAll) return
    const largest = [...clients.values()].reduce<Set<Socket> | null>(
      (most, own) => (own.size > (most?.size ?? fairShare) ? own : most),
      null,
    )
    // The one that has been there the longest.
    const idle = largest && [...largest].find((socket) => isIdle(socket))
    if (!idle) return
    refused('idle', idle.remoteAddress)
    idle.destroy()
    gone(idle)
  }

  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '')
    const client = isTrusted(address, trustedProxies) ? null : networkOf(address)
    if (client !== null) {
      const own = clients.get(client) ?? new Set()
      if (own.size >= connectionsPerAddress) {
        refused('too many of one address', address)
        socket.destroy()
        return
      }
      clients.set(client, own.add(socket))
    }
    open.set(socket, client)
    socket.on('close', () => gone(socket))
    makeRoom()
  })
}

type Reason = Parameters<Metrics['connectionRefused']>[0]
