import { JournalSettingError } from './journal/journal'
import { createServer } from './server'
import type { Settings } from './settings/settings'
import { listenProblem, startupMessage } from './startupMessage'
import { errorFields } from './telemetry/log'

/** Above what an operation may take: 40 s for AOM and 5 s on either side for the journal. */
export const graceMs = 50_000

/** The terminal is closed (HUP) or somebody wants a core (QUIT): an operation in flight is worth more than either. */
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const

/**
 * Serves until it is told to stop, then lets what is in flight finish and exits 0. Exits 2 where a setting is wrong, and 1
 * where it cannot listen, where something had to be cut off, and after an error that nothing caught.
 */
export async function start(settings: Settings, appDirectory: string): Promise<void> {
  const gateway = await createServer(settings, { appDirectory }).catch((error: unknown) => {
    if (!(error instanceof JournalSettingError)) throw error
    console.error(error.message)
    process.exit(2)
  })
  const { server, log, stop } = gateway
  const { host, port } = settings

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(listenProblem(error.code, host, port))
    process.exit(1)
  })
  server.listen(port, host, () => {
    const address = server.address()
    const usedPort = typeof address === 'object' && address ? address.port : port
    for (const line of startupMessage(settings, usedPort)) console.log(line)
  })

  let stopping = false
  const end = (exitCode: number, why: string) => {
    // npm passes Ctrl-C on a second time, so a repeated signal is no wish to cut an operation off.
    if (stopping) return
    stopping = true
    void stop(graceMs).then((isDone) => process.exit(isDone ? exitCode : 1))
    log.info('stopping', { why })
  }
  for (const signal of stopSignals) process.on(signal, () => end(0, signal))
  // Whatever broke, an operation that AOM is executing still gets its answer and its row in the journal.
  process.on('uncaughtException', (error) => {
    log.error('uncaught error, stopping', {}, errorFields(error))
    end(1, 'uncaught error')
  })
}
