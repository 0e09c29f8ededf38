import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { inBrackets, isLoopback } from './addresses'
import { databaseAddress } from './databaseAddress'
import { keySource } from './keySource'
import type { KeySource } from './keySource'
import type { Setting } from './kinds'
import { checkNames } from './names'
import { receiverOf } from './receiver'
import { regionsOf } from './regions'
import type { Regions } from './regions'
import type { Found, Renewed, Surroundings } from './renewed'
import { rules } from './rules'
import { NoSecret, readSecret } from './secretFile'
import { readTable, table } from './table'
import type { Name, Values } from './table'

export type { AccessKey, KeySource } from './keySource'
export type { Region } from './regions'

/** What the gateway runs with. */
export type Settings = {
  /** The first is the one that a call without the header `X-Aom-Region` goes to. */
  readonly regions: Regions
  /** The only project that is served; null serves any. */
  readonly projectId: string | null
  /** Then the gateway signs every call, and nobody signs in. */
  readonly accessKey: KeySource | null
  /** Then the gateway reads with this key for everybody whose own token AOM has admitted. */
  readonly readerKey: KeySource | null
  /** What every page is marked with; `color` is `#rrggbb` or one of `colors`. */
  readonly environment: { readonly label: string; readonly color: string | null } | null
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Host names that the gateway answers to, in lower case and without port; IPv6 addresses in brackets. */
  readonly allowedHosts: readonly string[]
  /** Addresses, ranges and words as @fastify/proxy-addr takes them: their X-Forwarded-For, -Proto and -Host are believed. */
  readonly trustedProxies: readonly string[]
  /** The header in which a trusted proxy names who asks, in lower case. */
  readonly identityHeader: string | null
  /** The header in which a trusted proxy lists that person's groups, in lower case. */
  readonly groupsHeader: string | null
  /** Who may change anything; null is everybody. */
  readonly operatorGroups: readonly string[] | null
  /** Nobody changes anything. */
  readonly readOnly: boolean
  /** The journal's folder, where no `databaseUrl` is given. */
  readonly dataDir: string
  /** The PostgreSQL that has the journal; holds a password. */
  readonly databaseUrl: string | null
  /** The same with its password as it is now; null where no file can bring another one. */
  readonly databaseAddress: Renewed<string> | null
  readonly journalDays: number
  /** Path of the file that gets the journal's rows as lines. */
  readonly auditLog: string | null
  /** What is looked at for everybody, with the gateway's own key or the reader's; `region` is its id. */
  readonly watched: ReadonlyArray<{ readonly projectId: string; readonly region: string }>
  /** Who is told when something stops; null tells nobody. */
  readonly notify: NotifySettings | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** /metrics answers others than loopback too. */
  readonly metricsRemote: boolean
  /** Between `/readyz` turning and the end of listening. */
  readonly drainMs: number
  readonly limits: {
    readonly connections: number
    readonly connectionsPerAddress: number
    /** Under way at once. */
    readonly requestsPerAddress: number
    /** Under way at once. */
    readonly requestsPerCredential: number
    /** For an address, and for a credential. */
    readonly requestsPerSecond: number
    /** Sockets to AOM. */
    readonly aomConnections: number
  }
  /** Lines about what is allowed, but probably not meant. */
  readonly warnings: readonly string[]
}

export type NotifySettings = {
  /** As its file has it now; may hold a credential in its path or query. */
  readonly url: URL
  readonly format: 'json' | 'slack' | 'feishu' | 'dingtalk' | 'wecom'
  /** As its file has it now. */
  readonly secret: string | null
  readonly language: 'en' | 'zh-CN'
  readonly states: readonly string[]
  /** Names, in which `*` stands for any characters; null is all. */
  readonly workflows: readonly string[] | null
  /** `key=value`, one of which a workflow must have; null is all. */
  readonly tags: readonly string[] | null
  /** The origin at which people open the product. */
  readonly publicUrl: URL | null
}

/** One line for the person who starts the gateway: names the setting and says what to write. */
type SettingsError = { readonly problem: string }

