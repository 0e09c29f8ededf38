import { useSyncExternalStore } from 'react'
import * as api from '../api/session'
import { listWorkflows } from '../api/workflows'
import { defaultFilter } from '../domain/executionFilter'
import { toFailure, type Failure } from '../domain/failure'

export type SessionView =
  | { readonly kind: 'asking' | 'none' }
  | { readonly kind: 'signedIn' | 'expired'; readonly projectId: string; readonly canSignOut: boolean }

let view: SessionView = { kind: 'asking' }
let viewOf: api.Session | undefined

/** The session without its token: no screen needs it. */
function getView(): SessionView {
  const session = api.getSession()
  if (session === viewOf) return view
  viewOf = session
  view =
    session.kind === 'signedIn' || session.kind === 'expired'
      ? { kind: session.kind, projectId: session.projectId, canSignOut: session.token !== null }
      : { kind: session.kind }
  return view
}

export const useSession = (): SessionView => useSyncExternalStore(api.subscribeSession, getView)

export interface SignInInput {
  readonly token: string
  readonly projectId: string
  readonly keepInTab: boolean
}

/** Tries the token with one small read first; a token that AOM refuses never becomes the session. */
export async function signIn(input: SignInInput): Promise<Failure | undefined> {
  const credential = { token: input.token.trim(), projectId: input.projectId.trim() }
  try {
    await listWorkflows({ filter: defaultFilter, index: 0, projectId: credential.projectId, credential })
  } catch (error) {
    return toFailure(error)
  }
  api.signIn(credential, input.keepInTab)
  return undefined
}

export const signOut = (): void => api.signOut()
