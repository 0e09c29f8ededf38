import { createHash } from 'node:crypto'
import { isRecord, readJson } from './answer'
import type { Answer } from './answer'
import type { Call } from './calls'
import type { AomRequest, Send } from './send'
import type { Region } from '../settings/settings'

/** An IAM user. */
type IamUser = { readonly account: string; readonly name: string; readonly id: string | null }

/** What IAM says of a token. */
export type Identity =
  /** `projectId`: the only project that the token is good for; null where IAM names none. */
  | { readonly kind: 'user'; readonly user: IamUser; readonly projectId: string | null }
  /** IAM does not know it, or no longer. */
  | { readonly kind: 'refused' }
  /** No verdict: there is no IAM here, or it gives none. */
  | { readonly kind: 'unknown' }

export type Identities = {
  /** Asks IAM (`KeystoneValidateToken`) once per token, for everybody who asks meanwhile; believes it for five minutes. */
  of(token: string, region: Region): Promise<Identity>
  /** What is known of a token without asking. */
  known(token: string, region: Region): IamUser | null
  /** Takes in what IAM said to a sign-in or a question about a token that went through here. */
  learn(request: AomRequest, answer: Answer): IamUser | null
}

const believedMs: Readonly<Record<Identity['kind'], number>> = {
  user: 5 * 60_000,
  refused: 60_000,
  // Long enough that an IAM that is away is not asked at each click.
  unknown: 10_000,
}
const mostTokens = 10_000
/** An operator waits for it before the first change. */
const patienceMs = 5_000

type Entry = { readonly identity: Promise<Identity>; user: IamUser | null; until: number; expiresAt: number }

/** Remembers tokens by their SHA-256 only. */
export function createIdentities(send: Send, now: () => number = Date.now): Identities {
  const entries = new Map<string, Entry>()

  const remember = (key: string, entry: Entry) => {
    entries.delete(key)
    for (const [oldest, { until }] of entries) {
      if (entries.size < mostTokens && until > now()) break
      entries.delete(oldest)
    }
    entries.set(key, entry)
  }
  const settle = (entry: Entry, identity: Identity, expiresAt: number) => {
    entry.user = identity.kind === 'user' ? identity.user : null
    entry.expiresAt = expiresAt
    entry.until = Math.min(now() + believedMs[identity.kind], expiresAt)
  }

  const ask = (token: string, region: Region): Entry => {
    const request = {
      call: validation(region),
      body: Buffer.alloc(0),
      credential: { kind: 'token', token } as const,
      readsGzip: false,
      subjectToken: token,
    }
    const pending = send(request, AbortSignal.timeout(patienceMs)).then((answer) => {
      const found = readIdentity(answer)
      settle(entry, found.identity, found.expiresAt)
      return found.identity
    })
    const entry: Entry = { identity: pending, user: null, until: Infinity, expiresAt: Infinity }
    return entry
  }

  return {
    of: async (token, region) => {
      if (region.iamEndpoint === null) return { kind: 'unknown' }
      const key = digest(token, region)
      const known = entries.get(key)
      if (known && known.until > now()) return known.identity
      const entry = ask(token, region)
      remember(key, entry)
      return entry.identity
    },
    known: (token, region) => {
      const entry = entries.get(digest(token, region))
      return entry && entry.expiresAt > now() ? entry.user : null
    },
    learn: ({ call, subjectToken }, answer) => {
      const token =
        call.operation === 'KeystoneCreateUserTokenByPassword'
          ? answer.head?.headers['x-subject-token']
          : subjectToken
      const found = readIdentity(answer)
      if (!token || found.identity.kind !== 'user' || !(found.expiresAt > now())) return null
      const entry: Entry = { identity: Promise.resolve(found.identity), user: null, until: 0, expiresAt: 0 }
      settle(entry, found.identity, found.expiresAt)
      remember(digest(token, call.region), entry)
      return found.identity.user
    },
  }
}

function validation(region: Region): Call {
  return {
    operation: 'KeystoneValidateToken',
    kind: 'read',
    service: 'iam',
    method: 'GET',
    path: '/v3/auth/tokens?nocatalog=true',
    hasBody: false,
    projectId: null,
    region,
    ids: {},
  }
}

function readIdentity({ head, body, problem }: Answer): { identity: Identity; expiresAt: number } {
  const nothing = { expiresAt: Infinity }
  if (problem || !head) return { identity: { kind: 'unknown' }, ...nothing }
  if (head.status === 401 || head.status === 404) return { identity: { kind: 'refused' }, ...nothing }
  const token = head.status < 300 ? readJson(head, body)['token'] : undefined
  if (!isRecord(token) || !isRecord(token['user'])) return { identity: { kind: 'unknown' }, ...nothing }
  const { name, id, domain } = token['user']
  const account = isRecord(domain) ? domain['name'] : undefined
  const ends = token['expires_at']
  const expiresAt = typeof ends === 'string' ? Date.parse(ends) : Number.NaN
  if (typeof name !== 'string' || typeof account !== 'string' || !Number.isFinite(expiresAt))
    return { identity: { kind: 'unknown' }, ...nothing }
  const project = isRecord(token['project']) ? token['project']['id'] : undefined
  return {
    identity: {
      kind: 'user',
      user: { account, name, id: typeof id === 'string' ? id : null },
      projectId: typeof project === 'string' ? project : null,
    },
    expiresAt,
  }
}

/** A regional token is good in its own region only. */
function digest(token: string, region: Region): string {
  return createHash('sha256')
    .update(JSON.stringify([token, region.id]))
    .digest('base64')
}
