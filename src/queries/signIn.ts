import type { QueryClient } from '@tanstack/react-query'
import { createToken, describeToken, type IssuedToken } from '#api/iam'
import * as api from '#api/session'
import { listWorkflows } from '#api/workflows'
import { defaultFilter } from '#domain/execution/filter'
import { isTransient, toFailure, type Failure } from '#domain/failure/failure'
import type { IamUserInput, SignInInput, SignInOutcome, TokenInput } from '#domain/session/signIn'
import { rootKey } from './keys'
import { runtimeConfig } from './runtimeConfig'

/** Makes the new session the present one; whoever switches the project meanwhile draws its page in the same step. */
export type Begin = (begin: () => void) => void

/** A credential that AOM or IAM refuses never becomes the session, and is never sent again by itself. */
export const signIn = (input: SignInInput, begin: Begin = (now) => now()): Promise<SignInOutcome> =>
  input.way === 'token' ? signInWithToken(input, begin) : signInAsUser(input, begin)

async function signInWithToken(input: TokenInput, begin: Begin): Promise<SignInOutcome> {
  const { token, projectId, region, keepInTab } = input
  const credential = { token, projectId, region }
  const failure = await tryRead(credential)
  if (failure) return { kind: 'failed', failure }
  begin(() => api.signIn({ ...credential, signInMethod: 'token' }, keepInTab))
  if (runtimeConfig.canUseIam)
    // Without IAM's answer the user and the end of the token stay unknown, and the header says so.
    void describeToken(token, region).then(
      ({ user, expiresAt, ...project }) =>
        api.addTokenInfo(token, {
          user,
          expiresAt,
          // AOM may take a token for another project than the one that it is scoped to.
          projectName: project.projectId === projectId ? project.projectName : null,
        }),
      () => undefined,
    )
  return { kind: 'signedIn' }
}

async function signInAsUser(input: IamUserInput, begin: Begin): Promise<SignInOutcome> {
  let issued: IssuedToken
  try {
    issued = await createToken(input)
  } catch (error) {
    const failure = toFailure(error)
    return { kind: refusalOf(failure, input.mfa === null), failure }
  }
  const { token, user, expiresAt, projectName } = issued
  const projectId = issued.projectId ?? ('id' in input.project ? input.project.id : null)
  if (projectId === null) return { kind: 'failed', failure: { kind: 'contract', field: 'token.project.id' } }
  const credential = { token, projectId, region: input.region }
  const failure = await tryRead(credential)
  // IAM has vouched for the user: that AOM is slow or down is for the pages to say.
  if (failure && !isTransient(failure)) return { kind: 'failed', failure }
  // A user whom IAM's answer does not name is the one who signed in.
  const named = user ?? { name: input.user, account: input.account }
  begin(() =>
    api.signIn(
      { ...credential, projectName, user: named, expiresAt, signInMethod: 'iamUser' },
      input.keepInTab,
    ),
  )
  return { kind: 'signedIn' }
}

/**
 * IAM's words for a wanted second factor are not documented; a locked user is 401 "The account is locked." So the words
 * decide, and the form also offers the second factor without being asked.
 */
function refusalOf(failure: Failure, canAskForMfa: boolean): 'mfaWanted' | 'locked' | 'failed' {
  const message = failure.message ?? ''
  if (/\block(ed|ing)?\b/i.test(message)) return 'locked'
  return canAskForMfa && /\bmfa\b|totp|passcode|verification code|login protect/i.test(message)
    ? 'mfaWanted'
    : 'failed'
}

/** One small read: what AOM thinks of a credential. */
async function tryRead(credential: api.Credential): Promise<Failure | undefined> {
  try {
    await listWorkflows({ filter: defaultFilter, index: 0, projectId: credential.projectId, credential })
    return undefined
  } catch (error) {
    return toFailure(error)
  }
}

export interface ProjectRef {
  /** One of the gateway's regions; null where it offers no choice. */
  readonly region: string | null
  readonly projectId: string
}

/** Whether AOM accepts the session's own token there; the session stays where it is. */
export async function tryProject(project: ProjectRef): Promise<Failure | undefined> {
  const session = api.getSession()
  if (session.kind !== 'signedIn' || session.token === null) return { kind: 'signedOut' }
  return tryRead({ token: session.token, ...project })
}

export const switchProject = (project: ProjectRef, projectName: string | null): void =>
  api.switchProject({ ...project, projectName })

/** After a move: nothing that another project said stays, and what was still being read is dropped. */
export function forgetOtherProjects(client: QueryClient): void {
  const here = rootKey().join(' ')
  const isElsewhere = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    queryKey.slice(0, 3).join(' ') !== here
  void client.cancelQueries({ predicate: isElsewhere })
  client.removeQueries({ predicate: isElsewhere })
}
