import { rowsOf } from '#domain/execution/attention'
import {
  consequencesOf,
  consequencesOfRun,
  consequencesOfTermination,
} from '#domain/operation/send/consequences'
import { withDefinition, type Execution, type ExecutionSummary } from '#domain/execution/execution'
import { graphOf } from '#domain/execution/graph'
import { causeOf } from '#domain/execution/cause'
import type { ExecutionNode } from '#domain/execution/node'
import { states, type Status } from '#domain/execution/status'
import { scoreTargets, sortTargets } from '#domain/execution/target'
import type { WorkflowPage } from '#domain/execution/workflow'
import { factsOf, reconcile } from '#domain/operation/activity'
import { changesBetween, possibleOn } from '#domain/operation/send/beforeSending'
import { runBaseline } from '#domain/operation/kinds/run'
import { terminationBaseline } from '#domain/operation/kinds/termination'
import { actions } from '#domain/operation/action'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { judge, type Operation } from '#domain/operation/operation'
import type { TeamOperation } from '#domain/operation/teamOperation'
import type { Format } from '#i18n/format'
import { columnsIn, layoutGraph } from '#screens/execution/graphLayout'
import { contradictionOf, failedWithoutCause } from '#screens/execution/contradictions'
import { layoutTimeline } from '#screens/execution/timeline'
import { runStatistics } from '#screens/workflow/runStatistics'

/* What must be true of whatever was read, however odd the answer was. */

/** Millions of them: vitest's own would take minutes. */
function must(isTrue: boolean, what: string, of?: unknown): void {
  if (!isTrue) throw new Error(`${what}: ${String(of)}`)
}

const known: ReadonlySet<string> = new Set(states)

function beUnique(ids: readonly string[]) {
  must(new Set(ids).size === ids.length, 'ids are unique', ids)
  // Every id can stand in an address.
  for (const id of ids) must(encodeURIComponent(id) !== '', 'an id can stand in an address', id)
}

function beStatus({ state, raw }: Status) {
  must(known.has(state), 'a state', state)
  must(typeof raw === 'string', 'AOM’s word', raw)
}

function beMoments(moments: readonly (number | undefined)[], format: Format) {
  for (const moment of moments) {
    if (moment === undefined) continue
    must(Math.abs(moment) <= 8.64e15, 'a moment', moment)
    const words = `${format.time(moment)} ${format.duration(moment)}`
    must(!/NaN|undefined|Infinity|Invalid/.test(words), 'words of a moment', words)
  }
}

/** Whatever is asked of it is judged, and a verdict has a reason. */
function beJudged(operation: Operation) {
  const verdict = judge(operation)
  must(verdict.allowed || verdict.refusal !== undefined, 'a refusal has a reason')
  must(
    possibleOn(operation).every((other) => judge(other).allowed),
    'what is possible is allowed',
  )
  must(changesBetween(operation, operation).length === 0, 'the same has not changed')
}

function beSaneNodes(nodes: readonly ExecutionNode[], format: Format) {
  beUnique(nodes.map(({ id }) => id))
  for (const node of nodes) {
    beStatus(node.status)
    beUnique(node.targets.map(({ key }) => key))
    must(node.name !== '', 'a node has a name', node.id)
    beMoments([node.beganAt, node.endedAt, ...node.attempts.flatMap((a) => [a.beganAt, a.endedAt])], format)
    beMoments(
      node.targets.flatMap(({ startedAt, durationMs }) => [startedAt, durationMs]),
      format,
    )
    const { total } = scoreTargets(node.targets)
    must(total === sortTargets(node.targets).length, 'every target counts', total)
    const line = causeOf(node)?.line
    must(line === undefined || /\S/.test(line), 'a line', line)
  }
  const graph = graphOf(nodes)
  must(graph.nodes.length === nodes.length, 'every node stands in the graph', graph.nodes.length)
  const levels = new Map(graph.nodes.map(({ id, level }) => [id, level]))
  for (const { from, to } of graph.edges)
    must((levels.get(from) ?? Infinity) < (levels.get(to) ?? -1), 'an edge leads on', [from, to])
  must(layoutGraph(graph, columnsIn(1_000)).positions.size === nodes.length, 'every node has a place')
  for (const bars of layoutTimeline(nodes, Date.UTC(2026, 10, 24)).bars.values())
    for (const { from, to } of bars) must(from >= 0 && to <= 1 && from <= to, 'a bar', [from, to])
}

