import { table } from './table'
import type { Setting } from './kinds'

const settings: readonly Setting[] = table
const fileNames = settings.flatMap(({ name, hasFile }) => (hasFile ? [`${name}_FILE`] : []))
const known: readonly string[] = [...settings.map(({ name }) => name), ...fileNames]
/** Whoever reads these takes them in lower case too. */
const wayOut: readonly string[] = settings.flatMap(({ name, group }) =>
  group === 'The way out' ? [name.toLowerCase()] : [],
)

/** What is lost when a slip of the pen leaves a setting out, where a warning is not enough; null: it is. */
function lossOf(meant: string): string | null {
  const setting = settings.find(({ name }) => meant === name || meant === `${name}_FILE`)
  if (setting?.group === 'Who may do what') return 'would keep nobody from anything'
  if (setting?.name === 'DATA_DIR' || setting?.name === 'DATABASE_URL')
    return 'would leave the journal elsewhere'
  return null
}

/** Nobody else's variables begin like this. */
const ours = /^(?:AOM|CLOUD_SDK|READER|JOURNAL|AUDIT)_/
/** Except for these: systemd sets the first, images with Google's tools the second. */
const foreign: readonly string[] = ['JOURNAL_STREAM', 'CLOUD_SDK_VERSION']

const gone: Readonly<Record<string, string>> = {
  AUDIT_REQUIRED:
    'AUDIT_REQUIRED is gone, because every change is in the journal (DATA_DIR, DATABASE_URL) before it is sent: leave it out',
  TRUST_PROXY:
    'TRUST_PROXY is gone: TRUSTED_PROXIES says which proxies are believed, for example TRUSTED_PROXIES=loopback',
}

type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with the names of what is set: nothing, what stops the start, or what is worth a line. */
export function checkNames(env: Environment): {
  readonly problem: string | null
  readonly warnings: readonly string[]
} {
  const isServiceLink = serviceLinks(env)
  const strange = Object.keys(env).filter(
    (name) =>
      /^[\w.-]+$/.test(name) &&
      env[name]?.trim() &&
      !known.includes(name) &&
      !wayOut.includes(name) &&
      !foreign.includes(name) &&
      !isServiceLink(name),
  )
  const gonePart = strange.flatMap((name) => gone[name] ?? [])
  const unknown = strange
    .filter((name) => ours.test(name.toUpperCase()) && !(name in gone))
    .map((name) => {
      const meant = nearest(name)
      return `${name} is not a setting: ${meant === null ? 'aom-operator --help lists all settings' : `did you mean ${meant}?`}`
    })
  const misspelt = strange.flatMap((name) => {
    const meant = settingLike(name)
    return meant === null ? [] : [{ name, meant }]
  })
  const grave = misspelt.flatMap(({ name, meant }) => {
    const loss = lossOf(meant)
    return loss === null ? [] : [`${name} is not a setting and ${loss}: did you mean ${meant}?`]
  })
  const warnings = misspelt.map(
    ({ name, meant }) => `${name} is not a setting and does nothing: did you mean ${meant}?`,
  )
  return { problem: gonePart[0] ?? unknown[0] ?? grave[0] ?? null, warnings }
}

/** Kubernetes tells every container of all services around it: a service aom-operator makes AOM_OPERATOR_PORT and others. */
function serviceLinks(env: Environment): (name: string) => boolean {
  const services = Object.keys(env).flatMap((name) => /^(.+)_SERVICE_HOST$/.exec(name)?.[1] ?? [])
  return (name) =>
    services.some((service) => name.startsWith(`${service}_SERVICE_`) || name.startsWith(`${service}_PORT`))
}

/** The setting that a name which is surely ours was meant to be; AOM_PORT is as near to PORT as can be. */
function nearest(name: string): string | null {
  const written = name.toUpperCase()
  const bare = written.replace(ours, '')
  const best = closest((setting) => Math.min(distance(written, setting), distance(bare, setting) + 1))
  return best.distance <= Math.ceil(written.length / 3) ? best.setting : null
}

/** The setting that a name which may be anybody's looks like. */
function settingLike(name: string): string | null {
  const written = name.toUpperCase()
  const best = closest((setting) => distance(written, setting))
  const isClose = best.distance <= (best.setting.length < 6 ? 1 : 2)
  return isClose && written[0] === best.setting[0] ? best.setting : null
}

function closest(distanceTo: (setting: string) => number) {
  return known
    .map((setting) => ({ setting, distance: distanceTo(setting) }))
    .reduce((best, other) => (other.distance < best.distance ? other : best))
}

/** How many letters are missing, too many, wrong, or swapped with the next. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(one.length, other.length)
}
