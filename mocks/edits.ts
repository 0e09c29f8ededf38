import type { Command } from './command'
import type { History } from './history'
import { actAsColleague, type ColleagueAct } from './journal/colleagues'
import { endingOf } from './journal/endings'
import type { Journal } from './journal/journal'
import type { Outcome } from './journal/operation'
import type { Behaviour } from './plan'
import type { OperationAction } from './wire'

/** What a test changes in a world, at once. */
export interface Edits {
  /** Sets AOM's word for a node, and its begin time if given; the run is otherwise left as it is. */
  setNodeStatus(executionId: string, nodeId: string, status: string, beginTime?: number): void
  setExecutionStatus(executionId: string, status: string, taskStatus?: string): void
  removeResult(executionId: string, nodeId: string): void
  /** Another operator's operation past the gateway (in AOM's own console), with its effect at once. */
  actAsOther(executionId: string, nodeId: string, action: OperationAction): void
  /** Begins a run of the workflow at once; returns its execution id. */
  execute(workflowId: string): string
  /** A colleague's operation through the gateway, on record; AOM takes it as it takes any. Returns its id. */
  colleague(act: ColleagueAct): string
  /** What AOM answered to a colleague's operation that is open: the named one, else the newest. */
  colleagueAnswered(outcome?: Exclude<Outcome, 'open'>, id?: string): void
}

interface Dependencies {
  history: History
  journal: Journal
  behaviour: Behaviour
  perform: (command: Command) => void
  tick: () => number
}

export function createEdits(dependencies: Dependencies): Edits {
  const { history, journal, perform, tick } = dependencies
  return {
    setNodeStatus: (executionId, nodeId, status, beginTime) =>
      perform({
        kind: 'setNode',
        at: tick(),
        executionId,
        nodeId,
        status,
        ...(beginTime !== undefined && { beginTime }),
      }),
    setExecutionStatus: (executionId, status, taskStatus) =>
      perform({ kind: 'setRun', at: tick(), executionId, status, ...(taskStatus && { taskStatus }) }),
    removeResult: (executionId, nodeId) => perform({ kind: 'removeResult', at: tick(), executionId, nodeId }),
    actAsOther: (executionId, nodeId, action) => {
      const at = tick()
      perform({ kind: 'act', at, effectAt: at, executionId, nodeId, action })
    },
    execute: (workflowId) => {
      const executionId = history.nextExecutionId(workflowId)
      perform({ kind: 'execute', at: tick(), workflowId, executionId, by: 'night.shift' })
      return executionId
    },
    colleague: (act) => actAsColleague(dependencies, act, tick()).id,
    colleagueAnswered: (outcome = 'accepted', id) => {
      const open = journal.operations.findLast(
        (item) => item.outcome === 'open' && item.id === (id ?? item.id),
      )
      if (!open) throw new Error('No operation is open.')
      journal.end(open.id, endingOf(open, outcome, tick()))
    },
  }
}