export function beSaneExecution(execution: Execution, format: Format) {
  beStatus(execution.status)
  beMoments([execution.beganAt, execution.endedAt, execution.updatedAt, execution.definitionEditedAt], format)
  beSaneNodes(execution.nodes, format)
  failedWithoutCause(execution)
  const workflow = {
    id: 'w',
    name: 'w',
    tags: [],
    status: execution.status,
    nodes: execution.nodes.slice(0, 2),
  }
  const rows = rowsOf(workflow, execution, new Set())
  beUnique(rows.map(({ key }) => key))
  for (const node of execution.nodes) {
    contradictionOf(execution, node)
    must(
      rows.some((row) => row.node === node && row.kind !== 'unknown') === waitsForPerson(execution, node),
      'who waits is shown',
      node.id,
    )
    for (const action of actions.node) {
      beJudged({ action, execution, nodeId: node.id })
      const { runsNext, runsLater } = consequencesOf(execution, node.id, action)
      beUnique([...runsNext, ...runsLater].map(({ id }) => id))
    }
  }
  beJudged({ action: 'terminate', execution })
  consequencesOfTermination(execution)
  terminationBaseline(execution)
  beUnique(withDefinition(execution, workflow).nodes.map(({ id }) => id))
}

export function beSaneWorkflows({ workflows, total, count, unreadable }: WorkflowPage, format: Format) {
  must(total === undefined || (Number.isSafeInteger(total) && total >= 0), 'a total', total)
  must(workflows.length + unreadable <= count, 'a count', count)
  for (const workflow of workflows) {
    beUnique([workflow.id])
    beStatus(workflow.status)
    beUnique(workflow.tags.map(({ key }) => `_${key}`))
    const { lastExecution: last, createdAt, updatedAt, editedAt } = workflow
    beMoments([createdAt, updatedAt, editedAt, last?.beganAt, last?.endedAt], format)
    beSaneNodes(workflow.nodes, format)
    consequencesOfRun(workflow.nodes)
    beJudged({ action: 'run', workflow, executions: [] })
    beJudged({ action: 'enable', workflow })
  }
}

export function beSaneList(executions: readonly ExecutionSummary[], format: Format) {
  beUnique(executions.map(({ executionId }) => executionId))
  for (const { status, nodes, beganAt, endedAt } of executions) {
    beStatus(status)
    beUnique(nodes.map(({ nodeId }) => nodeId))
    beMoments([beganAt, endedAt], format)
  }
  const { successRate = 0, medianMs = 0 } = runStatistics(executions)
  must(successRate >= 0 && successRate <= 1 && medianMs >= 0, 'statistics', [successRate, medianMs])
  must(runBaseline(executions).known.length <= executions.length, 'a baseline')
}

export function beSaneActivity(operations: readonly TeamOperation[]) {
  const unique = [...new Map(operations.map((row) => [row.id, row])).values()]
  const knowledge = { operations: unique, all: unique, hasOlder: false, readAt: 1 }
  const entries = reconcile(knowledge, [], {})
  beUnique(entries.map(({ id }) => id))
  for (const entry of entries) {
    const { requestedAt, answeredAt, effect } = factsOf(entry)
    for (const moment of [requestedAt, answeredAt ?? 1, effect?.seenAt ?? 1])
      must(Math.abs(moment) <= 8.64e15, 'a moment', moment)
  }
}