type Environment = Readonly<Record<string, string | undefined>>

const ofThisProcess: Surroundings = {
  say: (line) => process.stderr.write(`${line}\n`),
  now: Date.now,
}

/**
 * Reads the settings from environment variables, and from the files that they name; an empty variable counts as not
 * set. No line, then or later, repeats a secret.
 */
export function readSettings(
  env: Environment,
  surroundings: Partial<Surroundings> = {},
): Settings | SettingsError {
  const { problem, warnings } = checkNames(env)
  if (problem !== null) return { problem }
  const found = findAll(env)
  if (typeof found === 'string') return { problem: found }
  const values = readTable((name) => found.get(name)?.text ?? null)
  if (typeof values === 'string') return { problem: values }
  const broken = rules.find(({ isBroken }) => isBroken(values))
  if (broken) return { problem: broken.line }

  const around = { ...ofThisProcess, ...surroundings }
  const dataDir = values.DATA_DIR ?? usualDataDir(env)
  if (dataDir === null && values.DATABASE_URL === null)
    return { problem: 'DATA_DIR is missing: this user has no home, so set a folder for the journal' }
  const keyOf = (prefix: 'CLOUD_SDK' | 'READER') => {
    const [accessKey, secretKey] = [found.get(`${prefix}_AK`), found.get(`${prefix}_SK`)]
    const securityToken = found.get(`${prefix}_SECURITY_TOKEN`) ?? null
    if (!accessKey || !secretKey) return null
    return keySource({ accessKey, secretKey, securityToken }, around)
  }
  const database = found.get('DATABASE_URL')
  return {
    regions: regionsOf(values),
    projectId: values.AOM_PROJECT_ID,
    accessKey: keyOf('CLOUD_SDK'),
    readerKey: keyOf('READER'),
    environment:
      values.AOM_ENVIRONMENT === null
        ? null
        : { label: values.AOM_ENVIRONMENT, color: values.AOM_ENVIRONMENT_COLOR },
    host: values.HOST,
    port: values.PORT,
    allowedHosts: allowedHosts(values),
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    identityHeader: values.IDENTITY_HEADER,
    groupsHeader: values.GROUPS_HEADER,
    operatorGroups: values.OPERATOR_GROUPS,
    readOnly: values.READ_ONLY,
    dataDir: dataDir ?? '',
    databaseUrl: values.DATABASE_URL,
    databaseAddress: database?.file ? databaseAddress(database, around) : null,
    journalDays: values.JOURNAL_DAYS,
    auditLog: values.AUDIT_LOG,
    watched: watchedOf(values),
    notify: notifyOf(values, found, around),
    logLevel: values.LOG_LEVEL,
    metricsRemote: values.METRICS_REMOTE,
    drainMs: values.DRAIN_S * 1_000,
    limits: {
      connections: values.MAX_CONNECTIONS,
      connectionsPerAddress: values.MAX_CONNECTIONS_PER_ADDRESS,
      requestsPerAddress: values.MAX_REQUESTS_PER_ADDRESS,
      requestsPerCredential: values.MAX_REQUESTS_PER_CREDENTIAL,
      requestsPerSecond: values.MAX_REQUESTS_PER_SECOND,
      aomConnections: values.AOM_CONNECTIONS,
    },
    warnings: [...warnings, ...clearText(values), ...uncheckedTokens(values)],
  }
}

/** Everything that is set, from variables and files; else one line about a file, or about one thing set twice. */
function findAll(env: Environment): ReadonlyMap<Name, Found> | string {
  const written = (name: string) => env[name]?.trim() || null
  const found = new Map<Name, Found>()
  for (const setting of table) {
    const { name, group, hasFile }: Setting & { readonly name: Name } = setting
    // Whoever reads these takes them in lower case too, and first.
    const text = (group === 'The way out' ? written(name.toLowerCase()) : null) ?? written(name)
    const path = hasFile ? written(`${name}_FILE`) : null
    if (text !== null && path !== null)
      return `${name} and ${name}_FILE are both set: leave one of the two out`
    if (text !== null) found.set(name, { name, text, file: null })
    if (path === null) continue
    const file = { setting: `${name}_FILE`, path: resolve(path) }
    try {
      found.set(name, { name, text: readSecret(file), file })
    } catch (error) {
      if (error instanceof NoSecret) return `${error.message}: write the path of a file that holds ${name}`
      throw error
    }
  }
  return found
}

