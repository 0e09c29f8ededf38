import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import { judge, keptHeadersOf } from './answer'
import type { ChangeAnswer } from './answer'
import type { OwnCode, SendOnceResult } from './changeResult'
import type { News } from './news'
import { actionOf } from './operation'
import type { ChangeRequest, Operation } from './operation'
import { createKnown } from './knownChanges'
import { createRecorder } from './recorder'
import { expired, isSameRequest } from './operationRow'
import type { Ending } from './operationRow'
import { operationOf } from './schema'
import type { OperationRow } from './schema'
import type { Store } from './store'

/** Milliseconds that AOM has for the whole exchange, whatever drips. */
export const changeDeadlineMs = 40_000
/** A sender that does not give up when it is told to is given up. */
const giveUpMs = 1_000
/** How much longer than the deadline one waits for another gateway's row. */
const pastDeadlineMs = 2_000
const pollMs = 1_000

export type SendOnceOptions<Code extends string> = {
  /** Sends the request, once. Aborted when AOM's time is over; then it should end at once with what there is. */
  readonly send: (signal: AbortSignal) => Promise<ChangeAnswer<Code>>
  /** Asked right before sending: a reason not to, for example that the gateway is stopping. */
  readonly mayLeave?: () => { readonly code: Code; readonly message: string } | null
}

export type SendOnce = <Code extends string = never>(
  request: ChangeRequest,
  options: SendOnceOptions<Code>,
) => Promise<SendOnceResult<Code>>

type ChangesOptions = {
  readonly store: Store
  readonly news: News
  readonly log: Log
  readonly now: () => number
  readonly recorded: (operation: Operation) => void
  readonly deadlineMs?: number
}

/** The life of every change: on record before it leaves, sent once, its answer on record before it is given. */
export function createChanges(options: ChangesOptions): {
  sendOnce: SendOnce
  isKnown(id: string): boolean
  close(): Promise<void>
} {
  const { store, news, log, now, recorded, deadlineMs = changeDeadlineMs } = options
  const recorder = createRecorder({ store, log, recorded })
  const known = createKnown(now)
  const closing = new AbortController()

  const exchange = async <Code extends string>(
    send: SendOnceOptions<Code>['send'],
  ): Promise<ChangeAnswer<Code | OwnCode>> => {
    const deadline = new AbortController()
    let giveUp: NodeJS.Timeout | undefined
    let timer: NodeJS.Timeout | undefined
    const givenUp = new Promise<ChangeAnswer<OwnCode>>((resolve) => {
      const message = `AOM has not answered within ${deadlineMs / 1_000} s; it may have received this.`
      timer = setTimeout(() => {
        deadline.abort()
        giveUp = setTimeout(() => resolve(noAnswer('GATEWAY.504', message)), giveUpMs)
      }, deadlineMs)
    })
    try {
      return await Promise.race([send(deadline.signal), givenUp])
    } catch (error) {
      log.error('sending a change failed', {}, errorFields(error))
      return noAnswer('GATEWAY.500', 'The gateway failed while it sent this; AOM may have received it.')
    } finally {
      clearTimeout(timer)
      clearTimeout(giveUp)
    }
  }

  const sendNew = async <Code extends string>(
    row: OperationRow,
    { send, mayLeave }: SendOnceOptions<Code>,
  ): Promise<SendOnceResult<Code>> => {
    const refusal = mayLeave?.() ?? null
    if (refusal) {
      const { row: ended, failed } = await recorder.record(row, notSent(refusal))
      return {
        kind: 'notSent',
        ...refusal,
        operation: operationOf(ended),
        replayed: false,
        journalFailed: failed,
      }
    }
    const sentAt = now()
    const answer = await exchange(send)
    const { outcome, ...judged } = judge(answer)
    const problem = answer.problem
    if (outcome === 'notSent') {
      const { code, message } = problem ?? { code: 'GATEWAY.502' as const, message: 'AOM cannot be reached.' }
      const { row: ended, failed } = await recorder.record(row, notSent({ code, message }))
      return {
        kind: 'notSent',
        code,
        message,
        operation: operationOf(ended),
        replayed: false,
        journalFailed: failed,
      }
    }
    const { row: ended, failed } = await recorder.record(row, {
      ...judged,
      outcome,
      sentAt,
      answeredAt: answer.head ? now() : null,
      answerHeaders: keptHeadersOf(answer),
      problem: problem?.message ?? null,
    })
    return { kind: 'answered', answer, operation: operationOf(ended), replayed: false, journalFailed: failed }
  }

  /** Another process has it, or had it: waits until its row says what came of it. */
  const untilClosed = async (row: OperationRow): Promise<OperationRow> => {
    let current = row
    while (current.outcome === 'open' && now() < row.deadline_at + pastDeadlineMs) {
      const seen = news.count()
      const found = await store.find(row.id)
      if (!found) break
      current = found
      if (current.outcome !== 'open') break
      await news.after(seen, AbortSignal.any([closing.signal, AbortSignal.timeout(pollMs)]))
      if (closing.signal.aborted) break
    }
    if (current.outcome === 'open') {
      await store.expire(row.id)
      current = (await store.find(row.id)) ?? current
    }
    return current
  }

  const once = async <Code extends string>(
    request: ChangeRequest,
    options: SendOnceOptions<Code>,
  ): Promise<SendOnceResult<Code>> => {
    const action = actionOf(request.operation, request.ids.action)
    if (!action)
      return {
        kind: 'notSent',
        code: 'GATEWAY.400',
        message: 'The gateway does not know this action.',
        operation: null,
        replayed: false,
        journalFailed: false,
      }
    const attempt = store.nextAttempt()
    let begun
    try {
      begun = await store.begin(request, action, attempt)
    } catch {
      // The commit may still have come through, though nothing is sent.
      recorder.withdraw(request.id, attempt, notSent({ code: 'GATEWAY.507', message: unwritten }))
      return { kind: 'journalAway' }
    }
    if (begun.kind === 'begun') return sendNew(begun.row, options)
    if (begun.kind === 'taken') return { kind: 'taken', operation: operationOf(begun.row) }
    if (!isSameRequest(begun.row, request)) return { kind: 'otherRequest' }
    return replay(await untilClosed(begun.row))
  }

  return {
    sendOnce: async <Code extends string = never>(
      request: ChangeRequest,
      options: SendOnceOptions<Code>,
    ): Promise<SendOnceResult<Code>> => {
      const first = known.get(request.id)
      if (first) {
        if (!isSame(first.request, request)) return { kind: 'otherRequest' }
        // What the first one says is of the same kind of request, so of the same codes.
        return joined((await first.result) as SendOnceResult<Code>)
      }
      const result = once(request, options).catch((error: unknown): SendOnceResult<Code> => {
        log.error('a change could not be looked up in the journal', {}, errorFields(error))
        return { kind: 'journalAway' }
      })
      known.add(request, result)
      return result
    },
    isKnown: (id) => known.get(id) !== undefined,
    close: async () => {
      closing.abort()
      await recorder.close()
    },
  }
}

