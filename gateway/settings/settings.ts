import { readRegions } from './regions'
import type { Regions } from './regions'

export type { Region } from './regions'

/** A key of an IAM user or agency; `securityToken` belongs to temporary ones. */
export type AccessKey = {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken: string | null
}

/** What the gateway runs with. */
export type Settings = {
  /** The first is the one that a call without the header `X-Aom-Region` goes to. */
  readonly regions: Regions
  /** The only project that is served; null serves any. */
  readonly projectId: string | null
  /** Then the gateway signs every call, and nobody signs in. */
  readonly accessKey: AccessKey | null
  /** What every page is marked with; `color` is `#rrggbb` or one of `colors`. */
  readonly environment: { readonly label: string; readonly color: string | null } | null
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Host names that the gateway answers to, in lower case and without port; IPv6 addresses in brackets. */
  readonly allowedHosts: readonly string[]
  /** X-Forwarded-For, -Proto and -Host are believed. */
  readonly trustProxy: boolean
  /** /metrics answers others than loopback too. */
  readonly metricsRemote: boolean
  /** Path of the audit's file; null writes the audit to the log. */
  readonly auditLog: string | null
  /** False lets operations through although the audit cannot be written. */
  readonly auditRequired: boolean
}

/** One line for the person who starts the gateway: names the setting and says what to write. */
export type SettingsError = { readonly problem: string }

type Environment = Readonly<Record<string, string | undefined>>

const hostPattern = /^[A-Za-z0-9._:-]{1,253}$/
const hostNamePattern = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/i
const colors = ['red', 'orange', 'amber', 'green', 'blue', 'purple', 'gray']
// What may stand in a header; a key with a space or a line break in it was cut or pasted wrongly.
const visible = /^[!-~]+$/

/** Reads the settings from environment variables; an empty variable counts as not set. */
export function readSettings(env: Environment): Settings | SettingsError {
  try {
    return read(env)
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message }
    throw error
  }
}

class Problem extends Error {}

function fail(line: string): never {
  throw new Problem(line)
}

function read(env: Environment): Settings {
  const text = (name: string) => env[name]?.trim() || null

  const regions = readRegions({
    region: text('AOM_REGION'),
    aom: text('AOM_ENDPOINT'),
    iam: text('IAM_ENDPOINT'),
  })
  if (typeof regions === 'string') fail(regions)

  const projectId = text('AOM_PROJECT_ID')
  if (projectId !== null && !/^[0-9a-zA-Z]{32}$/.test(projectId))
    fail(
      'AOM_PROJECT_ID is not a project id: write its 32 letters and digits, or leave it out to serve any project',
    )

  const host = text('HOST') ?? '127.0.0.1'
  if (!hostPattern.test(host))
    fail('HOST is not a host: write an address to listen on, for example HOST=127.0.0.1')

  const portText = text('PORT') ?? '8080'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= 65535))
    fail('PORT is not a port: write a number from 0 (any free port) to 65535, for example PORT=8080')

  const accessKey = readAccessKey(text)
  const allowRemote = readSwitch('ALLOW_REMOTE', text('ALLOW_REMOTE'), false)
  if (accessKey && projectId === null)
    fail(
      'AOM_PROJECT_ID is missing: with CLOUD_SDK_AK the gateway signs the calls, so set the 32 letters and digits of the project that it serves',
    )
  if (accessKey && !loopback.test(host) && !allowRemote)
    fail(
      'HOST is not loopback, and the gateway holds a key (CLOUD_SDK_AK): anyone who reaches this port operates production with this key; set HOST=127.0.0.1, or ALLOW_REMOTE=1 to accept that',
    )

  return {
    regions,
    projectId,
    accessKey,
    environment: readEnvironment(text('AOM_ENVIRONMENT'), text('AOM_ENVIRONMENT_COLOR')),
    host,
    port,
    allowedHosts: readAllowedHosts(text('ALLOWED_HOSTS'), host),
    trustProxy: readSwitch('TRUST_PROXY', text('TRUST_PROXY'), false),
    metricsRemote: readSwitch('METRICS_REMOTE', text('METRICS_REMOTE'), false),
    auditLog: text('AUDIT_LOG'),
    auditRequired: readSwitch('AUDIT_REQUIRED', text('AUDIT_REQUIRED'), true),
  }
}

/** No line of this function repeats a value: each of them may be a secret, or a secret in the wrong variable. */
function readAccessKey(text: (name: string) => string | null): AccessKey | null {
  const accessKey = text('CLOUD_SDK_AK')
  const secretKey = text('CLOUD_SDK_SK')
  const securityToken = text('CLOUD_SDK_SECURITY_TOKEN')
  if (accessKey === null && secretKey === null && securityToken === null) return null
  if (accessKey === null || secretKey === null)
    fail(
      `${accessKey === null ? 'CLOUD_SDK_AK' : 'CLOUD_SDK_SK'} is missing: a key needs both CLOUD_SDK_AK and CLOUD_SDK_SK; leave both out to let operators sign in`,
    )
  const broken = [
    ['CLOUD_SDK_AK', accessKey],
    ['CLOUD_SDK_SK', secretKey],
    ['CLOUD_SDK_SECURITY_TOKEN', securityToken ?? '-'],
  ].find(([, value = '']) => !visible.test(value))
  // A comma would end the key id within the Authorization header.
  const name = broken?.[0] ?? (accessKey.includes(',') ? 'CLOUD_SDK_AK' : null)
  if (name !== null)
    fail(`${name} holds a character that no key has: copy it again, without spaces and line breaks`)
  return { accessKey, secretKey, securityToken }
}

function readSwitch(name: string, text: string | null, usual: boolean): boolean {
  if (text === null) return usual
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  return fail(`${name} is not a switch: write ${name}=1 or ${name}=0`)
}

function readEnvironment(label: string | null, color: string | null): Settings['environment'] {
  if (label === null && color !== null)
    fail('AOM_ENVIRONMENT is missing: AOM_ENVIRONMENT_COLOR colours its label, for example production')
  if (label === null) return null
  if (label.length > 40 || /\p{Cc}/u.test(label))
    fail(
      'AOM_ENVIRONMENT is not a label: write at most 40 characters, for example AOM_ENVIRONMENT=production',
    )
  const word = color?.toLowerCase() ?? null
  if (word !== null && !colors.includes(word) && !/^#[0-9a-f]{6}$/.test(word))
    fail(`AOM_ENVIRONMENT_COLOR is not a colour: write #rrggbb or one of ${colors.join(', ')}`)
  return { label, color: word }
}

function readAllowedHosts(text: string | null, host: string): readonly string[] {
  const named = (text ?? '')
    .split(',')
    .map((name) => inBrackets(name.trim().toLowerCase()))
    .filter((name) => name !== '')
  if (!named.every((name) => hostNamePattern.test(name)))
    fail(
      'ALLOWED_HOSTS is not a list of host names: write names without scheme and port, separated by commas, for example ALLOWED_HOSTS=aom.example.com',
    )
  // Listening on every address says nothing about the name that the browser uses.
  const own = host === '0.0.0.0' || host === '::' ? [] : [inBrackets(host.toLowerCase())]
  return [...new Set(['localhost', '127.0.0.1', '[::1]', ...own, ...named])]
}

/** An IPv6 address as it stands in a Host header. */
function inBrackets(host: string): string {
  return /^[0-9a-f.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(host) ? `[${host}]` : host
}
