import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { noFacts, readFacts } from '../aom/answer'
import type { Answer, AnswerFacts } from '../aom/answer'
import type { Call } from '../aom/calls'
import type { Credential } from '../aom/credential'
import type { Identities } from '../aom/identity'
import type { AomRequest, Send } from '../aom/send'
import type { Journal, Operation, OperationUser } from '../journal/journal'
import {
  readIdempotencyKey,
  readKnownSeq,
  readOperationContext,
  readOperationReason,
} from '../journal/requestHeaders'
import { subjectOf } from '../reads/reads'
import type { Reads } from '../reads/reads'
import { acceptsEncoding } from './acceptEncoding'
import type { Identity } from './client'
import { operatorOf, refusalOf } from './operator'
import type { Permission } from './operator'
import { undecided } from './projectAccess'
import type { ProjectAccess } from './projectAccess'
import { refusalAnswer } from './refusal'
import type { RefusalCode, RefusalOptions } from './refusal'

/** One request of a browser, checked and complete, about to be forwarded. */
type Exchange = {
  readonly call: Call
  readonly body: Buffer
  readonly credential: Credential
  /** Whom an authenticating proxy in front names; null without one. */
  readonly identity: Identity | null
  /** The client's address. */
  readonly address: string
  /** The gateway's own id of the request. */
  readonly requestId: string
  readonly headers: Headers
  /** Aborted when the client leaves. */
  readonly gone: AbortSignal
}

/** What a request came to, for its line in the log and its metrics. */
export type Outcome = AnswerFacts & {
  /** What the client got; a change's answer from AOM counts although nobody waits for it. */
  readonly status: number
  /** shared: AOM was not asked for this one; gateway: the answer is the gateway's own. */
  readonly source: 'upstream' | 'shared' | 'gateway'
}

/** What the client is given. */
type Given = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** What follows in an answer too large to be held. */
  readonly rest: Readable | null
}

export type Forwarded = { readonly given: Given; readonly outcome: Outcome }

type ForwardOptions = {
  readonly send: Send
  readonly reads: Reads
  readonly identities: Identities
  readonly journal: Journal
  readonly permission: Permission
  readonly access: ProjectAccess
  /** Asked right before a change leaves. */
  readonly isStopping: () => boolean
  readonly onSignIn: (request: AomRequest, answer: Answer) => void
}

/** Answers a call to AOM or IAM. A change settles when it is on record, whether or not its client still waits. */
export type Forward = (exchange: Exchange) => Promise<Forwarded>

