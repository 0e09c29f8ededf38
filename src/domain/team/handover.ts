import { causeOf } from '#domain/execution/cause'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import { troubledTargets } from '#domain/execution/hosts'
import type { Status } from '#domain/execution/status'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { factsOf, type ActivityEntry, type ActivityFacts } from '#domain/operation/activity'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { holds, marksOn, type Mark, type MarkSubject } from './mark'
import type { SeenStop, StopPage, Watched } from './stop'

/** A node that waits for a person now, and what the team says of it. */
export interface WaitingStop extends MarkSubject {
  readonly status: Status
  readonly since?: number
  readonly cause?: string
  readonly failedTargets: readonly string[]
  readonly claim?: Mark
  readonly snooze?: Mark
  readonly notes: readonly Mark[]
}

/** What a handover cannot tell, so that nobody takes its silence for quiet. */
export type HandoverGap =
  /** The gateway keeps no journal: only what was sent from this browser. */
  | 'noJournal'
  /** It cannot be read now. */
  | 'journalAway'
  /** There is more in it than was read. */
  | 'journalCut'
  /** More stopped than was read. */
  | 'stopsCut'
  /** AOM cannot be read now. */
  | 'aomAway'
  /** Executions that may wait were not read yet. */
  | 'aomUnread'
  /** AOM's list has no word for some states: of a large project these are known of its newest part only. */
  | 'aomPart'

export interface Handover {
  readonly from: number
  readonly to: number
  readonly waiting: readonly WaitingStop[]
  readonly approvals: number
  /** Executions that stopped although no node of them waits. */
  readonly unexplained: number
  /** Newest first. */
  readonly operations: readonly ActivityFacts[]
  /** What stopped and no longer waits, though nobody operated it through a gateway of this journal. */
  readonly passed: readonly SeenStop[]
  /** Which of these there are; undefined: that could not be read. */
  readonly watched?: Watched
  /** Skips that left something to be fixed, which nobody has closed. */
  readonly fixLater: readonly TeamOperation[]
  /** Claims and snoozes that hold, of what does not wait on this page's list. */
  readonly held: readonly Mark[]
  readonly notes: readonly Mark[]
  readonly gaps: readonly HandoverGap[]
}

interface HandoverInput {
  readonly from: number
  readonly to: number
  readonly rows: readonly AttentionRow[]
  readonly approvals: number
  readonly unexplained: number
  readonly entries: readonly ActivityEntry[]
  /** Undefined where they could not be read. */
  readonly stops: StopPage | undefined
  readonly leftOpen: readonly TeamOperation[]
  readonly marks: readonly Mark[]
  readonly gaps: readonly HandoverGap[]
}

export function handoverOf(input: HandoverInput): Handover {
  const { from, to, rows, approvals, unexplained, entries, stops, leftOpen, marks, gaps } = input
  const waiting = rows
    .filter(({ kind }) => needsPerson(kind) || kind === 'unread')
    .map((row) => stopOf(row, marks, to))
  const isListed = (mark: Mark) =>
    waiting.some(({ claim, snooze }) => claim?.id === mark.id || snooze?.id === mark.id)
  const closed = new Set(marks.flatMap(({ operationId }) => operationId ?? []))
  return {
    from,
    to,
    waiting,
    approvals,
    unexplained,
    operations: entries.map(factsOf).filter(({ requestedAt }) => requestedAt >= from),
    passed: (stops?.stops ?? []).filter(({ overAt = 0, isOperated }) => overAt >= from && !isOperated),
    ...(stops && { watched: stops.watched }),
    fixLater: leftOpen.filter(({ id }) => !closed.has(id)),
    held: marks.filter(
      (mark) => (mark.kind === 'claim' || mark.kind === 'snooze') && holds(mark, to) && !isListed(mark),
    ),
    notes: marks.filter(({ kind, at }) => kind === 'note' && at >= from),
    gaps,
  }
}

function stopOf(row: AttentionRow, marks: readonly Mark[], now: number): WaitingStop {
  const { workflow, ref, node, execution, waitingSince } = row
  const cause = node && causeOf(node)?.line
  return {
    ...ref,
    workflowName: workflow.name,
    ...(node && { nodeId: node.id, nodeName: node.name }),
    status: (node ?? execution ?? workflow).status,
    ...(waitingSince !== undefined && { since: waitingSince }),
    ...(cause !== undefined && { cause: hideLogSecrets(cause) }),
    failedTargets: node ? troubledTargets(node.targets).targets.map(({ name }) => name) : [],
    ...marksOn(marks, { executionId: ref.executionId, nodeId: node?.id }, now),
  }
}

/** How far back, in hours. */
export const handoverHours = [8, 12, 24] as const
export type HandoverHours = (typeof handoverHours)[number]

export const parseHours = (text: string | null): HandoverHours =>
  handoverHours.find((hours) => String(hours) === text) ?? 8
