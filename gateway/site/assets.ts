import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

type Encoding = 'br' | 'gzip'

/** One file of the built app, with its compressed forms, in memory. */
export type Asset = {
  readonly contentType: string
  readonly cacheControl: string
  readonly etag: string
  readonly bytes: Buffer
  readonly compressed: Readonly<Partial<Record<Encoding, Buffer>>>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const suffixes: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' }

/**
 * Reads every file below `directory` once, by its URL path. What is not in this map is not served, so no path,
 * however written, can leave the directory. index.html is left out: it is answered by `createPage`.
 */
export function readAssets(directory: string): ReadonlyMap<string, Asset> {
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
  const present = new Set(paths)
  return new Map(
    paths
      .filter((path) => path !== 'index.html' && !/\.(?:br|gz)$/.test(path))
      .map((path) => {
        const urlPath = path.split(sep).join('/')
        const bytes = readFileSync(join(directory, path))
        const neighbour = (encoding: Encoding) =>
          present.has(path + suffixes[encoding])
            ? { [encoding]: readFileSync(join(directory, path + suffixes[encoding])) }
            : {}
        return [
          urlPath,
          {
            contentType: contentTypes[extname(path)] ?? 'application/octet-stream',
            cacheControl: urlPath.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
            etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
            bytes,
            compressed: { ...neighbour('br'), ...neighbour('gzip') },
          },
        ]
      }),
  )
}

/** The answer to a GET of this file. */
export function answerWith(
  asset: Asset,
  request: {
    readonly accepts: (encoding: string) => boolean
    readonly ifNoneMatch: string | undefined
  },
): { readonly status: 200 | 304; readonly headers: Record<string, string>; readonly bytes: Buffer | null } {
  // Brotli before gzip, where the browser takes it and the file has it.
  const encoding = (['br', 'gzip'] as const).find((name) => asset.compressed[name] && request.accepts(name))
  const bytes = (encoding && asset.compressed[encoding]) ?? asset.bytes
  const etag = encoding ? `${asset.etag.slice(0, -1)}-${encoding}"` : asset.etag
  const headers = { 'cache-control': asset.cacheControl, etag, vary: 'accept-encoding' }
  if (request.ifNoneMatch === etag) return { status: 304, headers, bytes: null }
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': asset.contentType,
      'content-length': String(bytes.length),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
    bytes,
  }
}

/** First segments that are no page of the app. */
const reserved = ['v1', 'v3', 'api', 'healthz', 'readyz', 'metrics', 'assets']

/** Whether a GET of this path is a page of the app (history fallback) rather than a file or a call. */
export function isPage({ segments }: { readonly segments: readonly string[] }): boolean {
  const [first = '', ...others] = segments
  if (others.length === 0 && first === 'index.html') return true
  // What ends like a file would be one of the app's, were it there; but ids may hold a dot.
  const isFile =
    !(first === 'workflows' && others.length > 0) && /\.[A-Za-z0-9]{1,12}$/.test(segments.at(-1) ?? '')
  return !reserved.includes(first) && !isFile
}
