import { shortKeyId } from './aom/credential'
import { journalFile } from './journal/sqlite'
import type { Settings } from './settings/settings'

/** What the person who starts the gateway reads: where it listens, where calls go and as whom, and what it was told. */
export function startupMessage(settings: Settings, port: number): string[] {
  const { host, regions, accessKey, allowedHosts, warnings } = settings
  const endpoints = regions.map(({ endpoint }) => endpoint).join(', ')
  // The last chance to notice that this is the wrong key.
  const signed = accessKey ? `, signed with key ${shortKeyId(accessKey.current().accessKey)}` : ''
  const isEverywhere = host === '0.0.0.0' || host === '::'
  return [
    `AOM Operator on http://${shownHost(host)}:${port} → ${endpoints}${signed}`,
    `Journal: ${journalPlace(settings)}`,
    `Changes: ${whoOperates(settings)}`,
    ...(isEverywhere
      ? [
          `Answers only to the host names ${allowedHosts.join(', ')}: ALLOWED_HOSTS adds the names that browsers use`,
        ]
      : []),
    ...warnings.map((warning) => `Warning: ${warning}`),
  ]
}

/** Of a database its host alone: the address holds a password. */
function journalPlace({ databaseUrl, dataDir }: Settings): string {
  if (databaseUrl === null) return journalFile(dataDir)
  const { host, searchParams } = new URL(databaseUrl)
  return `PostgreSQL on ${decodeURIComponent(host) || searchParams.get('host') || 'its default host'}`
}

function whoOperates({ readOnly, operatorGroups, identityHeader, accessKey }: Settings): string {
  if (readOnly) return 'none, it is read-only (READ_ONLY)'
  if (operatorGroups !== null) return `by members of ${operatorGroups.join(', ')} (OPERATOR_GROUPS)`
  if (!accessKey) return 'by everybody who signs in, as far as IAM lets them'
  return identityHeader === null
    ? 'by everybody who reaches this address, with the gateway’s key'
    : 'by everybody whom the proxy names, with the gateway’s key'
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
