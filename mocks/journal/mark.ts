import type { OperationUser } from './operation'

// What the team says of executions and nodes, as the gateway's API gives it. Times are epoch ms.

export const markKinds = ['claim', 'snooze', 'note', 'done'] as const
type MarkKind = (typeof markKinds)[number]

export interface Mark {
  id: string
  kind: MarkKind
  position: number
  seq: number
  projectId: string
  region: string
  workflowId: string
  workflowName: string | null
  executionId: string
  nodeId: string | null
  nodeName: string | null
  text: string | null
  baseline: object | null
  operationId: string | null
  user: OperationUser
  at: number
  until: number | null
  ended: { at: number; by: string | null; how: 'released' | 'gone' | 'replaced' } | null
}

/** As somebody asks for it. */
export type NewMark = Omit<Mark, 'position' | 'seq' | 'ended'>

export const CLAIM_MS = 30 * 60_000
export const LONGEST_SNOOZE_MS = 30 * 24 * 3_600_000

export const isOpen = ({ kind, ended }: Mark): boolean =>
  (kind === 'claim' || kind === 'snooze') && ended === null

/** Stands in the way of a newer one of its kind. */
export const isFormer = (mark: Mark, wanted: NewMark): boolean =>
  isOpen(mark) &&
  mark.kind === wanted.kind &&
  mark.projectId === wanted.projectId &&
  mark.workflowId === wanted.workflowId &&
  mark.executionId === wanted.executionId &&
  mark.nodeId === wanted.nodeId

/** The same one, asked for again. */
export const isSame = (mark: Mark, wanted: NewMark): boolean =>
  (['projectId', 'kind', 'workflowId', 'executionId', 'nodeId', 'text', 'operationId'] as const).every(
    (field) => mark[field] === wanted[field],
  ) && mark.user.name === wanted.user.name
