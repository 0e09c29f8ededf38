import { createServer } from './server'
import type { Settings } from './settings'

/** As long as the longest operation that may be in flight. */
const graceMs = 35_000

/** Serves until SIGTERM or SIGINT, then lets what is in flight finish and exits 0. Exits 2 where it cannot listen. */
export function start(settings: Settings, appDirectory: string): void {
  const { server, stop } = createServer(settings, { appDirectory })
  const { host, port, endpoint } = settings
  const shownHost = host.includes(':') ? `[${host}]` : host

  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(listenProblem(error.code, shownHost, port))
    process.exit(2)
  })
  server.listen(port, host, () => {
    const address = server.address()
    const shownPort = typeof address === 'object' && address ? address.port : port
    console.log(`AOM Operator on http://${shownHost}:${shownPort} → ${endpoint}`)
  })

  let stopping = false
  const end = () => {
    // npm passes Ctrl-C on a second time, so a repeated signal is no wish to cut an operation off.
    if (stopping) return
    stopping = true
    void stop(graceMs).then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function listenProblem(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port} on ${host} is in use: set PORT to a free port, or PORT=0 to take any`
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user: set PORT to 1024 or above`
  return `HOST ${host} cannot be listened on (${code ?? 'unknown error'}): set HOST to an address of this machine, for example HOST=127.0.0.1`
}
