import { createHash } from 'node:crypto'
import type { Answer } from '../aom/answer'
import type { Call } from '../aom/calls'
import type { Credential } from '../aom/credential'
import type { AomRequest, Send } from '../aom/send'
import { createAdmissions } from './admissions'
import { createSingleFlight } from './singleFlight'
import type { SharedAnswer, Subject } from './singleFlight'

export type Reads = {
  /** Answers a read: `fresh` by AOM and for this one alone, else by what another one asks at this moment or just did. */
  read(
    request: AomRequest,
    options: { readonly fresh: boolean; readonly gone: AbortSignal },
  ): Promise<SharedAnswer>
  /** The same for the gateway itself, with the key that reads for everybody, else with its own. */
  readByKey(
    request: Omit<AomRequest, 'credential'>,
    options: { readonly fresh: boolean; readonly gone: AbortSignal },
  ): Promise<Answer>
  /** Whether AOM has let this token read anything of the project within the last five minutes. */
  hasRead(token: string, projectId: string): boolean
  /** Nobody gets what was asked up to now and may show a change to this. */
  forget(changed: Subject): void
  close(): void
}

type ReadsOptions = {
  readonly send: Send
  /** The key with which the gateway signs everything; null where people sign in. */
  readonly ownKey?: (() => Credential) | null
  /** The key that reads for everybody whose own token AOM has let in; null shares by token only. */
  readonly reader: { readonly credential: () => Credential; readonly send: Send } | null
}

/** Shares what is read: by credential, and with a reader key by project. */
export function createReads({ send, reader, ownKey = null }: ReadsOptions): Reads {
  const flights = createSingleFlight()
  const admissions = createAdmissions()

  const join = (request: AomRequest, fresh: boolean, gone: AbortSignal, by: Send = send) =>
    flights.join({ key: keyOf(request), about: subjectOf(request.call), fresh }, gone, (signal) =>
      by(request, signal),
    )

  /** Everybody's read, where this token may have it and it is any good. */
  const readForAll = async (request: AomRequest, gone: AbortSignal): Promise<SharedAnswer | null> => {
    const { credential } = request
    if (!reader || credential.kind !== 'token' || !surelySigned.test(request.call.path)) return null
    if (!admissions.isAdmitted(credential.token, callOf(request))) return null
    const shared = await join({ ...request, credential: reader.credential() }, false, gone, reader.send)
    // What is wrong with the reader key is not this operator's trouble.
    return isGood(shared.answer) || gone.aborted ? shared : null
  }

  return {
    read: async (request, { fresh, gone }) => {
      const forAll = fresh ? null : await readForAll(request, gone)
      if (forAll) return forAll
      const own = await join(request, fresh, gone)
      if (request.credential.kind === 'token') {
        const { token } = request.credential
        for (const call of [callOf(request), anyCallOf(request.call.projectId)])
          if (isGood(own.answer)) admissions.admit(token, call)
          else if (isRefused(own.answer)) admissions.revoke(token, call)
      }
      return own
    },
    readByKey: async (request, { fresh, gone }) => {
      const credential = (reader?.credential ?? ownKey)?.() ?? { kind: 'none' as const }
      const { answer } = await join({ ...request, credential }, fresh, gone, reader?.send)
      return answer
    },
    hasRead: (token, projectId) => admissions.isAdmitted(token, anyCallOf(projectId)),
    forget: (changed) => flights.forget(changed),
    close: () => flights.close(),
  }
}

/** A wrong signature would be held against the key, and of other characters it is not certain how AOM reads one. */
const surelySigned = /^[A-Za-z0-9._/?=&-]+$/

const isGood = ({ head, problem }: Answer) =>
  !problem && head !== null && head.status >= 200 && head.status < 300

const isRefused = ({ head }: Answer) => head?.status === 401 || head?.status === 403

/** What a call may change, or show a change of. */
export const subjectOf = ({ projectId, ids }: Call): Subject => ({
  projectId,
  workflowId: ids.workflowId ?? null,
})

const anyCallOf = (projectId: string | null) => `any of ${projectId}`

/** AOM decides by action and project; the whole path is more than it asks for. */
const callOf = ({ call }: AomRequest) => `${call.operation} ${call.region.id} ${call.path}`

/** Two reads with one key may have one answer. The whole credential is in it: a short digest could be met by another. */
function keyOf({ call, body, credential, readsGzip }: AomRequest): string {
  const secret =
    credential.kind === 'key'
      ? [credential.key.accessKey, credential.key.secretKey, credential.key.securityToken]
      : credential.kind === 'token'
        ? [credential.token]
        : []
  const parts = [
    call.operation,
    call.region.id,
    call.method,
    call.path,
    call.hasBody ? body.toString('base64') : '',
    readsGzip,
    credential.kind,
    secret,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
