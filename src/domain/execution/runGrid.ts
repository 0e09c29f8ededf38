import type { ExecutionSummary, NodeStatus } from './execution'
import type { ExecutionNode } from './node'
import { isFailed } from './pause'
import { isUnbegun } from './status'

/** A node in all runs of a workflow. */
export interface GridColumn {
  readonly id: string
  readonly name: string
  /** False: only runs of an earlier definition have it. */
  readonly isDefined: boolean
  /** In so many of the runs in which it has a result it failed or timed out, as AOM lists them now. */
  readonly failed: number
  readonly ran: number
}

export interface GridRun {
  readonly execution: ExecutionSummary
  /** By column; undefined where the node has no result in this run. */
  readonly cells: readonly (NodeStatus | undefined)[]
}

interface RunGrid {
  /** Today's nodes in order, then those that are no longer defined. */
  readonly columns: readonly GridColumn[]
  readonly runs: readonly GridRun[]
}

/** Runs × nodes: a column is one node, whichever run has it. */
export function runGrid(executions: readonly ExecutionSummary[], nodes: readonly ExecutionNode[]): RunGrid {
  const results = new Map<string, NodeStatus[]>()
  for (const result of executions.flatMap((run) => run.nodes))
    results.set(result.nodeId, [...(results.get(result.nodeId) ?? []), result])
  const defined = new Set(nodes.map(({ id }) => id))
  const gone = [...results.keys()].filter((id) => !defined.has(id))
  const columns = [
    ...nodes.map(({ id, name }) => ({ id, name, isDefined: true })),
    ...gone.map((id) => ({ id, name: id, isDefined: false })),
  ].map((column): GridColumn => {
    // AOM lists some that it has not begun.
    const own = (results.get(column.id) ?? []).filter(({ status }) => !isUnbegun(status.state))
    return { ...column, failed: own.filter(isFailed).length, ran: own.length }
  })
  return {
    columns,
    runs: executions.map((execution) => {
      const byId = new Map(execution.nodes.map((result) => [result.nodeId, result]))
      return { execution, cells: columns.map(({ id }) => byId.get(id)) }
    }),
  }
}

/** The nodes that failed at all, those that fail most often first. */
export const failingColumns = ({ columns }: RunGrid): readonly GridColumn[] =>
  columns.filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed / b.ran - a.failed / a.ran)
