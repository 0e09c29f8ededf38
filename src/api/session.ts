/**
 * The operator's credential. It lives in memory; in `sessionStorage` only if the operator asked for that, and in the
 * memory of the browser's other tabs, which hand it over when a link opens a new one. Never anywhere else.
 */
export interface Credential {
  readonly token: string
  readonly projectId: string
}

export type Session =
  /** Not known yet: another tab may still hand its session over. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  /** `token` is null where the gateway has credentials of its own. */
  | { readonly kind: 'signedIn'; readonly token: string | null; readonly projectId: string }
  /** AOM answered 401: the page stays, nothing is sent until the operator signs in again. */
  | { readonly kind: 'expired'; readonly token: string | null; readonly projectId: string }

const storageKey = 'aom-operator.session'
/** How long a new tab waits for an open one to hand its session over. */
const handOverMs = 200

type Message =
  | { readonly kind: 'ask' }
  | { readonly kind: 'session'; readonly credential: Credential }
  | { readonly kind: 'signedOut' }

let session: Session = { kind: 'asking' }
const listeners = new Set<() => void>()
let channel: BroadcastChannel | undefined

export const getSession = (): Session => session

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Session) {
  session = next
  for (const listener of listeners) listener()
}

const currentCredential = (): Credential | undefined =>
  session.kind === 'signedIn' && session.token !== null
    ? { token: session.token, projectId: session.projectId }
    : undefined

/** Begins with what is at hand: the gateway's own credentials, a given one, tab storage, or another tab's. */
export function startSession(start: { gatewayProjectId?: string; credential?: Credential }): void {
  channel?.close()
  channel = undefined
  if (start.gatewayProjectId !== undefined) {
    change({ kind: 'signedIn', token: null, projectId: start.gatewayProjectId })
    return
  }
  const own = start.credential ?? stored()
  if (typeof BroadcastChannel === 'undefined') {
    change(own ? { kind: 'signedIn', ...own } : { kind: 'none' })
    return
  }
  channel = new BroadcastChannel(storageKey)
  channel.addEventListener('message', (event: MessageEvent<Message>) => receive(event.data))
  if (own) {
    change({ kind: 'signedIn', ...own })
    return
  }
  change({ kind: 'asking' })
  send({ kind: 'ask' })
  setTimeout(() => session.kind === 'asking' && change({ kind: 'none' }), handOverMs)
}

function send(message: Message) {
  channel?.postMessage(message)
}

function receive(message: Message) {
  const credential = currentCredential()
  if (message.kind === 'ask') {
    if (credential) send({ kind: 'session', credential })
  } else if (message.kind === 'signedOut') {
    sessionStorage.removeItem(storageKey)
    if (session.kind !== 'none') change({ kind: 'none' })
  } else if (session.kind !== 'signedIn') {
    change({ kind: 'signedIn', ...message.credential })
  }
}

function stored(): Credential | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null')
    if (typeof value !== 'object' || value === null || !('token' in value) || !('projectId' in value)) return
    const { token, projectId } = value
    return typeof token === 'string' && typeof projectId === 'string' ? { token, projectId } : undefined
  } catch {
    return undefined
  }
}

export function signIn(credential: Credential, keepInTab: boolean): void {
  if (keepInTab) sessionStorage.setItem(storageKey, JSON.stringify(credential))
  else sessionStorage.removeItem(storageKey)
  change({ kind: 'signedIn', ...credential })
  send({ kind: 'session', credential })
}

export function signOut(): void {
  sessionStorage.removeItem(storageKey)
  send({ kind: 'signedOut' })
  change({ kind: 'none' })
}

/** A 401 came back for a call that carried `token`; an answer to an older token says nothing of the new one. */
export function expire(token: string | null): void {
  if (session.kind !== 'signedIn' || session.token !== token) return
  sessionStorage.removeItem(storageKey)
  change({ kind: 'expired', token, projectId: session.projectId })
}
