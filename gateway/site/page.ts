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
  /** Whom the operations are attributed to when the gateway signs: its key's id, shortened (`HPUA…3F2K`). */
  readonly user: string | null
  readonly environment: Settings['environment']
}

export type Page = { readonly html: string; readonly contentSecurityPolicy: string }

const configScript = /(<script\b[^>]*\bid="runtime-config"[^>]*>)\s*null\s*(<\/script>)/

/** Puts the configuration into the built index.html; the returned function gives each answer a nonce of its own. */
export function createPage(indexHtml: string, settings: Settings): () => Page {
  const config = runtimeConfig(settings)
  const template = indexHtml.replace(
    configScript,
    (_, open: string, close: string) => `${open}${scriptSafe(JSON.stringify(config))}${close}`,
  )
  return () => {
    const nonce = randomBytes(16).toString('base64url')
    return {
      html: template.replaceAll('__CSP_NONCE__', nonce),
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

function runtimeConfig({ accessKey, regions, projectId, environment }: Settings): RuntimeConfig {
  return {
    signIn: accessKey ? 'none' : 'token',
    canUseIam: regions.every(({ iamEndpoint }) => iamEndpoint !== null),
    projectId,
    regions: regions.map(({ id }) => id),
    user: accessKey && shortKeyId(accessKey.accessKey),
    environment,
  }
}

/** JSON that cannot end the script element it stands in. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
