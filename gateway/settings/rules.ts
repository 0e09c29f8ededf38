import { isLoopback } from './addresses'
import { regionsOf } from './regions'
import type { Values } from './table'

/** What settings ask of each other. */
export type Rule = {
  readonly isBroken: (values: Values) => boolean
  /** What the person who starts the gateway reads; it repeats no value. */
  readonly line: string
}

const otherwise = {
  CLOUD_SDK: 'to let operators sign in',
  READER: 'to read with each operator’s own token',
}

function wholeKey(prefix: keyof typeof otherwise): readonly Rule[] {
  const [id, secret, token] = [`${prefix}_AK`, `${prefix}_SK`, `${prefix}_SECURITY_TOKEN`] as const
  const rest = `a key needs both ${id} and ${secret}; leave both out ${otherwise[prefix]}`
  return [
    {
      isBroken: (values) => values[id] === null && (values[secret] !== null || values[token] !== null),
      line: `${id} is missing: ${rest}`,
    },
    {
      isBroken: (values) => values[id] !== null && values[secret] === null,
      line: `${secret} is missing: ${rest}`,
    },
  ]
}

const severalRegions = ({ AOM_REGION }: Values) => (AOM_REGION?.length ?? 0) > 1

export const rules: readonly Rule[] = [
  {
    isBroken: (values) => severalRegions(values) && values.AOM_ENDPOINT !== null,
    line: 'AOM_ENDPOINT is one address, but AOM_REGION names several regions: leave one of the two out',
  },
  {
    isBroken: (values) => severalRegions(values) && values.IAM_ENDPOINT !== null,
    line: 'IAM_ENDPOINT is one address, but AOM_REGION names several regions: leave one of the two out',
  },
  {
    isBroken: ({ AOM_REGION, AOM_ENDPOINT }) => !AOM_REGION?.length && AOM_ENDPOINT === null,
    line: 'AOM_REGION or AOM_ENDPOINT is missing: set AOM_REGION=cn-north-4 (your region), or the full AOM_ENDPOINT=https://aom.cn-north-4.myhuaweicloud.com',
  },
  ...wholeKey('CLOUD_SDK'),
  ...wholeKey('READER'),
  {
    isBroken: ({ CLOUD_SDK_AK, READER_AK }) => CLOUD_SDK_AK !== null && READER_AK !== null,
    line: 'READER_AK is of no use beside CLOUD_SDK_AK, with which the gateway signs everything, reads too: leave one of the two out',
  },
  {
    isBroken: ({ CLOUD_SDK_AK, AOM_PROJECT_ID }) => CLOUD_SDK_AK !== null && AOM_PROJECT_ID === null,
    line: 'AOM_PROJECT_ID is missing: with CLOUD_SDK_AK the gateway signs the calls, so set the 32 letters and digits of the project that it serves',
  },
  {
    isBroken: ({ GROUPS_HEADER, OPERATOR_GROUPS }) => OPERATOR_GROUPS !== null && GROUPS_HEADER === null,
    line: 'GROUPS_HEADER is missing: OPERATOR_GROUPS needs the header in which a trusted proxy lists the groups, for example GROUPS_HEADER=x-forwarded-groups',
  },
  {
    isBroken: ({ IDENTITY_HEADER, TRUSTED_PROXIES }) => IDENTITY_HEADER !== null && TRUSTED_PROXIES === null,
    line: 'TRUSTED_PROXIES is missing: IDENTITY_HEADER is believed from those proxies only, for example TRUSTED_PROXIES=loopback',
  },
  {
    isBroken: ({ GROUPS_HEADER, TRUSTED_PROXIES }) => GROUPS_HEADER !== null && TRUSTED_PROXIES === null,
    line: 'TRUSTED_PROXIES is missing: GROUPS_HEADER is believed from those proxies only, for example TRUSTED_PROXIES=loopback',
  },
  {
    isBroken: ({ IDENTITY_HEADER, GROUPS_HEADER }) =>
      IDENTITY_HEADER !== null && IDENTITY_HEADER === GROUPS_HEADER,
    line: 'IDENTITY_HEADER and GROUPS_HEADER are the same header: one names the person, the other lists the groups',
  },
  {
    isBroken: ({ CLOUD_SDK_AK, HOST, ALLOW_REMOTE, IDENTITY_HEADER }) =>
      CLOUD_SDK_AK !== null && !isLoopback(HOST) && !ALLOW_REMOTE && IDENTITY_HEADER === null,
    line: 'HOST is not loopback, and the gateway holds a key (CLOUD_SDK_AK): anyone who reaches this port operates production with this key; set HOST=127.0.0.1, let a proxy name the people (IDENTITY_HEADER, TRUSTED_PROXIES), or set ALLOW_REMOTE=1 to accept that',
  },
  {
    isBroken: ({ AOM_ENVIRONMENT, AOM_ENVIRONMENT_COLOR }) =>
      AOM_ENVIRONMENT === null && AOM_ENVIRONMENT_COLOR !== null,
    line: 'AOM_ENVIRONMENT is missing: AOM_ENVIRONMENT_COLOR colours its label, for example production',
  },
  {
    isBroken: ({ NOTIFY_URL, CLOUD_SDK_AK, READER_AK }) =>
      NOTIFY_URL !== null && CLOUD_SDK_AK === null && READER_AK === null,
    line: 'NOTIFY_URL needs a key of the gateway’s own, as nobody has to be signed in when something stops: set READER_AK and READER_SK, or CLOUD_SDK_AK and CLOUD_SDK_SK',
  },
  {
    isBroken: ({ NOTIFY_URL, AOM_PROJECT_ID, WATCH_PROJECTS }) =>
      NOTIFY_URL !== null && AOM_PROJECT_ID === null && WATCH_PROJECTS === null,
    line: 'AOM_PROJECT_ID is missing: NOTIFY_URL needs the project that is watched, or several in WATCH_PROJECTS',
  },
  {
    isBroken: ({ WATCH_PROJECTS, CLOUD_SDK_AK, READER_AK }) =>
      WATCH_PROJECTS !== null && CLOUD_SDK_AK === null && READER_AK === null,
    line: 'WATCH_PROJECTS needs a key of the gateway’s own: set READER_AK and READER_SK, or CLOUD_SDK_AK and CLOUD_SDK_SK',
  },
  {
    isBroken: ({ WATCH_PROJECTS, AOM_PROJECT_ID }) =>
      AOM_PROJECT_ID !== null && !!WATCH_PROJECTS?.some(({ projectId }) => projectId !== AOM_PROJECT_ID),
    line: 'WATCH_PROJECTS names a project that is not served: leave AOM_PROJECT_ID out to serve any, or name only that one',
  },
  {
    isBroken: (values) => {
      const served = regionsOf(values).map(({ id }) => id)
      return !!values.WATCH_PROJECTS?.some(({ region }) => region !== null && !served.includes(region))
    },
    line: 'WATCH_PROJECTS names a region that is not served: add it to AOM_REGION, or leave it out',
  },
]
