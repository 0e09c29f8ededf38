import { inTabStorage, pageStore } from '#store'
import type { Failure } from '#domain/failure/failure'
import type { SessionUser } from '#domain/session/signIn'
import { jsonOf } from '#api/wire/fields'
import { readStored, type StoredSession } from '#api/wire/storedSession'

/**
 * The operator's credential. It lives in memory; in `sessionStorage` only if the operator asked for that, and in the
 * memory of the browser's other tabs, which hand it over when a link opens a new one. Never anywhere else.
 */
export interface Credential {
  readonly token: string
  readonly projectId: string
  /** Null or absent: the gateway's first region. */
  readonly region?: string | null
}

/** A credential, and what is known of it. */
export interface NewSession extends Credential {
  readonly user?: SessionUser | null
  /** Epoch ms by this computer's clock. */
  readonly expiresAt?: number | null
  readonly signInMethod?: 'token' | 'iamUser'
  /** As IAM calls the project. */
  readonly projectName?: string | null
}

export interface SessionFacts {
  /** Null where the gateway has credentials of its own. */
  readonly token: string | null
  readonly projectId: string
  readonly region: string | null
  /** As IAM calls the project; null: not known. */
  readonly projectName: string | null
  /** Null: not known. */
  readonly user: SessionUser | null
  readonly expiresAt: number | null
  readonly signInMethod: 'token' | 'iamUser' | 'gateway'
  /** It was kept in this tab's storage, at the operator's wish. */
  readonly isKept: boolean
}

export type Session =
  /** Not known yet: another tab may still hand its session over. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  | ({ readonly kind: 'signedIn' } & SessionFacts)
  /** AOM answered 401, or the token's time is over: the page stays, nothing is sent until the operator signs in again. */
  | ({ readonly kind: 'expired'; readonly failure?: Failure } & SessionFacts)

const storageKey = 'aom-operator.session'
/** How long a new tab waits for an open one to hand its session over. */
const handOverMs = 200

type Message =
  | { readonly kind: 'ask' }
  | { readonly kind: 'session'; readonly credential: unknown }
  | { readonly kind: 'signedOut' }

const current = pageStore<Session>(() => ({ kind: 'asking' }))
const channel = pageStore<BroadcastChannel | undefined>((before) => {
  before?.close()
  return undefined
})

export const { get: getSession, subscribe: subscribeSession } = current

/** Whose is what is kept in this tab's storage: after a reload another may sign in, or to another project. */
export function sessionOwner(): readonly (string | null | undefined)[] {
  const session = getSession()
  return 'projectId' in session ? [session.region, session.projectId, session.user?.name] : []
}
const change = current.set

const signedIn = (stored: NewSession, isKept: boolean): Session => ({
  kind: 'signedIn',
  token: stored.token,
  projectId: stored.projectId,
  region: stored.region ?? null,
  projectName: stored.projectName ?? null,
  user: stored.user ?? null,
  expiresAt: stored.expiresAt ?? null,
  signInMethod: stored.signInMethod ?? 'token',
  isKept,
})

/** What storage and other tabs are given; undefined where there is nothing to give. */
const toStored = (from: Session): StoredSession | undefined =>
  from.kind === 'signedIn' && from.token !== null && from.signInMethod !== 'gateway'
    ? {
        token: from.token,
        projectId: from.projectId,
        region: from.region,
        projectName: from.projectName,
        user: from.user,
        expiresAt: from.expiresAt,
        signInMethod: from.signInMethod,
      }
    : undefined

