import type { Command } from '../command'
import type { History } from '../history'
import { operatorOf } from '../iamTokens'
import type { Behaviour, ColleaguePlan } from '../plan'
import { effectDelay, isActive, isLegal } from '../run'
import { between, uuid } from '../seed'
import { baselineOf } from './baseline'
import { acceptedAt } from './endings'
import type { Journal } from './journal'
import { PATIENCE_MS, type ChangeRequest, type JournalAction, type Operation } from './operation'

/** What another operator of the project does, through the same gateway. */
export interface ColleagueAct {
  user: string
  action: JournalAction
  /** Of an operation on a node, and of Terminate. */
  executionId?: string
  nodeId?: string
  /** Of Run and of a schedule. */
  workflowId?: string
  reason?: string
  skipKind?: Operation['skipKind']
  /** AOM has taken it, and its answer is yet to come: `colleagueAnswered` ends it. */
  isOpen?: boolean
}

interface Dependencies {
  history: History
  journal: Journal
  behaviour: Behaviour
  perform: (command: Command) => void
}

/** World ms until AOM answers a colleague who acts live, and until the colleague's page has seen the effect. */
const ANSWER_MS = 900
const SEEN_MS = 5000

/** Performs the operation and puts it on record. Throws where the gateway or AOM would refuse it. */
export function actAsColleague(
  dependencies: Dependencies,
  act: ColleagueAct,
  at: number,
  id?: string,
): Operation {
  const { journal } = dependencies
  const change = changeOf(dependencies, act, at, id ?? uuid('colleague', at, journal.seq))
  const holder = journal.holderOf(change)
  if (holder)
    throw new Error(`The operation ${holder.id} of ${holder.user.name ?? 'somebody'} is still open.`)
  dependencies.perform(commandOf(dependencies, change, at))
  const operation = journal.add(change)
  if (!act.isOpen) journal.end(operation.id, acceptedAt(operation, at))
  return operation
}

/** Lets the colleagues do what is due, each once, and only where it still can be done. */
export function letColleaguesAct(
  dependencies: Dependencies,
  plans: readonly ColleaguePlan[],
  start: number,
  now: number,
): void {
  for (const [index, plan] of plans.entries()) {
    const id = uuid('colleague', plan.user, index)
    const run = dependencies.history.runs.get(plan.executionId)
    if (
      now < start + plan.at ||
      dependencies.journal.find(id) ||
      !run ||
      !isLegal(run, plan.nodeId, plan.action)
    )
      continue
    const change = changeOf(dependencies, plan, now, id)
    if (dependencies.journal.holderOf(change)) continue
    dependencies.perform(commandOf(dependencies, change, now))
    dependencies.journal.add(change, { answerAt: now + ANSWER_MS, effectAt: now + SEEN_MS })
  }
}

function changeOf(
  { history, behaviour }: Dependencies,
  act: ColleagueAct,
  at: number,
  id: string,
): ChangeRequest {
  const run = act.executionId === undefined ? undefined : history.runs.get(act.executionId)
  const workflowId = run?.plan.workflowId ?? act.workflowId ?? ''
  const task = history.tasks.get(workflowId)
  if (!task) throw new Error(`There is no workflow or execution for ${JSON.stringify(act)}.`)
  const node = run?.nodes.find(({ wire }) => wire.id === act.nodeId)
  return {
    id,
    projectId: behaviour.projectId,
    region: 'cn-north-4',
    workflowId,
    workflowName: task.plan.name,
    executionId: act.executionId ?? null,
    nodeId: act.nodeId ?? null,
    nodeName: node?.wire.name ?? null,
    action: act.action,
    reason: act.reason ?? null,
    skipKind: act.skipKind ?? null,
    baseline: run ? baselineOf(run, act.nodeId) : { known: [] },
    user: { kind: 'iam', ...operatorOf(act.user) },
    address: addressOf(act.user),
    gatewayRequestId: uuid('gateway', id),
    requestedAt: at,
    deadlineAt: at + PATIENCE_MS,
  }
}

/** Somewhere in the office network. */
export const addressOf = (user: string): string => `10.32.4.${between(10, 240, 'address', user)}`

function commandOf({ history, behaviour }: Dependencies, change: ChangeRequest, at: number): Command {
  const { action, workflowId } = change
  const executionId = change.executionId ?? ''
  const nodeId = change.nodeId ?? ''
  const run = history.runs.get(executionId)
  switch (action) {
    case 'run':
      return {
        kind: 'execute',
        at,
        workflowId,
        executionId: history.nextExecutionId(workflowId),
        by: change.user.name ?? '',
      }
    case 'enable':
    case 'disable':
      return { kind: 'trigger', at, workflowId, status: action === 'enable' ? 'active' : 'inactive' }
    case 'terminate':
      if (!run || !isActive(run)) throw new Error(`AOM would not terminate ${executionId}.`)
      return { kind: 'terminate', at, executionId }
    default: {
      if (!run || !isLegal(run, nodeId, action)) throw new Error(`AOM would not ${action} ${nodeId}.`)
      const effectAt = at + effectDelay(behaviour, executionId, nodeId, change.id)
      return { kind: 'act', at, effectAt, executionId, nodeId, action }
    }
  }
}
