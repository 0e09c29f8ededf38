import type { ServerResponse } from 'node:http'
import { isRecord, readRecord, readSaid, unsaid } from './answerBody'
import { rememberUser } from './credential'
import type { Answered } from './exchange'
import type { Sink, Source } from '../reads/recording'
import type { UpstreamRequest } from './send'
import { giveWhole, receiveWhole } from './wholeAnswer'
import type { WholeAnswer } from './wholeAnswer'

/** Passes a call to IAM on, never shared, and learns from its answer whose token it is. */
export async function askIam(
  outgoing: ServerResponse,
  request: UpstreamRequest,
  send: (sink: Sink) => Source,
): Promise<Answered> {
  const answer = await receiveWhole(send, (source) => {
    const giveUp = () => {
      if (!outgoing.writableFinished) source.abandon()
    }
    outgoing.on('close', giveUp)
    if (outgoing.destroyed) giveUp()
  })
  learnUser(request, answer)
  const isGone = outgoing.destroyed
  giveWhole(answer, outgoing)
  const { head, body, problem } = answer
  const said = head ? readSaid(head, body) : unsaid
  if (isGone) return { ...said, status: null, source: 'upstream' }
  if (!problem) return { ...said, status: head?.status ?? null, source: 'upstream' }
  return { ...said, code: problem.code, status: outgoing.statusCode, source: 'gateway' }
}

/**
 * `KeystoneCreateUserTokenByPassword` answers with the token in a header, `KeystoneValidateToken` is asked with it;
 * the body of both says whose it is and until when.
 */
function learnUser({ call, subjectToken }: UpstreamRequest, { head, body, problem }: WholeAnswer): void {
  if (problem || !head || head.status < 200 || head.status >= 300) return
  const token =
    call.operation === 'KeystoneCreateUserTokenByPassword'
      ? head.headers['x-subject-token']
      : call.operation === 'KeystoneValidateToken'
        ? subjectToken
        : null
  if (!token) return
  const said = readRecord(head, body)['token']
  if (!isRecord(said) || !isRecord(said['user'])) return
  const { name, domain } = said['user']
  const account = isRecord(domain) ? domain['name'] : undefined
  const expiresAt = Date.parse(String(said['expires_at']))
  if (typeof name === 'string' && typeof account === 'string' && Number.isFinite(expiresAt))
    rememberUser(token, { name, account, expiresAt })
}
