import type { ServerResponse } from 'node:http'
import { readSaid, unsaid } from '../aom/answerBody'
import type { Said } from '../aom/answerBody'
import type { Audit } from './audit'
import { readReason } from './auditEntry'
import type { AuditEntry, AuditOutcome } from './auditEntry'
import { who } from '../aom/credential'
import type { Answered, Exchange } from '../aom/exchange'
import type { Log } from '../telemetry/log'
import type { Sink, Source } from '../reads/recording'
import { createRedactor } from '../telemetry/redact'
import { refuse } from '../http/refusal'
import { giveWhole, receiveWhole } from '../aom/wholeAnswer'
import type { WholeAnswer } from '../aom/wholeAnswer'

export type ChangeOptions = {
  readonly audit: Audit
  readonly auditRequired: boolean
  readonly log: Log
  readonly now: () => Date
}

const blockedCode = 'GATEWAY.507'

/**
 * Sends a change once, writes it into the audit and only then answers. A browser that has gone does not end it:
 * it is seen through to AOM's answer and written down all the same.
 */
export async function change(
  exchange: Exchange,
  send: (sink: Sink) => Source,
  { audit, auditRequired, log, now }: ChangeOptions,
): Promise<Answered> {
  const began = performance.now()
  const entry = entryOf(exchange, now().toISOString())
  const written = (rest: Pick<AuditEntry, 'status' | 'code' | 'requestId' | 'outcome'>) =>
    audit.write({ ...entry, ...rest, durationMs: Math.round(performance.now() - began) })

  if (!(await audit.ready())) {
    if (auditRequired) {
      log.error('change blocked: the audit cannot be written', { operation: exchange.call.operation })
      await written({ status: null, code: blockedCode, requestId: null, outcome: 'blocked' })
      refuse(exchange.outgoing, blockedCode, 'Not sent to AOM: the audit log cannot be written.')
      return { status: 503, code: blockedCode, requestId: null, source: 'gateway' }
    }
    log.warn('change sent although the audit cannot be written', { operation: exchange.call.operation })
  }

  const answer = await receiveWhole(send)
  const said = saidOf(answer)
  const status = answer.head?.status ?? null
  const isWritten = await written({ ...said, status, outcome: outcomeOf(answer, said) })
  giveWhole(answer, exchange.outgoing, isWritten ? {} : { 'x-audit': 'failed' })
  return { ...said, ...sentOf(answer, exchange.outgoing) }
}

function sentOf(answer: WholeAnswer, outgoing: ServerResponse): Pick<Answered, 'status' | 'source'> {
  if (!answer.problem) return { status: answer.head?.status ?? null, source: 'upstream' }
  return { status: outgoing.headersSent ? outgoing.statusCode : null, source: 'gateway' }
}

function saidOf({ head, body, problem }: WholeAnswer): Said {
  const said = head ? readSaid(head, body) : unsaid
  return problem ? { ...said, code: problem.code } : said
}

/** As the app decides it: only what AOM itself, or the API gateway before it, says is a refusal. */
function outcomeOf({ head, problem }: WholeAnswer, { code }: Said): AuditOutcome {
  if (problem || !head) return 'unknown'
  const { status } = head
  if (status >= 200 && status < 300) return 'accepted'
  if (status === 401 || status === 429) return 'refused'
  if (status < 400 || status === 502 || status === 503 || status === 504 || code === null) return 'unknown'
  return status < 500 || /^(AOM|SVCSTG)\./i.test(code) ? 'refused' : 'unknown'
}

// An operator may paste a command into the reason, with its password or token.
const redact = createRedactor()

const actionOf: Readonly<Record<string, string>> = { StopExecution: 'terminate', ExecuteWorkflow: 'run' }

function entryOf({ call, credential, from, incoming }: Exchange, time: string) {
  const { workflowId, executionId, nodeId, action } = call.ids
  return {
    time,
    who: who(credential),
    from,
    region: call.region.id,
    project: call.projectId,
    workflow: workflowId ?? null,
    execution: executionId ?? null,
    node: nodeId ?? null,
    action: actionOf[call.operation] ?? action ?? null,
    reason: redact(readReason(incoming.headers['x-operation-reason'])) as string | null,
  }
}
