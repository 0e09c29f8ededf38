import { isRecord, jsonOf } from '#api/wire/fields'

/** What the gateway tells the app, inside index.html (see gateway/site/page.ts). */
export interface RuntimeConfig {
  /** `none`: the gateway signs, and nobody signs in. */
  readonly signIn: 'token' | 'none'
  /** IAM is reachable through the gateway: to sign in as an IAM user, and to list projects. */
  readonly canUseIam: boolean
  /** The one project that this gateway serves; null where the operator chooses. */
  readonly projectId: string | null
  /** The first is the one that is meant where none is named. */
  readonly regions: readonly string[]
  /** The shortened id of the gateway's own key, or who the proxy in front of it says this is. */
  readonly user: string | null
  /** The gateway keeps every change on record and answers for the whole team; an older one does not. */
  readonly hasJournal: boolean
  /** Everybody's reads of one thing are one at AOM if they come together; false: each token's are its own. */
  readonly readsAreShared: boolean
  /** Nobody, or not this person, may change anything through this gateway. */
  readonly changesRefused: 'readOnly' | 'notOperator' | null
  /** `color`: one of the names of components/place/environmentColor.ts, or #rrggbb. */
  readonly environment: { readonly label: string; readonly color: string | null } | null
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

function parse(json: string | null): RuntimeConfig {
  // Served without a gateway, the operator fills in what it would have said.
  const value = json === null ? null : jsonOf(json)
  const config = isRecord(value) ? value : {}
  const { regions, environment } = config
  const label = isRecord(environment) ? text(environment['label']) : null
  return {
    signIn: config['signIn'] === 'none' ? 'none' : 'token',
    canUseIam: config['canUseIam'] === true,
    projectId: text(config['projectId']),
    regions: Array.isArray(regions) ? regions.flatMap((region) => text(region) ?? []) : [],
    user: text(config['user']),
    hasJournal: config['hasJournal'] === true,
    // An older gateway says nothing of it, and shares.
    readsAreShared: config['readsAreShared'] !== false,
    changesRefused:
      (['readOnly', 'notOperator'] as const).find((why) => why === config['changesRefused']) ?? null,
    environment:
      isRecord(environment) && label !== null ? { label, color: text(environment['color']) } : null,
  }
}

let parsedFrom: string | null | undefined
let parsed: RuntimeConfig | undefined

function current(): RuntimeConfig {
  const json = document.getElementById('runtime-config')?.textContent ?? null
  if (!parsed || json !== parsedFrom) parsed = parse(json)
  parsedFrom = json
  return parsed
}

/** Read when it is asked for: the demo's mock of the gateway writes it after this file has been loaded. */
export const runtimeConfig: RuntimeConfig = {
  get signIn() {
    return current().signIn
  },
  get canUseIam() {
    return current().canUseIam
  },
  get projectId() {
    return current().projectId
  },
  get regions() {
    return current().regions
  },
  get user() {
    return current().user
  },
  get hasJournal() {
    return current().hasJournal
  },
  get readsAreShared() {
    return current().readsAreShared
  },
  get changesRefused() {
    return current().changesRefused
  },
  get environment() {
    return current().environment
  },
}
