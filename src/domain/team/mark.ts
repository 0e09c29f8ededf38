import { findNode, type Execution } from '#domain/execution/execution'
import { isMoving } from '#domain/execution/status'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { SubjectStates, TeamUser } from '#domain/operation/teamOperation'

/*
 * What the team says of an execution or a node, beside what it asks of AOM. Plain data, times in epoch milliseconds.
 */

export const markKinds = ['claim', 'snooze', 'note', 'done'] as const
export type MarkKind = (typeof markKinds)[number]

/** What a mark is on; without a node, the whole execution. */
export interface MarkSubject {
  readonly workflowId: string
  readonly workflowName?: string
  readonly executionId: string
  readonly nodeId?: string | undefined
  readonly nodeName?: string
}

export interface Mark extends MarkSubject {
  readonly id: string
  readonly kind: MarkKind
  readonly position: number
  readonly seq: number
  readonly projectId: string
  readonly text?: string
  /** How the node stood when it was snoozed. */
  readonly before: SubjectStates
  /** The Skip whose work is done. */
  readonly operationId?: string
  readonly user: TeamUser
  readonly at: number
  readonly until?: number
  readonly ended?: { readonly at: number; readonly by?: string; readonly how?: MarkEnd }
}

export type MarkEnd = 'released' | 'gone' | 'replaced'

/** As one page of the journal has them, newest first. */
export interface MarkPage {
  readonly marks: readonly Mark[]
  readonly next: number | null
  readonly seq: number
  readonly unreadable: number
}

/** What is said of one subject now. */
export interface SubjectMarks {
  readonly claim?: Mark
  readonly snooze?: Mark
  /** Newest first; those on the whole execution too. */
  readonly notes: readonly Mark[]
}

type Subject = Pick<MarkSubject, 'executionId' | 'nodeId'>

/** A claim or a snooze that holds at `now`. */
export const holds = ({ ended, until }: Mark, now: number): boolean =>
  ended === undefined && (until === undefined || now < until)

/** Of a node also what is said of its whole execution, unless something is said of the node itself. */
export function marksOn(marks: readonly Mark[], { executionId, nodeId }: Subject, now: number): SubjectMarks {
  const here = marks.filter(
    (mark) => mark.executionId === executionId && (mark.nodeId === undefined || mark.nodeId === nodeId),
  )
  const newest = (kind: MarkKind) => {
    const found = here.filter((mark) => mark.kind === kind && holds(mark, now))
    return found.find((mark) => mark.nodeId === nodeId) ?? found[0]
  }
  const [claim, snooze] = [newest('claim'), newest('snooze')]
  return {
    ...(claim && { claim }),
    ...(snooze && { snooze }),
    notes: here.filter(({ kind }) => kind === 'note'),
  }
}

/** A node is as it was when it was snoozed. */
export function isUnchanged({ before, nodeId }: Mark, execution: Execution): boolean {
  const node = nodeId === undefined ? undefined : findNode(execution, nodeId)
  const now = node?.status ?? execution.status
  const then = (nodeId === undefined ? before.execution : before.node) ?? now
  const began = before.nodeBeganAt ?? node?.beganAt
  return then.raw === now.raw && then.state === now.state && began === node?.beganAt
}

/** One of these puts it off, and it stands as it stood then. */
export const isPutOff = (snoozes: readonly Mark[], execution: Execution, nodeId: string): boolean =>
  snoozes.some(
    (mark) =>
      mark.executionId === execution.executionId && mark.nodeId === nodeId && isUnchanged(mark, execution),
  )

/** What a claim or a snooze was about no longer waits, or is no longer as it was. */
export function isGone(mark: Mark, execution: Execution): boolean {
  const { kind, nodeId, executionId } = mark
  if (executionId !== execution.executionId) return false
  if (kind === 'snooze') return !isUnchanged(mark, execution)
  if (nodeId === undefined) return isQuiet(execution)
  const node = findNode(execution, nodeId)
  // While it runs again whoever took it is still at work on it.
  return node !== undefined && !isMoving(node.status.state) && !waitsForPerson(execution, node)
}

const isQuiet = (execution: Execution): boolean =>
  !isMoving(execution.status.state) && !execution.nodes.some((node) => waitsForPerson(execution, node))

/** `changed` put among `marks`, newest first; the same list where nothing is new. */
export function withMarks(marks: readonly Mark[], changed: readonly Mark[]): readonly Mark[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const news = changed.filter((mark) => (byId.get(mark.id)?.seq ?? -1) < mark.seq)
  if (news.length === 0) return marks
  for (const mark of news) byId.set(mark.id, mark)
  return [...byId.values()].toSorted((a, b) => b.position - a.position)
}
