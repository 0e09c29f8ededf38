import { greeting, listenProblem } from './startupMessage'
import { errorFields } from './telemetry/log'
import { createServer } from './server'
import type { Settings } from './settings/settings'

/** Above the longest operation that may be in flight: 5 s for the audit's check, 35 s for AOM, 5 s for the audit's line. */
export const graceMs = 50_000

/**
 * Serves until SIGTERM or SIGINT, then lets what is in flight finish and exits 0. Exits 2 where it cannot listen, and
 * 1 after an error that nothing caught.
 */
export function start(settings: Settings, appDirectory: string): void {
  const { server, log, stop } = createServer(settings, { appDirectory })
  const { host, port } = settings

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(listenProblem(error.code, host, port))
    process.exit(2)
  })
  server.listen(port, host, () => {
    const address = server.address()
    const usedPort = typeof address === 'object' && address ? address.port : port
    for (const line of greeting(settings, usedPort)) console.log(line)
  })

  let stopping = false
  const end = (exitCode: number, why: string) => {
    // npm passes Ctrl-C on a second time, so a repeated signal is no wish to cut an operation off.
    if (stopping) return
    stopping = true
    void stop(graceMs).then(() => process.exit(exitCode))
    log.info('stopping', { why })
  }
  process.on('SIGTERM', (signal) => end(0, signal))
  process.on('SIGINT', (signal) => end(0, signal))
  // Whatever broke, an operation that AOM is executing still gets its answer and its line in the audit.
  process.on('uncaughtException', (error) => {
    log.error('uncaught error, stopping', errorFields(error))
    end(1, 'uncaught error')
  })
}
