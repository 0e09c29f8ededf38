import type { Grouping } from '#domain/execution/grouping'
import type { ActionOf } from '#domain/operation/action'
import type { Messages } from '#i18n/en'

const nodes = (count: string) => (count === '1' ? '1 node' : `${count} nodes`)

export const triage = ({ verb }: Messages['operation']) => ({
  groupBy: 'Group by',
  grouping: {
    cause: 'Cause',
    workflow: 'Workflow',
    target: 'Target',
    none: 'None',
  } satisfies Record<Grouping, string>,
  selectAll: 'Select all',
  select: (node: string, workflow: string) => `Select ${node} of ${workflow}`,
  selectGroup: (what: string) => `Select all: ${what}`,
  selected: (count: string) => `${count} selected`,
  clear: 'Clear selection',
  /** After the verb, where there is room: "Retry selected". */
  ofSelected: ' selected',
  noneOfThem: (action: ActionOf<'node'>) => `${verb[action]} can be asked of none of the selected nodes.`,
  busy: 'Another bulk operation is under way. Stop it, or wait for its end.',
  group: {
    nodes,
    causes: (count: number) => `${count} different causes`,
    workflows: (written: string) => (written === '1' ? 'in 1 workflow' : `in ${written} workflows`),
    resting: (count: number) => `${count} no longer waiting`,
    since: (time: string) => `since ${time}`,
    noReason: { failed: 'AOM gave no reason', timedOut: 'Timed out; AOM gave no reason' },
    pause: (words: string) => `Pause: ${words}`,
    operate: (action: ActionOf<'node'>) => `${verb[action]} all`,
    operateLabel: (action: ActionOf<'node'>, count: string, what: string) =>
      `${verb[action]} all ${nodes(count)}: ${what}`,
    open: (what: string) => `Show the nodes: ${what}`,
    why: 'Why grouped',
  },
  why: {
    title: 'Why these are grouped',
    cause:
      'The line that names the fault reads the same in all of them, once hosts, ids, numbers, times and paths are set aside:',
    noReason: 'AOM reports how these nodes ended, and neither a reason, a message nor a log.',
    pause: 'These pauses have the same name and the same instruction:',
    workflow: 'These nodes are of one workflow:',
    target: 'These nodes have one target in trouble. A node with several stands with each of them:',
    words: 'What each of them says:',
    onlyThese: 'Show only these',
  },
  only: (what: string) => `Only: ${what}`,
  onlyGone: 'Nothing waits with the cause of this link any more.',
  showAll: 'Show all',
  leaveWall: 'Leave the wall view',
  approvals: {
    explain:
      'AOM approves through SMN, not through its API: the approvers answer the message they were sent.',
    waitsFor: 'for',
  },
  unexplained: {
    these: (workflows: string) => `Stopped, though no node waits: ${workflows}`,

    explain:
      'AOM says that these executions failed or are paused, but reports no node that can be retried, skipped or continued.',
  },
})
