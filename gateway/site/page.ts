import { randomBytes } from 'node:crypto'
import { shortKeyId } from '../aom/credential'
import type { Settings } from '../settings/settings'

/** What the app is told at run time, in index.html's `#runtime-config`. */
export type RuntimeConfig = {
  /** `none`: the gateway signs with a key of its own. */
  readonly signIn: 'token' | 'none'
  /** IAM can be reached through the gateway in every region: to sign in by password, and to list projects. */
  readonly canUseIam: boolean
  /** The only project that is served; null lets the operator choose. */
  readonly projectId: string | null
  /** Ids for the header `X-Aom-Region`; the first is the default. */
  readonly regions: readonly string[]
  /**
   * Whom the operations are attributed to where nobody signs in: the user that the proxy in front names, or the gateway's
   * key, its id shortened (`HPUA…3F2K`).
   */
  readonly user: string | null
  readonly environment: Settings['environment']
  /** The gateway keeps a journal of operations (`/api`). */
  readonly hasJournal: true
  /** One read serves all pages, so they had better ask at the same moment; otherwise they spread. */
  readonly readsAreShared: boolean
  /** Why this operator may change nothing. */
  readonly changesRefused: 'readOnly' | 'notOperator' | null
}

/** What is told to one operator and not to another. */
export type PageOperator = {
  /** The user that the proxy in front names. */
  readonly name: string | null
  readonly changesRefused: RuntimeConfig['changesRefused']
}

const anyOperator: PageOperator = { name: null, changesRefused: null }

export type Page = { readonly html: string; readonly contentSecurityPolicy: string }

const configScript = /(<script\b[^>]*\bid="runtime-config"[^>]*>)\s*null\s*(<\/script>)/

/** Puts the configuration into the built index.html; each answer has a nonce of its own. */
export function createPage(indexHtml: string, settings: Settings): (operator?: PageOperator) => Page {
  return (operator = anyOperator) => {
    const nonce = randomBytes(16).toString('base64url')
    const config = scriptSafe(JSON.stringify(runtimeConfig(settings, operator)))
    return {
      html: indexHtml
        .replace(configScript, (_, open: string, close: string) => `${open}${config}${close}`)
        .replaceAll('__CSP_NONCE__', nonce),
      contentSecurityPolicy: [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ].join('; '),
    }
  }
}

function runtimeConfig(
  { accessKey, readerKey, regions, projectId, environment }: Settings,
  { name, changesRefused }: PageOperator,
): RuntimeConfig {
  return {
    signIn: accessKey ? 'none' : 'token',
    canUseIam: regions.every(({ iamEndpoint }) => iamEndpoint !== null),
    projectId,
    regions: regions.map(({ id }) => id),
    user: name ?? (accessKey && shortKeyId(accessKey.current().accessKey)),
    environment,
    hasJournal: true,
    readsAreShared: accessKey !== null || readerKey !== null,
    changesRefused,
  }
}

/** JSON that cannot end the script element it stands in. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
