import { useSyncExternalStore } from 'react'
import * as api from '#api/session'
import type { Place } from '#domain/session/place'
import type { SessionUser } from '#domain/session/signIn'
import { runtimeConfig } from './runtimeConfig'

export interface SessionFacts {
  readonly projectId: string
  /** As IAM calls the project; null: not known. */
  readonly projectName: string | null
  /** Null only where the gateway names none. */
  readonly region: string | null
  /** Null: not known. */
  readonly user: SessionUser | null
  readonly signInMethod: 'token' | 'iamUser' | 'gateway'
  readonly canSignOut: boolean
  /** The operator wanted it kept in this tab. */
  readonly isKept: boolean
}

export type SessionView =
  { readonly kind: 'asking' | 'none' } | ({ readonly kind: 'signedIn' | 'expired' } & SessionFacts)

/** One view for each session, so that it is the same as long as that is. */
const views = new WeakMap<api.Session, SessionView>()

/** The session without its token: no screen needs it. */
function getView(): SessionView {
  const session = api.getSession()
  const known = views.get(session)
  if (known) return known
  const view: SessionView =
    session.kind === 'signedIn' || session.kind === 'expired'
      ? {
          kind: session.kind,
          projectId: session.projectId,
          projectName: session.projectName,
          region: session.region ?? runtimeConfig.regions[0] ?? null,
          user: session.user,
          signInMethod: session.signInMethod,
          canSignOut: session.token !== null,
          isKept: session.isKept,
        }
      : { kind: session.kind }
  views.set(session, view)
  return view
}

/** Where the session is, for an address that others open; undefined without a session or where its project is not known. */
export function currentPlace(): Place | undefined {
  const view = getView()
  return 'projectId' in view && view.projectId !== ''
    ? { region: view.region, projectId: view.projectId }
    : undefined
}

export const useSession = (): SessionView => useSyncExternalStore(api.subscribeSession, getView)

/** How long before its end a session is worth a warning. */
const warnAheadMs = 10 * 60_000
const lookEveryMs = 15_000

/** When the session ends, epoch ms, once that is near; at its end the session becomes an expired one. */
export const useSessionEnd = (): number | undefined => useSyncExternalStore(watchEnd, nearEnd)

function nearEnd(): number | undefined {
  const session = api.getSession()
  if (session.kind !== 'signedIn' || session.expiresAt === null) return undefined
  return Date.now() >= session.expiresAt - warnAheadMs ? session.expiresAt : undefined
}

/** A timer sleeps when the computer does, so the clock is also read whenever the page is looked at again. */
function watchEnd(listener: () => void): () => void {
  const look = () => {
    api.expireIfOver(Date.now())
    listener()
  }
  const timer = setInterval(look, lookEveryMs)
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pageshow', look)
  const unsubscribe = api.subscribeSession(listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pageshow', look)
    unsubscribe()
  }
}

export const signOut = (): void => api.signOut()
