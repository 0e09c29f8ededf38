import * as v from 'valibot'
import { addressRange, databaseUrl, host, hostName, listOf } from './addresses'
import {
  address,
  colors,
  headerName,
  keyId,
  label,
  secret,
  text,
  visible,
  wayOut,
  wholeNumber,
  yesOrNo,
} from './kinds'
import type { Setting } from './kinds'
import { notifyTable } from './notifyTable'

/** `region/id`, or an id in the first region. */
const watchedProject = v.pipe(
  text,
  v.regex(/^(?:[a-z]+(?:-[a-z0-9]+)+\/)?[0-9a-zA-Z]{32}$/),
  v.transform((word) => {
    const [projectId = '', region = null] = word.split('/').toReversed()
    return { projectId, region }
  }),
)

/** All settings, in the reader's order. `--help` prints it; `npm run settings` writes README's table and the env example from it. */
export const table = [
  {
    name: 'AOM_REGION',
    group: 'Which AOM',
    schema: listOf(v.pipe(text, v.regex(/^[a-z]+(?:-[a-z0-9]+)+$/))),
    default: null,
    defaultInWords: 'this or `AOM_ENDPOINT`',
    example: 'cn-north-4',
    help: 'the region, such as `cn-north-4`, or several with commas (the first is the default); the host is `https://aom.<region>.myhuaweicloud.com`',
    mistake:
      'is not a region: write its id, for example AOM_REGION=cn-north-4, or several separated by commas',
  },
  address('AOM_ENDPOINT', 'aom', 'AOM’s address in full (http or https, no path), for one region'),
  address('IAM_ENDPOINT', 'iam', 'IAM’s address in full, where people sign in'),
  {
    name: 'AOM_PROJECT_ID',
    group: 'Which AOM',
    schema: v.pipe(text, v.regex(/^[0-9a-zA-Z]{32}$/)),
    default: null,
    defaultInWords: 'any',
    help: 'the project, 32 letters or digits; then only this one is served; required with `CLOUD_SDK_AK`',
    mistake: 'is not a project id: write its 32 letters and digits, or leave it out to serve any project',
  },
  secret(
    'CLOUD_SDK_AK',
    keyId,
    'id of the access key with which the gateway signs every call; then nobody signs in',
  ),
  secret('CLOUD_SDK_SK', visible, 'the secret of that key'),
  secret('CLOUD_SDK_SECURITY_TOKEN', visible, 'its security token, if it is a temporary key'),
  secret(
    'READER_AK',
    keyId,
    'id of a key that may only read (in IAM): the team shares its reads, changes go by each operator’s own token',
  ),
  secret('READER_SK', visible, 'the secret of that key'),
  secret('READER_SECURITY_TOKEN', visible, 'its security token, if it is a temporary key'),
  {
    name: 'WATCH_PROJECTS',
    group: 'Keys of the gateway’s own',
    schema: v.pipe(listOf(watchedProject), v.minLength(1)),
    default: null,
    defaultInWords: '`AOM_PROJECT_ID`, where there is a key',
    help: 'the projects that the gateway looks at with its key (`CLOUD_SDK_AK` or `READER_AK`), so that open pages need not: ids with commas, `region/id` for another region than the first',
    mistake:
      'is not a list of projects: write ids of 32 letters and digits, or region/id, separated by commas, for example WATCH_PROJECTS=cn-north-4/0123456789abcdef0123456789abcdef',
  },
  {
    name: 'HOST',
    group: 'Where it listens, and who stands in front',
    schema: host,
    default: '127.0.0.1',
    help: 'the address to listen on',
    mistake: 'is not a host: write an address to listen on, for example HOST=127.0.0.1',
  },
  {
    name: 'PORT',
    group: 'Where it listens, and who stands in front',
    schema: v.pipe(text, v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535)),
    default: '8080',
    help: 'the port to listen on; 0 takes any free one',
    mistake: 'is not a port: write a number from 0 (any free port) to 65535, for example PORT=8080',
  },
  {
    name: 'ALLOWED_HOSTS',
    group: 'Where it listens, and who stands in front',
    schema: listOf(hostName),
    default: null,
    defaultInWords: 'loopback and `HOST`',
    example: 'aom.example.com',
    help: 'further host names by which browsers reach it, with commas; others are refused',
    mistake:
      'is not a list of host names: write names without scheme and port, separated by commas, for example ALLOWED_HOSTS=aom.example.com',
  },
  yesOrNo(
    'ALLOW_REMOTE',
    'Where it listens, and who stands in front',
    'with a key and without `IDENTITY_HEADER`, listen elsewhere than on loopback (in a container too): whoever reaches the port operates with this key',
  ),
  {
    name: 'TRUSTED_PROXIES',
    group: 'Where it listens, and who stands in front',
    schema: v.pipe(listOf(addressRange), v.minLength(1)),
    default: null,
    defaultInWords: 'none',
    example: 'loopback',
    help: 'the proxies whose `X-Forwarded-For`, `-Proto` and `-Host` are believed: addresses, ranges such as `10.0.0.0/8`, or `loopback`, with commas',
    mistake:
      'is not a list of addresses: write addresses, ranges or loopback, separated by commas, for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8',
  },
  {
    name: 'IDENTITY_HEADER',
    group: 'Who may do what',
    schema: headerName,
    default: null,
    defaultInWords: 'none',
    example: 'x-forwarded-user',
    help: 'the header in which a trusted proxy says who is asking; whom it does not name changes nothing, and with a key sees nothing',
    mistake:
      'is not a header that can name people: write one that your proxy sets, for example IDENTITY_HEADER=x-forwarded-user',
  },
  {
    name: 'GROUPS_HEADER',
    group: 'Who may do what',
    schema: headerName,
    default: null,
    defaultInWords: 'none',
    example: 'x-forwarded-groups',
    help: 'the header in which a trusted proxy lists that person’s groups, with commas',
    mistake:
      'is not a header that can list groups: write one that your proxy sets, for example GROUPS_HEADER=x-forwarded-groups',
  },
  {
    name: 'OPERATOR_GROUPS',
    group: 'Who may do what',
    schema: v.pipe(listOf(v.pipe(text, v.maxLength(256), v.regex(/^\P{Cc}+$/u))), v.minLength(1)),
    default: null,
    defaultInWords: 'everybody',
    example: 'sre,on-call',
    help: 'the groups that may change anything, with commas; others only read',
    mistake:
      'is not a list of groups: write names separated by commas, for example OPERATOR_GROUPS=sre,on-call',
  },
  yesOrNo('READ_ONLY', 'Who may do what', 'nobody changes anything through this gateway'),
  {
    name: 'DATA_DIR',
    group: 'What is kept',
    schema: v.pipe(text, v.regex(/^\P{Cc}+$/u)),
    default: null,
    defaultInWords:
      '`$STATE_DIRECTORY` (systemd), else `$XDG_STATE_HOME/aom-operator`, else `~/.local/state/aom-operator`',
    example: '/var/lib/aom-operator',
    help: 'the folder of the journal, which records every change before it is sent',
    mistake: 'is not a path: write a folder, for example DATA_DIR=/var/lib/aom-operator',
  },
  {
    name: 'DATABASE_URL',
    group: 'What is kept',
    schema: databaseUrl,
    default: null,
    defaultInWords: 'a file in `DATA_DIR`',
    example: 'postgres://user:password@host:5432/database',
    help: 'a PostgreSQL for the journal, which several gateways can share',
    mistake:
      'is not the address of a PostgreSQL: write DATABASE_URL=postgres://user:password@host:5432/database',
    isSecret: true,
    hasFile: true,
  },
  wholeNumber('JOURNAL_DAYS', 'What is kept', 400, [1, 36_500], 'how many days the journal keeps a change'),
  {
    name: 'AUDIT_LOG',
    group: 'What is kept',
    schema: v.pipe(text, v.regex(/^\P{Cc}+$/u)),
    default: null,
    defaultInWords: 'none',
    example: '/var/log/aom-operator/audit.jsonl',
    help: 'a file that gets the journal’s rows as JSON lines, for shippers; its folder must exist',
    mistake: 'is not a path: write a file, for example AUDIT_LOG=/var/log/aom-operator/audit.jsonl',
  },
  ...notifyTable,
  {
    name: 'AOM_ENVIRONMENT',
    group: 'How pages are marked',
    schema: label,
    default: null,
    defaultInWords: 'none',
    example: 'production',
    help: 'a label on every page, so that nobody operates production by mistake',
    mistake: 'is not a label: write at most 40 characters, for example AOM_ENVIRONMENT=production',
  },
  {
    name: 'AOM_ENVIRONMENT_COLOR',
    group: 'How pages are marked',
    schema: v.pipe(
      text,
      v.toLowerCase(),
      v.check((word) => colors.includes(word) || /^#[0-9a-f]{6}$/.test(word)),
    ),
    default: null,
    defaultInWords: 'none',
    example: 'red',
    help: `the colour of the label’s stripe: \`#rrggbb\`, or ${colors.join(', ')}`,
    mistake: `is not a colour: write #rrggbb or one of ${colors.join(', ')}`,
  },
  {
    name: 'LOG_LEVEL',
    group: 'Watching and stopping it',
    schema: v.pipe(text, v.toLowerCase(), v.picklist(['debug', 'info', 'warn', 'error'])),
    default: 'info',
    help: 'what the log holds: `debug`, `info`, `warn` or `error`',
    mistake: 'is not a level: write LOG_LEVEL=debug, info, warn or error',
  },
  yesOrNo('METRICS_REMOTE', 'Watching and stopping it', '`/metrics` answers others than loopback'),
  wholeNumber(
    'DRAIN_S',
    'Watching and stopping it',
    0,
    [0, 600],
    'seconds between `/readyz` turning to 503 and the end of listening, for load balancers',
  ),
  wholeNumber('MAX_CONNECTIONS', 'Limits', 1024, [1, 1_000_000], 'connections at once'),
  wholeNumber('MAX_CONNECTIONS_PER_ADDRESS', 'Limits', 256, [1, 1_000_000], 'the same, from one address'),
  wholeNumber(
    'MAX_REQUESTS_PER_ADDRESS',
    'Limits',
    64,
    [1, 1_000_000],
    'requests under way from one address',
  ),
  wholeNumber(
    'MAX_REQUESTS_PER_CREDENTIAL',
    'Limits',
    32,
    [1, 1_000_000],
    'requests under way with one credential',
  ),
  wholeNumber(
    'MAX_REQUESTS_PER_SECOND',
    'Limits',
    50,
    [1, 1_000_000],
    'requests a second from one address, and with one credential; twice as many in a burst',
  ),
  wholeNumber(
    'AOM_CONNECTIONS',
    'Limits',
    256,
    [1, 10_000],
    'connections to AOM at once; other calls wait for one',
  ),
  wayOut('HTTPS_PROXY', 'the proxy for calls to an https address'),
  wayOut('HTTP_PROXY', 'the proxy for calls to an http address'),
  {
    name: 'NO_PROXY',
    group: 'The way out',
    schema: text,
    default: null,
    defaultInWords: 'none',
    example: '127.0.0.1,.example.com',
    help: 'hosts that are called without a proxy, with commas',
    mistake: 'is not a list of hosts',
  },
] as const satisfies readonly Setting[]

type Row = (typeof table)[number]
type Value<R extends Row> = v.InferOutput<R['schema']> | (R['default'] extends string ? never : null)

export type Name = Row['name']

/** What was written, or its default, by name. */
export type Values = { readonly [R in Row as R['name']]: Value<R> }

/** Reads all that `written` gives (null: nothing); else one line about the first setting that is wrong. */
export function readTable(written: (name: Name) => string | null): Values | string {
  const values: Partial<Record<Name, unknown>> = {}
  for (const setting of table) {
    const value = written(setting.name) ?? setting.default
    const read = value === null ? null : v.safeParse(setting.schema, value)
    if (read && !read.success) return `${setting.name} ${setting.mistake}`
    values[setting.name] = read && read.output
  }
  return values as Values
}

/** What is wrong with a text for this setting, as the rest of a line that begins with the setting's name. */
export function mistakeIn(name: Name, text: string): string | null {
  const setting = table.find((setting) => setting.name === name)
  return setting && !v.is(setting.schema, text) ? setting.mistake : null
}
