/** What the gateway runs with. */
export type Settings = {
  /** AOM's origin without a trailing slash, e.g. `https://aom.cn-north-4.myhuaweicloud.com`. */
  readonly endpoint: string
  /** Region to show, where it is known. */
  readonly region: string | null
  /** The only project that is served; null serves any. */
  readonly projectId: string | null
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

/** One line for the person who starts the gateway: names the setting and says what to write. */
export type SettingsError = { readonly problem: string }

type Environment = Readonly<Record<string, string | undefined>>

const regionPattern = /^[a-z]+(?:-[a-z0-9]+)+$/
const huaweiHost = /^aom\.([a-z0-9-]+)\.myhuaweicloud\.com$/
const hostPattern = /^[A-Za-z0-9._:-]{1,253}$/

/** Reads the settings from environment variables; an empty variable counts as not set. */
export function readSettings(env: Environment): Settings | SettingsError {
  const read = (name: string) => env[name]?.trim() || null

  const region = read('AOM_REGION')
  if (region !== null && !regionPattern.test(region))
    return problem('AOM_REGION is not a region: write its id, for example AOM_REGION=cn-north-4')

  const endpointText = read('AOM_ENDPOINT') ?? (region && `https://aom.${region}.myhuaweicloud.com`)
  if (endpointText === null)
    return problem(
      'AOM_REGION or AOM_ENDPOINT is missing: set AOM_REGION=cn-north-4 (your region), or the full AOM_ENDPOINT=https://aom.cn-north-4.myhuaweicloud.com',
    )
  const endpoint = readOrigin(endpointText)
  if (endpoint === null)
    return problem(
      'AOM_ENDPOINT is not an address: write scheme and host only, for example AOM_ENDPOINT=https://aom.cn-north-4.myhuaweicloud.com',
    )

  const projectId = read('AOM_PROJECT_ID')
  if (projectId !== null && !/^[0-9a-zA-Z]{32}$/.test(projectId))
    return problem(
      'AOM_PROJECT_ID is not a project id: write its 32 letters and digits, or leave it out to serve any project',
    )

  const host = read('HOST') ?? '127.0.0.1'
  if (!hostPattern.test(host))
    return problem('HOST is not a host: write an address to listen on, for example HOST=127.0.0.1')

  const portText = read('PORT') ?? '8080'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= 65535))
    return problem(
      'PORT is not a port: write a number from 0 (any free port) to 65535, for example PORT=8080',
    )

  return {
    endpoint: endpoint.origin,
    region: region ?? huaweiHost.exec(endpoint.hostname)?.[1] ?? null,
    projectId,
    host,
    port,
  }
}

function problem(line: string): SettingsError {
  return { problem: line }
}

/** A URL that is nothing but an origin. Its text may hold a password, so no problem line ever repeats it. */
function readOrigin(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isOrigin = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return isOrigin && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
