import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import { entryOf, factsOf, ownState, type ActivityEntry } from '#domain/operation/activity'
import type { OperationRecord } from '#domain/operation/operation'

/** A spreadsheet takes a file for UTF-8 only if it begins with this mark. */
export const byteOrderMark = '\uFEFF'

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

/** Behind the others, so that a spreadsheet made for those still fits. */
const teamColumns = [
  ...columns,
  'user',
  'account',
  'userKind',
  'effectSeenBy',
  'knownTo',
  'id',
  'skipKind',
] as const

type Line = Record<(typeof teamColumns)[number], string>

/** One line per operation, times in ISO 8601 (UTC), states in AOM's own words; for a spreadsheet (RFC 4180, CRLF). */
export const toCsv = (records: readonly OperationRecord[]): string =>
  csv(
    columns,
    records.map((record) => lineOf(entryOf(record))),
  )

/** The same of the team's. */
export const toTeamCsv = (entries: readonly ActivityEntry[]): string => csv(teamColumns, entries.map(lineOf))

export const toJson = (records: readonly OperationRecord[]): string => `${JSON.stringify(records, null, 2)}\n`

/** Each operation as it is told on screen, and who knows of it. */
export const toTeamJson = (entries: readonly ActivityEntry[]): string =>
  `${JSON.stringify(
    entries.map((entry) => ({ ...factsOf(entry), knownTo: knownTo(entry) })),
    null,
    2,
  )}\n`

const knownTo = ({ operation }: ActivityEntry) => (operation ? 'journal' : 'this browser only')

function csv(names: readonly (keyof Line)[], lines: readonly Line[]): string {
  const rows = lines.map((line) => names.map((name) => cell(line[name])).join(','))
  return [names.join(','), ...rows, ''].join('\r\n')
}

/** A spreadsheet would run a cell that begins with one of these as a formula; a leading quote makes it text. */
const formulaStart = /^[=+\-@\t\r]/

const cell = (value: string): string =>
  `"${(formulaStart.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

const iso = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())

function lineOf(entry: ActivityEntry): Line {
  const facts = factsOf(entry)
  const { action, rawAction, outcome, rawOutcome, effect, user, httpStatus, requestedAt } = facts
  return {
    requestedAt: iso(requestedAt),
    action: action ?? rawAction,
    node: facts.nodeName ?? '',
    nodeId: facts.nodeId ?? '',
    workflow: facts.workflowName ?? '',
    workflowId: facts.workflowId,
    executionId: facts.executionId ?? '',
    projectId: facts.projectId,
    // What an earlier version kept may still hold one.
    reason: hideWrittenSecrets(facts.reason ?? ''),
    answer: outcome === 'open' ? '' : rawOutcome,
    httpStatus: String(httpStatus ?? ''),
    code: facts.code ?? '',
    message: hideWrittenSecrets(facts.message ?? ''),
    requestId: facts.requestId ?? '',
    effectSeenAt: iso(effect?.seenAt),
    effectAfterMs: effect ? String(effect.seenAt - requestedAt) : '',
    stateBefore: rawState(ownState(action, facts.before)),
    stateAfter: rawState(ownState(action, effect?.after ?? {})),
    user: user?.name ?? '',
    account: user?.account ?? '',
    userKind: user?.kind ?? '',
    effectSeenBy: effect?.seenBy ?? '',
    knownTo: knownTo(entry),
    id: entry.id,
    skipKind: facts.skipKind ?? '',
  }
}

/** In AOM's own words, as far as it has any. */
function rawState(state: ReturnType<typeof ownState>): string {
  if (!state) return ''
  if ('state' in state) return state.raw || state.state
  return state.kind === 'unknown' ? state.raw : state.kind
}
