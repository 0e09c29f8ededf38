import type { AttemptPlan, NodePlan, Scenario } from '../plan'
import { HOUR, pause, step, workflow } from './build'
import { runId } from './identity'
import { nginxLog } from './logs'
import { hosts } from './targets'

/**
 * One execution of `count` nodes: a chain from which every fifth node fans out into three branches of their own.
 * Two thirds ran; one failed, so the rest has not begun.
 */
export function graph(count: number): Scenario {
  const target = hosts('bench', 2)
  const nodes: NodePlan[] = []
  const nameOf = (index: number) => `Step ${String(index + 1).padStart(4, '0')}`
  let trunk = -1
  for (let index = 0; index < count; index++) {
    const id = `n-${String(index + 1).padStart(4, '0')}`
    // Of eight nodes, five go down the trunk and three hang off its last one.
    const isBranch = index % 8 >= 5
    const parent = trunk < 0 ? {} : { parent: nameOf(trunk) }
    nodes.push(
      index % 8 === 6 ? pause(id, nameOf(index), parent) : step(id, nameOf(index), 2, target, parent),
    )
    if (!isBranch) trunk = index
  }
  const failing = Math.floor((count * 2) / 3 / 8) * 8
  const attempts: Record<string, AttemptPlan[]> = {
    [`n-${String(failing + 1).padStart(4, '0')}`]: [
      { outcome: 'fail', failed: [0], log: nginxLog },
      { outcome: 'success' },
    ],
  }
  const id = `wf-graph-${count}`
  return {
    workflows: [workflow(id, `Graph of ${count} nodes`, nodes, { by: 'm.keller' })],
    runs: [{ id: runId(id, 1), workflowId: id, at: -2 * HOUR, by: 'm.keller', attempts }],
  }
}
