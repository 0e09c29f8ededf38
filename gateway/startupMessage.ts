import { shortKeyId } from './aom/credential'
import type { Settings } from './settings/settings'

/** What the person who starts the gateway reads: where it listens, where calls go and as whom. */
export function greeting({ host, regions, accessKey, allowedHosts }: Settings, port: number): string[] {
  const endpoints = regions.map(({ endpoint }) => endpoint).join(', ')
  // The last chance to notice that this is the wrong key.
  const signed = accessKey ? `, signed with key ${shortKeyId(accessKey.accessKey)}` : ''
  const lines = [`AOM Operator on http://${shownHost(host)}:${port} → ${endpoints}${signed}`]
  if (host === '0.0.0.0' || host === '::')
    lines.push(
      `Answers only to the host names ${allowedHosts.join(', ')}: ALLOWED_HOSTS adds the names that browsers use`,
    )
  return lines
}

/** Why it cannot listen, and which setting helps. */
export function listenProblem(code: string | undefined, host: string, port: number): string {
  const shown = shownHost(host)
  if (code === 'EADDRINUSE')
    return `PORT ${port} on ${shown} is in use: set PORT to a free port, or PORT=0 to take any`
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user: set PORT to 1024 or above`
  return `HOST ${shown} cannot be listened on (${code ?? 'unknown error'}): set HOST to an address of this machine, for example HOST=127.0.0.1`
}

function shownHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