/** systemd's folder, else where the user's programs keep their state. */
function usualDataDir(env: Environment): string | null {
  // Several are separated by colons.
  const [own] = (env['STATE_DIRECTORY'] ?? '').split(':')
  if (own) return own
  const state = env['XDG_STATE_HOME']
  // Its specification wants a relative path to be ignored.
  if (state?.startsWith('/')) return join(state, 'aom-operator')
  const home = env['HOME'] || homeOfUser()
  return home === null ? null : join(home, '.local/state/aom-operator')
}

function homeOfUser(): string | null {
  try {
    return homedir()
  } catch {
    // A user id without an entry in the system's list, as containers have it.
    return null
  }
}

function allowedHosts({ HOST, ALLOWED_HOSTS }: Values): readonly string[] {
  // Listening on every address says nothing about the name that the browser uses.
  const own = HOST === '0.0.0.0' || HOST === '::' ? [] : [inBrackets(HOST.toLowerCase())]
  return [...new Set(['localhost', '127.0.0.1', '[::1]', ...own, ...(ALLOWED_HOSTS ?? [])])]
}

/** Where there is a key that reads for everybody, the project that is served, unless others are named. */
function watchedOf(values: Values): Settings['watched'] {
  const { CLOUD_SDK_AK, READER_AK, AOM_PROJECT_ID, WATCH_PROJECTS } = values
  if (CLOUD_SDK_AK === null && READER_AK === null) return []
  const [{ id }] = regionsOf(values)
  const named =
    WATCH_PROJECTS ?? (AOM_PROJECT_ID === null ? [] : [{ projectId: AOM_PROJECT_ID, region: null }])
  return named.map(({ projectId, region }) => ({ projectId, region: region ?? id }))
}

function notifyOf(
  values: Values,
  found: ReadonlyMap<Name, Found>,
  around: Surroundings,
): NotifySettings | null {
  const url = found.get('NOTIFY_URL')
  if (!url) return null
  const receiver = receiverOf(url, found.get('NOTIFY_SECRET'), around)
  return {
    get url() {
      return receiver.current().url
    },
    format: values.NOTIFY_FORMAT,
    get secret() {
      return receiver.current().secret
    },
    language: values.NOTIFY_LANGUAGE,
    states: values.NOTIFY_STATES,
    workflows: values.NOTIFY_WORKFLOWS,
    tags: values.NOTIFY_TAGS,
    publicUrl: values.PUBLIC_URL,
  }
}

/** Only IAM says of a token whether it is one before anything is sent with it. */
function uncheckedTokens({ AOM_ENDPOINT, IAM_ENDPOINT, CLOUD_SDK_AK }: Values): readonly string[] {
  if (!AOM_ENDPOINT || isLoopback(AOM_ENDPOINT.hostname) || IAM_ENDPOINT || CLOUD_SDK_AK) return []
  return [
    'IAM_ENDPOINT is missing beside AOM_ENDPOINT: nobody checks a token before a change, so that the journal also has what AOM then refuses',
  ]
}

function clearText({ AOM_ENDPOINT, IAM_ENDPOINT }: Values): readonly string[] {
  const isClear = (url: URL | null) => url?.protocol === 'http:' && !isLoopback(url.hostname)
  return [
    ...(isClear(AOM_ENDPOINT) ? ['AOM_ENDPOINT is http: tokens go there unencrypted, so write https'] : []),
    ...(isClear(IAM_ENDPOINT)
      ? ['IAM_ENDPOINT is http: passwords and tokens go there unencrypted, so write https']
      : []),
  ]
}
