import { operatorOf } from '../iamTokens'
import type { NodePlan, Scenario, StoryPlan } from '../plan'
import { between, uuid } from '../seed'
import { addressOf } from './colleagues'
import { effectOf, endingOf, newOperation } from './endings'
import type { JournalState, Row } from './journal'
import { PATIENCE_MS, subjectOf, type ChangeRequest } from './operation'

/** From a change to its effect in AOM, in what happened before the world began. */
export const EFFECT_MS = 2000

/** From the effect until a page had read it. */
const SEEN_MS = 2500

/** The journal with which a scenario begins. */
export function pastJournal(scenario: Scenario, start: number, projectId: string): JournalState {
  const state: JournalState = { seq: 0, rows: [] }
  for (const story of (scenario.journal ?? []).toSorted((a, b) => a.at - b.at)) {
    const row = rowOf(scenario, story, start, projectId, state.rows.length + 1)
    // Written when it was asked for, when it was answered, and when its effect was seen.
    state.seq += row.operation.effect ? 3 : 2
    row.operation.seq = state.seq
    state.rows.push(row)
  }
  return state
}

function rowOf(
  scenario: Scenario,
  story: StoryPlan,
  start: number,
  projectId: string,
  position: number,
): Row {
  const { at, by, action, workflowId, executionId, nodeId, outcome = 'accepted' } = story
  const id = uuid('story', by, at, action, workflowId)
  const requestedAt = start + at
  const workflow = scenario.workflows.find((plan) => plan.id === workflowId)
  const run = scenario.runs.find((plan) => plan.id === executionId)
  const nodes: readonly NodePlan[] = run?.nodes ?? workflow?.nodes ?? []
  const change: ChangeRequest = {
    id,
    projectId,
    region: 'cn-north-4',
    workflowId,
    workflowName: workflow?.name ?? null,
    executionId: executionId ?? null,
    nodeId: nodeId ?? null,
    nodeName: nodes.find(({ wire }) => wire.id === nodeId)?.wire.name ?? null,
    action,
    reason: story.reason ?? null,
    baseline: baselineOf(story),
    user: { kind: 'iam', ...operatorOf(by) },
    address: addressOf(by),
    gatewayRequestId: uuid('gateway', id),
    requestedAt,
    deadlineAt: requestedAt + PATIENCE_MS,
  }
  const hasEffect = !story.isFresh && (outcome === 'accepted' || outcome === 'unknown')
  const seenAt = requestedAt + EFFECT_MS + between(500, SEEN_MS, 'seen', id)
  const operation = Object.assign(newOperation(change, position), {
    ...endingOf(change, outcome, requestedAt + between(150, 900, 'answered', id)),
    effect: hasEffect ? { seenAt, seenBy: by, what: effectOf(change) } : null,
  })
  return { operation, subject: subjectOf(change), digest: '', kept: null, answerAt: null, effectAt: null }
}

function baselineOf({ action }: StoryPlan): object {
  const failed = { state: 'failed', raw: 'fail' }
  const running = { state: 'running', raw: 'running' }
  switch (action) {
    case 'restart':
    case 'skip':
      return { execution: failed, node: failed }
    case 'continue':
      return { execution: running, node: { state: 'paused', raw: 'pausing' } }
    case 'terminate':
      return { execution: running, busyNodes: [] }
    case 'run':
      return { known: [] }
    case 'enable':
      return { trigger: { kind: 'unknown', raw: 'inactive' } }
    case 'disable':
      return { trigger: { kind: 'enabled' } }
  }
}
