import { EventQueue } from '../eventQueue'
import { createPast, type History } from '../history'
import { operatorOf } from '../iamTokens'
import type { Behaviour, MarkPlan, NodePlan, Scenario, StoryPlan } from '../plan'
import { between, uuid } from '../seed'
import { baselineOf } from './baseline'
import { addressOf } from './colleagues'
import { effectOf, endingOf, newOperation } from './endings'
import type { JournalState, Row } from './journal'
import { CLAIM_MS, type Mark } from './mark'
import { PATIENCE_MS, subjectOf, type ChangeRequest } from './operation'

/** From a change to its effect in AOM, in what happened before the world began. */
export const EFFECT_MS = 2000

/** From the effect until a page had read it. */
const SEEN_MS = 2500

/** The journal with which a scenario begins. */
export function pastJournal(scenario: Scenario, start: number, behaviour: Behaviour): JournalState {
  const marks: Mark[] = []
  const state: JournalState = { seq: 0, rows: [], marks }
  const stories = scenario.journal ?? []
  if (stories.length === 0) return state
  // Lived through once more: what somebody saw when they acted is not there any more.
  const history = createPast(scenario, start, behaviour, new EventQueue())
  for (const story of stories.toSorted((a, b) => a.at - b.at)) {
    history.advance(start + story.at)
    const row = rowOf(scenario, story, start, behaviour.projectId, state.rows.length + 1, history)
    // Written when it was asked for, when it was answered, and when its effect was seen.
    state.seq += row.operation.effect ? 3 : 2
    row.operation.seq = state.seq
    state.rows.push(row)
  }
  history.advance(start)
  for (const plan of (scenario.marks ?? []).toSorted((a, b) => a.at - b.at)) {
    state.seq += 1
    marks.push(markOf(plan, start, behaviour.projectId, state.seq, history))
  }
  return state
}

function markOf(plan: MarkPlan, start: number, projectId: string, seq: number, history: History): Mark {
  const { at, by, kind, workflowId, executionId, nodeId, text, until } = plan
  const run = history.runs.get(executionId)
  return {
    id: uuid('mark', by, at, kind, executionId),
    kind,
    position: seq,
    seq,
    projectId,
    region: 'cn-north-4',
    workflowId,
    workflowName: history.tasks.get(workflowId)?.plan.name ?? null,
    executionId,
    nodeId: nodeId ?? null,
    nodeName: run?.nodes.find(({ wire }) => wire.id === nodeId)?.wire.name ?? null,
    text: text ?? null,
    baseline: kind === 'snooze' && run ? baselineOf(run, nodeId) : null,
    operationId: null,
    user: { kind: 'iam', ...operatorOf(by) },
    at: start + at,
    until: kind === 'claim' ? start + at + CLAIM_MS : until === undefined ? null : start + until,
    ended: null,
  }
}

function rowOf(
  scenario: Scenario,
  story: StoryPlan,
  start: number,
  projectId: string,
  position: number,
  history: History,
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
    skipKind: story.skipKind ?? null,
    baseline: seenBefore(story, history) ?? usualBaseline(story),
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

function seenBefore({ executionId = '', nodeId = '' }: StoryPlan, { runs }: History): object | undefined {
  const run = runs.get(executionId)
  return run?.latest.has(nodeId) ? baselineOf(run, nodeId) : undefined
}

function usualBaseline({ action }: StoryPlan): object {
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