/** Begins with what is at hand: the gateway's own credentials, a given one, tab storage, or another tab's. */
export function startSession(start: { gatewayProjectId?: string; credential?: NewSession }): void {
  channel.get()?.close()
  channel.set(undefined)
  if (start.gatewayProjectId !== undefined) {
    change({
      kind: 'signedIn',
      token: null,
      projectId: start.gatewayProjectId,
      region: null,
      projectName: null,
      user: null,
      expiresAt: null,
      signInMethod: 'gateway',
      isKept: false,
    })
    return
  }
  const kept = start.credential
    ? undefined
    : readStored(jsonOf(inTabStorage((storage) => storage.getItem(storageKey)) ?? ''))
  const own = start.credential ?? kept
  if (typeof BroadcastChannel === 'undefined') {
    change(own ? signedIn(own, kept !== undefined) : { kind: 'none' })
    return
  }
  const opened = new BroadcastChannel(storageKey)
  opened.addEventListener('message', (event: MessageEvent<Message>) => receive(event.data))
  channel.set(opened)
  if (own) {
    change(signedIn(own, kept !== undefined))
    return
  }
  change({ kind: 'asking' })
  send({ kind: 'ask' })
  setTimeout(() => getSession().kind === 'asking' && change({ kind: 'none' }), handOverMs)
}

function send(message: Message) {
  channel.get()?.postMessage(message)
}

function receive(message: Message) {
  const session = getSession()
  if (message.kind === 'ask') {
    const credential = toStored(session)
    if (credential) send({ kind: 'session', credential })
  } else if (message.kind === 'signedOut') {
    forgetStored()
    if (session.kind !== 'none') change({ kind: 'none' })
  } else {
    const offered = readStored(message.credential)
    if (offered && isWelcome(offered)) {
      const isKept = 'isKept' in session && session.isKept
      keep(signedIn(offered, isKept))
    }
  }
}

/** A tab that shows a project takes only a newer session of the same user for it. */
function isWelcome(offered: StoredSession): boolean {
  const session = getSession()
  if (session.kind === 'asking' || session.kind === 'none') return true
  const isSameProject = offered.projectId === session.projectId && offered.region === session.region
  if (!isSameProject || session.token === null) return false
  if (session.kind === 'expired') return offered.token !== session.token
  const isSameUser =
    offered.user?.name === session.user?.name && offered.user?.account === session.user?.account
  return isSameUser && (offered.expiresAt ?? 0) > (session.expiresAt ?? Infinity)
}

/** Becomes the session; storage holds it only where the operator asked for that. */
function keep(next: Session) {
  const stored = toStored(next)
  if (stored && 'isKept' in next && next.isKept)
    inTabStorage((storage) => storage.setItem(storageKey, JSON.stringify(stored)))
  else forgetStored()
  change(next)
}

export function signIn(credential: NewSession, keepInTab: boolean): void {
  keep(signedIn(credential, keepInTab))
  const stored = toStored(getSession())
  if (stored) send({ kind: 'session', credential: stored })
}

export function signOut(): void {
  forgetStored()
  send({ kind: 'signedOut' })
  change({ kind: 'none' })
}

/** What IAM told of this token; an answer about an older token says nothing of the new one. */
export function addTokenInfo(
  token: string,
  facts: { user: SessionUser | null; expiresAt: number | null; projectName: string | null },
): void {
  const session = getSession()
  if (session.kind === 'signedIn' && session.token === token) keep({ ...session, ...facts })
}

/** The same credential in another region or project; the other tabs stay where they are. */
export function switchProject(project: {
  region: string | null
  projectId: string
  projectName: string | null
}): void {
  const session = getSession()
  if (session.kind === 'signedIn') keep({ ...session, ...project })
}

/** A 401 (`failure`) came back for a call that carried `token`; an answer to an older token says nothing of the new one. */
export function expire(token: string | null, failure?: Failure): void {
  const session = getSession()
  if (session.kind !== 'signedIn' || session.token !== token) return
  forgetStored()
  change({ ...session, kind: 'expired', ...(failure && { failure }) })
}

/** Judged by the clock whenever it is asked, since a timer sleeps when the computer does. */
export function expireIfOver(now: number): void {
  const session = getSession()
  if (session.kind === 'signedIn' && session.expiresAt !== null && now >= session.expiresAt)
    expire(session.token)
}

const forgetStored = () => inTabStorage((storage) => storage.removeItem(storageKey))
