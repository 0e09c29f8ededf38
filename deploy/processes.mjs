import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export async function freePorts(/** @type {number} */ count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

export async function end(
  /** @type {import('node:child_process').ChildProcess} */ child,
  signal = 'SIGTERM',
) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(/** @type {NodeJS.Signals} */ (signal))
  await ended
}

/**
 * Asks again until there is something to see.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} attempt
 * @param {() => boolean} [isOver] whether there is no use in asking any more
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, attempt, isOver = () => false) {
  for (let tries = 0; tries < 200 && !isOver(); tries += 1) {
    const seen = await Promise.resolve()
      .then(attempt)
      .catch(() => undefined)
    if (seen) return seen
    await pause(50)
  }
  throw new Error(`${what}: not seen in time`)
}
