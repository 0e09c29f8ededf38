import { causeOf } from '#domain/execution/cause'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import type { Execution } from '#domain/execution/execution'
import { commonsOf, shortKey } from '#domain/execution/groups'
import { troubledTargets } from '#domain/execution/hosts'
import type { Status } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'
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
  /** The same in all that wait for the same cause, as `?cause=` of Needs attention has it. */
  readonly alike?: string
  readonly claim?: Mark
  readonly snooze?: Mark
  readonly notes: readonly Mark[]
}

/** An execution of which no node is known to wait. */
export interface WaitingExecution extends MarkSubject {
  readonly status: Status
  readonly since?: number
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
  /** The longest-waiting first. */
  readonly approvals: readonly WaitingExecution[]
  /** Executions that stopped although no node of them waits. */
  readonly unexplained: readonly WaitingExecution[]
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
  readonly approvals: readonly Workflow[]
  readonly unexplained: readonly { readonly workflow: Workflow; readonly execution: Execution }[]
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
    approvals: approvals.map((workflow) =>
      executionOf(workflow, workflow.status, workflow.lastExecution?.beganAt),
    ),
    unexplained: unexplained.map(({ workflow, execution }) =>
      executionOf(workflow, execution.status, execution.endedAt ?? execution.beganAt),
    ),
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

const executionOf = (
  { id, name, lastExecution }: Workflow,
  status: Status,
  since: number | undefined,
): WaitingExecution => ({
  workflowId: id,
  workflowName: name,
  executionId: lastExecution?.executionId ?? '',
  status,
  ...(since !== undefined && { since }),
})

function stopOf(row: AttentionRow, marks: readonly Mark[], now: number): WaitingStop {
  const { workflow, ref, node, execution, waitingSince } = row
  const cause = node && causeOf(node)?.line
  const [common] = commonsOf(row, 'cause')
  return {
    ...ref,
    workflowName: workflow.name,
    ...(node && { nodeId: node.id, nodeName: node.name }),
    status: (node ?? execution ?? workflow).status,
    ...(waitingSince !== undefined && { since: waitingSince }),
    ...(cause !== undefined && { cause: hideLogSecrets(cause) }),
    failedTargets: node ? troubledTargets(node.targets).targets.map(({ name }) => name) : [],
    ...(common && { alike: shortKey(common.key) }),
    ...marksOn(marks, { executionId: ref.executionId, nodeId: node?.id }, now),
  }
}

/** More than so many that are alike are one line. */
const mostApart = 5

/** What is alike together; by itself what there are few of, and what the team said something of. */
export function togetherOf(waiting: readonly WaitingStop[]): readonly (readonly WaitingStop[])[] {
  const isPlain = ({ claim, snooze, notes }: WaitingStop) => !claim && !snooze && notes.length === 0
  const plain = waiting.filter(isPlain)
  const drawn = new Set<string>()
  return waiting.flatMap((stop): (readonly WaitingStop[])[] => {
    if (!isPlain(stop) || stop.alike === undefined) return [[stop]]
    if (drawn.has(stop.alike)) return []
    const together = plain.filter(({ alike }) => alike === stop.alike)
    if (together.length <= mostApart) return [[stop]]
    drawn.add(stop.alike)
    return [together]
  })
}

/** How far back, in hours. */
export const handoverHours = [8, 12, 24] as const
export type HandoverHours = (typeof handoverHours)[number]

export const parseHours = (text: string | null): HandoverHours =>
  handoverHours.find((hours) => String(hours) === text) ?? 8
