import { randomBytes } from 'node:crypto'
import type { Settings } from './settings'

/** What the app is told at run time, in index.html's `#runtime-config`. */
export type RuntimeConfig = {
  readonly signIn: 'token'
  readonly projectId: string | null
  readonly region: string | null
}

export type Page = { readonly html: string; readonly contentSecurityPolicy: string }

const configScript = /(<script\b[^>]*\bid="runtime-config"[^>]*>)\s*null\s*(<\/script>)/

/** Puts the configuration into the built index.html; the returned function gives each answer a nonce of its own. */
export function createPage(indexHtml: string, settings: Settings): () => Page {
  const config: RuntimeConfig = {
    signIn: 'token',
    projectId: settings.projectId,
    region: settings.region,
  }
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

/** JSON that cannot end the script element it stands in. */
function scriptSafe(json: string): string {
  return json.replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
