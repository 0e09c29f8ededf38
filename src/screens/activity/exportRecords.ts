import type { OperationRecord } from '../../domain/operationRecord'
import type { Status } from '../../domain/status'
import type { Trigger } from '../../domain/workflow'

const columns = [
  'requestedAt',
  'action',
  'node',
  'nodeId',
  'workflow',
  'workflowId',
  'executionId',
  'projectId',
  'reason',
  'answer',
  'httpStatus',
  'code',
  'message',
  'requestId',
  'effectSeenAt',
  'effectAfterMs',
  'stateBefore',
  'stateAfter',
] as const

type Line = Record<(typeof columns)[number], string>

/** One line per operation, times in ISO 8601 (UTC), states in AOM's own words; for a spreadsheet (RFC 4180, CRLF). */
export function toCsv(records: readonly OperationRecord[]): string {
  const lines = records.map((record) => {
    const line = lineOf(record)
    return columns.map((column) => cell(line[column])).join(',')
  })
  return [columns.join(','), ...lines, ''].join('\r\n')
}

export const toJson = (records: readonly OperationRecord[]): string => `${JSON.stringify(records, null, 2)}\n`

/** A spreadsheet would run a cell that begins with one of these as a formula; a leading quote makes it text. */
const formulaStart = /^[=+\-@\t\r]/

const cell = (value: string): string =>
  `"${(formulaStart.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

const iso = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())

function lineOf(record: OperationRecord): Line {
  const { answer } = record
  const failure = answer && answer.kind !== 'accepted' ? answer.failure : undefined
  const accepted = answer?.kind === 'accepted' ? answer : undefined
  return {
    requestedAt: iso(record.requestedAt),
    action: record.action,
    node: record.nodeId === undefined ? '' : record.nodeName,
    nodeId: record.nodeId ?? '',
    workflow: record.workflowName,
    workflowId: record.workflowId,
    executionId: record.executionId ?? '',
    projectId: record.projectId,
    reason: record.reason ?? '',
    answer: answer?.kind ?? '',
    httpStatus: String(accepted?.httpStatus ?? failure?.httpStatus ?? ''),
    code: failure?.code ?? '',
    message: accepted?.body ?? failure?.message ?? '',
    requestId: accepted?.requestId ?? failure?.requestId ?? '',
    effectSeenAt: iso(record.effectSeenAt),
    effectAfterMs: record.effectSeenAt === undefined ? '' : String(record.effectSeenAt - record.requestedAt),
    ...statesOf(record),
  }
}

const rawOf = (status: Status | undefined): string => (status ? status.raw || status.state : '')

const rawTrigger = (trigger: Trigger | undefined): string =>
  trigger === undefined ? '' : trigger.kind === 'unknown' ? trigger.raw : trigger.kind

/** Of the node, the execution (of a run: the one that it began), or the schedule. */
function statesOf(record: OperationRecord): Pick<Line, 'stateBefore' | 'stateAfter'> {
  switch (record.action) {
    case 'terminate':
      return {
        stateBefore: rawOf(record.baseline.execution),
        stateAfter: rawOf(record.effectSeen?.execution),
      }
    case 'run':
      return { stateBefore: '', stateAfter: rawOf(record.effectSeen?.execution) }
    case 'enable':
    case 'disable':
      return {
        stateBefore: rawTrigger(record.baseline.trigger),
        stateAfter: rawTrigger(record.effectSeen?.trigger),
      }
    default:
      return { stateBefore: rawOf(record.baseline.node), stateAfter: rawOf(record.effectSeen?.node) }
  }
}
