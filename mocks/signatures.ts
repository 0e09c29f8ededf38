import { gatewayError, type Reply } from './reply'

/** The one key that the mocked AOM knows. */
export interface KnownKey {
  accessKey: string
  secretKey: string
  /** Of a temporary key: demanded with every request. */
  securityToken?: string
}

/** Says how a request is refused; undefined lets it through to AOM. */
type SignatureCheck = (request: Request) => Promise<Reply | undefined>

const MINUTE = 60_000
const MOST_SKEW = 15 * MINUTE
const LOCKED_FOR = 5 * MINUTE
const MOST_FAILURES = 5
const form = /^SDK-HMAC-SHA256 Access=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

const refusal = (status: number, why: string): Reply =>
  gatewayError(status, 'APIG.0301', `Incorrect IAM authentication information: ${why}`)

/**
 * Checks signatures as the API gateway in front of AOM does, with Huawei's own signer: ours cannot be its own judge.
 * Five wrong ones in a row lock the key for five minutes. `now` is the time of the machine, not of the world.
 */
export async function createSignatureCheck(
  known: KnownKey,
  now: () => number = () => Date.now(),
): Promise<SignatureCheck> {
  const signatureOf = await loadSigner(known)
  let failures = 0
  let lockedUntil = 0
  const fail = (): Reply => {
    failures += 1
    if (failures >= MOST_FAILURES) {
      failures = 0
      lockedUntil = now() + LOCKED_FOR
    }
    return refusal(401, 'verify aksk signature fail')
  }

  return async (request) => {
    const [, accessKey, names = '', signature] = form.exec(request.headers.get('authorization') ?? '') ?? []
    if (accessKey !== known.accessKey) return refusal(401, 'verify aksk signature fail')
    if (now() < lockedUntil) return refusal(403, 'AK access failed to reach the limit,forbidden.')
    const signed = names.split(';')
    if (!(Math.abs(now() - dateOf(request)) <= MOST_SKEW)) {
      return refusal(401, 'verify aksk signature fail: signature expired')
    }
    const token = request.headers.get('x-security-token') ?? undefined
    const isTokenSigned = token === undefined || signed.includes('x-security-token')
    const isRight =
      signed.includes('x-sdk-date') &&
      isTokenSigned &&
      token === known.securityToken &&
      signature === (await signatureOf(request, signed))
    if (!isRight) return fail()
    failures = 0
    return undefined
  }
}

/** Epoch ms of X-Sdk-Date (`20261124T190000Z`); NaN for anything else. */
function dateOf(request: Request): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(request.headers.get('x-sdk-date') ?? '')
  if (!parts) return Number.NaN
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** Loaded only here, so that the browser's demo never sees it. */
async function loadSigner({ accessKey, secretKey }: KnownKey) {
  const { AKSKSigner } = await import('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js')
  const { BasicCredentials } = await import('@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js')
  const { createHash } = await import('node:crypto')
  const credential = new BasicCredentials().withAk(accessKey).withSk(secretKey)

  /** A client of the SDK starts from an object and a path in plain text; a server has bytes and an encoded path. */
  class ServerSigner extends AKSKSigner {
    protected static override CanonicalURI(path = '/'): string {
      const encoded = path
        .split('/')
        .map((part): string => this.urlEncode(decodeURIComponent(part)) as string)
        .join('/')
      return encoded.endsWith('/') ? encoded : `${encoded}/`
    }

    protected static override buildPayloadHash({ data }: { data?: Buffer }): string {
      return createHash('sha256')
        .update(data ?? '')
        .digest('hex')
    }
  }

  return async (request: Request, names: readonly string[]): Promise<string> => {
    const url = new URL(request.url)
    const headers = names
      .filter((name) => name !== 'host' && name !== 'x-sdk-date')
      .map((name) => [name, request.headers.get(name) ?? ''])
    const result = ServerSigner.sign(
      {
        endpoint: `${url.origin}${url.pathname}`,
        method: request.method,
        headers: { ...Object.fromEntries(headers), 'X-Sdk-Date': request.headers.get('x-sdk-date') },
        queryParams: Object.fromEntries(
          [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
        ),
        data: Buffer.from(await request.clone().arrayBuffer()),
      },
      credential,
    ) as { Authorization: string }
    return result.Authorization.slice(-64)
  }
}