export function createForward(options: ForwardOptions): Forward {
  const { send, reads, identities, journal, permission, access, isStopping, onSignIn } = options

  const read = async (exchange: Exchange): Promise<Forwarded> => {
    const fresh = /(?:^|[\s,])no-cache(?:$|[\s,])/i.test(exchange.headers.get('cache-control') ?? '')
    // A change may be decided on this. With the journal away for a moment, it is compared with all that it has.
    const seq = fresh ? await journal.seq().catch(() => 0) : null
    const { answer, isShared, ageMs } = await reads.read(requestOf(exchange), { fresh, gone: exchange.gone })
    const age = { age: String(Math.floor(ageMs / 1_000)), 'x-read-age': String(Math.ceil(ageMs)) }
    const known = seq === null ? {} : { 'x-journal-seq': String(seq) }
    return forwarded(answer, { ...age, ...known }, isShared ? 'shared' : 'upstream')
  }

  const askIam = async (exchange: Exchange): Promise<Forwarded> => {
    const request = requestOf(exchange)
    const answer = await send(request, exchange.gone)
    onSignIn(request, answer)
    return forwarded(answer)
  }

  const change = async (exchange: Exchange): Promise<Forwarded> => {
    const { call, headers, address, requestId } = exchange
    const header = (name: string) => headers.get(name) ?? undefined
    const id = readIdempotencyKey(header('idempotency-key'))
    if (id === null)
      return refused(
        'GATEWAY.400',
        'A change needs the header Idempotency-Key with a UUID: nothing was sent.',
      )
    const operator = await operatorOf(exchange, identities)
    const no = refusalOf(operator, exchange.identity, permission)
    if (no || operator === null)
      return no
        ? refused(...no)
        : refused('GATEWAY.401', 'IAM does not know this token, or it has ended: nothing was sent.')

    const { projectId } = call
    const { credential } = exchange
    if (projectId !== null && credential.kind === 'token') {
      // AOM would say the same; but then a stranger's attempt would stand in the journal of this project's team.
      const isGood = await access.byIam(credential.token, projectId, call.region)
      if (isGood === false)
        return refused('GATEWAY.401', 'This token is for another project: nothing was sent.')
    }
    const forget = () => reads.forget(subjectOf(call))
    const result = await journal.sendOnce(
      {
        id,
        projectId: projectId ?? '',
        region: call.region.id,
        operation: call.operation,
        ids: call.ids,
        digest: digestOf(call),
        knownSeq: readKnownSeq(header('x-journal-seq')),
        reason: readOperationReason(header('x-operation-reason')),
        context: readOperationContext(header('x-operation-context')),
        user: operator,
        address,
        gatewayRequestId: requestId,
      },
      {
        send: async (signal) => {
          // What was read before the change is sent, or while it is at work, must not pass for its effect.
          forget()
          const answer = await send(requestOf(exchange), signal)
          forget()
          return answer
        },
        mayLeave: () =>
          isStopping()
            ? ({ code: 'GATEWAY.503', message: 'Not sent to AOM: the gateway is stopping.' } as const)
            : null,
      },
    )
    switch (result.kind) {
      case 'answered': {
        // The first one's operator may have been somebody else, whose answer not everybody may see.
        const mayKnow = result.replayed ? await mayKnowOf(result.operation, exchange, operator) : true
        if (mayKnow === false)
          return refused('GATEWAY.401', 'The token is not good for this project.', { isNotSent: false })
        if (mayKnow === null) return refused('GATEWAY.503', undecided, { isNotSent: false })
        return forwarded({ rest: null, neverSent: false, ...result.answer }, journalHeaders(result))
      }
      case 'notSent':
        return refused(result.code, result.message, { headers: journalHeaders(result) })
      case 'taken': {
        const { operation } = result
        const mayKnow = await mayKnowOf(operation, exchange, operator)
        return refused('GATEWAY.409', 'Somebody else’s operation on this is still open: nothing was sent.', {
          fields: mayKnow ? { operation } : {},
        })
      }
      case 'otherRequest':
        return refused('GATEWAY.422', 'This Idempotency-Key was used for another request: nothing was sent.')
      case 'journalAway':
        return refused('GATEWAY.507', 'Not sent to AOM: the journal cannot be written.')
    }
  }

  /** Whether this is the asker's own operation, or one of a project that the asker's credential is good for. */
  const mayKnowOf = async (
    { user, projectId }: Operation,
    { credential, call }: Exchange,
    operator: OperationUser,
  ): Promise<boolean | null> => {
    const isOwn = user.kind === operator.kind && user.name === operator.name && user.id === operator.id
    if (isOwn && user.account === operator.account) return true
    return credential.kind === 'token' ? access.of(credential.token, projectId, call.region) : true
  }

  return (exchange) => {
    if (exchange.call.kind === 'change') return change(exchange)
    return exchange.call.service === 'iam' ? askIam(exchange) : read(exchange)
  }
}

function journalHeaders({ replayed, journalFailed }: { replayed: boolean; journalFailed: boolean }) {
  return {
    ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
    ...(journalFailed ? { 'x-journal': 'failed' } : {}),
  }
}

/** Tells one request from another that came with the same key. */
function digestOf({ region, method, path }: Call): string {
  return createHash('sha256')
    .update(JSON.stringify([region.id, method, path]))
    .digest('hex')
}

function requestOf({ call, body, credential, headers }: Exchange): AomRequest {
  return {
    call,
    body,
    credential,
    readsGzip: acceptsEncoding(headers.get('accept-encoding') ?? undefined, 'gzip'),
    subjectToken: headers.get('x-subject-token'),
  }
}

/** An answer as it came. An incomplete one is refused: it must not look complete. */
function forwarded(
  answer: Answer,
  ownHeaders: Readonly<Record<string, string>> = {},
  source: Outcome['source'] = 'upstream',
): Forwarded {
  const { head, body, rest, problem } = answer
  const facts = readFacts(answer)
  if (problem || !head) {
    const { code, message } = problem ?? { code: 'GATEWAY.502', message: 'There was no answer.' }
    const given = { ...refusalAnswer(code, message, { headers: ownHeaders }), rest: null }
    return { given, outcome: { ...facts, status: given.status, source: 'gateway' } }
  }
  const headers = { 'cache-control': 'no-store', ...head.headers, ...ownHeaders }
  return {
    given: { status: head.status, headers, body, rest },
    outcome: { ...facts, status: head.status, source },
  }
}

function refused(
  code: RefusalCode,
  message: string,
  options: RefusalOptions & { readonly headers?: Readonly<Record<string, string>> } = {},
): Forwarded {
  const given = { ...refusalAnswer(code, message, { isNotSent: true, ...options }), rest: null }
  return { given, outcome: { ...noFacts, code, status: given.status, source: 'gateway' } }
}

/** Passes an answer on as it is. A large one goes as fast as it is read, and is cut where it breaks off. */
export async function give({ status, headers, body, rest }: Given, outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed || outgoing.headersSent) return
  outgoing.writeHead(status, headers)
  if (!rest) return void outgoing.end(body)
  outgoing.write(body)
  // Node, this gateway and the pipeline listen to one answer a dozen times: more than the ten from which Node warns of a leak.
  outgoing.setMaxListeners(20)
  await pipeline(rest, outgoing).catch(() => {})
}