const unwritten = 'Not sent to AOM: the journal cannot be written.'

function noAnswer(code: OwnCode, message: string): ChangeAnswer<OwnCode> {
  return { head: null, body: Buffer.alloc(0), problem: { code, message } }
}

function notSent({ code, message }: { readonly code: string; readonly message: string }): Ending {
  return {
    outcome: 'notSent',
    sentAt: null,
    answeredAt: null,
    httpStatus: null,
    code,
    aomRequestId: null,
    answer: null,
    answerHeaders: null,
    problem: message,
  }
}

const isSame = (one: ChangeRequest, other: ChangeRequest): boolean =>
  one.digest === other.digest && one.projectId === other.projectId && one.region === other.region

/** Whoever asks while the first one is under way gets its answer. */
function joined<Code extends string>(result: SendOnceResult<Code>): SendOnceResult<Code> {
  return result.kind === 'answered' || result.kind === 'notSent' ? { ...result, replayed: true } : result
}

/** What is on record, for whoever asks again. */
function replay(row: OperationRow): SendOnceResult {
  const flags = { operation: operationOf(row), replayed: true, journalFailed: false }
  const message = row.problem ?? expired
  if (row.outcome === 'notSent')
    return { kind: 'notSent', code: ownCode(row.code, 'GATEWAY.503'), message, ...flags }
  if (row.problem !== null || row.http_status === null)
    return { kind: 'answered', answer: noAnswer(ownCode(row.code, 'GATEWAY.504'), message), ...flags }
  const headers =
    row.answer_headers === null ? {} : (JSON.parse(row.answer_headers) as Record<string, string>)
  const body = Buffer.from(row.answer ?? '')
  const head = { status: row.http_status, headers: { ...headers, 'content-length': String(body.length) } }
  return { kind: 'answered', answer: { head, body, problem: null }, ...flags }
}

function ownCode(code: string | null, otherwise: OwnCode): OwnCode {
  const own: readonly OwnCode[] = ['GATEWAY.400', 'GATEWAY.500', 'GATEWAY.502', 'GATEWAY.503', 'GATEWAY.504']
  return own.find((candidate) => candidate === code) ?? otherwise
}
