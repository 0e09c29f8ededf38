import { hex } from '../seed'
import { internalError } from '../http/refusals'
import type { ChangeRequest, Ending, Operation, Outcome } from './operation'

/** A row as it begins. */
export function newOperation(change: ChangeRequest, position: number): Operation {
  return {
    ...change,
    position,
    seq: 0,
    sentAt: change.requestedAt,
    answeredAt: null,
    outcome: 'open',
    httpStatus: null,
    code: null,
    aomRequestId: null,
    answer: null,
    effect: null,
    dismissedBy: null,
  }
}

/** AOM's yes. */
export function acceptedAt({ id, requestedAt, action }: ChangeRequest, at: number): Ending {
  const isSchedule = action === 'enable' || action === 'disable'
  return {
    outcome: 'accepted',
    sentAt: requestedAt,
    answeredAt: at,
    httpStatus: 200,
    code: null,
    aomRequestId: hex(32, 'aom', id),
    answer: isSchedule ? '{"success"}' : '{"result":"success"}',
  }
}

/** What came of it, at world time `at`. */
export function endingOf(change: ChangeRequest, outcome: Exclude<Outcome, 'open'>, at: number): Ending {
  const accepted = acceptedAt(change, at)
  switch (outcome) {
    case 'accepted':
      return accepted
    case 'refused': {
      const body = internalError('StartPausingWorkflowExecutions').json
      return {
        ...accepted,
        outcome,
        httpStatus: 500,
        code: 'AOM.31001405',
        answer: JSON.stringify(body),
      }
    }
    case 'unknown':
      return expired(change)
    case 'notSent':
      return { ...expired(change), outcome, sentAt: null, code: 'GATEWAY.502' }
  }
}

/** Nobody will ever tell what AOM answered. */
export const expired = ({ requestedAt }: ChangeRequest): Ending => ({
  outcome: 'unknown',
  sentAt: requestedAt,
  answeredAt: null,
  httpStatus: null,
  code: 'GATEWAY.504',
  aomRequestId: null,
  answer: null,
})

/** What a page would have seen of it, in its words. */
export function effectOf({ action }: Pick<Operation, 'action'>): object {
  const running = { state: 'running', raw: 'running' }
  switch (action) {
    case 'restart':
      return { execution: running, node: running }
    case 'skip':
      return { execution: running, node: { state: 'skipped', raw: 'skipped' } }
    case 'continue':
      return { execution: running, node: { state: 'succeeded', raw: 'success' } }
    case 'terminate':
      return { execution: { state: 'canceled', raw: 'cancel' } }
    case 'run':
      return { execution: running }
    case 'enable':
      return { trigger: { kind: 'enabled' } }
    case 'disable':
      return { trigger: { kind: 'unknown', raw: 'inactive' } }
  }
}
