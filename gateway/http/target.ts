/** What a request asks for, decoded once. */
export type Target = {
  /** Path segments, percent-decoded; `/` has one empty segment, a trailing slash leaves one at the end. */
  readonly segments: readonly string[]
  /** Query parameters in their order, decoded; empty where a page's query cannot be read. */
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
}

const plainPath = /^\/[!$-;=@-Z_a-z~]*$/
const plainQuery = /^[!$-;=?-Z_a-z~]*$/
// A decoded segment that still holds one of these was encoded twice or tries to be more than one segment.
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const unsafeSegment = /[%/\\\u0000-\u001f\u007f]/

/** Whether the target is a call, to AOM, IAM or the gateway's own memory, rather than a file or a page. */
export function isCall({ segments }: Pick<Target, 'segments'>): boolean {
  return ['v1', 'v3', 'api'].includes(segments[0] ?? '')
}

/**
 * Reads the raw target of the request line. Null where it could mean different things to different readers:
 * absolute form, `//host`, dot segments (also encoded), encoded slashes, double encoding, bad encoding.
 * The raw text is read because a URL parser would quietly resolve `..` before anyone could refuse it.
 * The query of a page is the app's alone, and people write links by hand: it may look as it likes.
 */
export function readTarget(raw: string): Target | null {
  const mark = raw.indexOf('?')
  const path = mark < 0 ? raw : raw.slice(0, mark)
  const segments = readPath(path)
  if (!segments) return null
  const query = readQuery(mark < 0 ? '' : raw.slice(mark + 1))
  return query || !isCall({ segments }) ? { segments, query: query ?? [] } : null
}

function readPath(path: string): string[] | null {
  if (!plainPath.test(path)) return null
  try {
    const segments = path.slice(1).split('/').map(decodeURIComponent)
    const isSafe = segments.every(
      (segment, index) =>
        segment !== '.' &&
        segment !== '..' &&
        !unsafeSegment.test(segment) &&
        (segment !== '' || index === segments.length - 1),
    )
    return isSafe ? segments : null
  } catch {
    return null
  }
}

function readQuery(search: string): Target['query'] | null {
  if (!plainQuery.test(search)) return null
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
  try {
    return search
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=')
        return equals < 0
          ? [decode(pair), '']
          : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
      })
  } catch {
    return null
  }
}
