import { hash, pick } from '../seed'
import type { RunPlan, Scenario } from '../plan'
import { DAY, MINUTE, pause, people, step, workflow } from './build'
import { runId } from './identity'
import { hosts } from './targets'
import { nginxLog } from './logs'

const verbs = ['Restart', 'Deploy', 'Back up', 'Verify', 'Clean', 'Scale', 'Patch', 'Rotate', '巡检', '清理']
const nouns = [
  'orders',
  'billing',
  'search',
  'gateway',
  'catalogue',
  'ledger',
  'mailer',
  'reports',
  'sessions',
  '订单服务',
]
const few = hosts('fleet', 3)
const plain = [step('prepare', 'Prepare', 30, few.slice(0, 1)), step('apply', 'Apply', 60, few)]
const withPause = [plain[0]!, pause('approve', 'Check by hand'), plain[1]!]

/** 10,000 workflows with one or two runs each; one in 50 failed, one in 200 is paused, one in 500 runs. */
export function many(count = 10_000): Scenario {
  const workflows = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0')
    return workflow(
      `wf-${number}`,
      `${pick(verbs, 'verb', index)} ${pick(nouns, 'noun', index)} ${number}`,
      index % 200 === 7 ? withPause : plain,
      {
        by: pick(people, index),
        tags: { team: `team-${index % 12}` },
        ...(index % 3 === 0 && { daily: '02:00:00' }),
      },
    )
  })
  const runs = workflows.flatMap((plan, index): RunPlan[] => {
    const at = index % 500 === 3 ? -20_000 : -(10 + (hash('at', index) % 2800)) * MINUTE
    const base = { workflowId: plan.id, by: plan.createdBy }
    // Every tenth has a run of some days ago, so that a workflow's page has more than one.
    const hasPast = index % 10 === 1
    const earlier: RunPlan = {
      ...base,
      id: runId(plan.id, 1),
      at: at - 3 * DAY,
      acts: [{ at: at - 3 * DAY + 10 * MINUTE, nodeId: 'approve', action: 'continue' }],
    }
    return [
      ...(hasPast ? [earlier] : []),
      {
        ...base,
        id: runId(plan.id, hasPast ? 2 : 1),
        at,
        ...(index % 50 === 11 && {
          attempts: { apply: [{ outcome: 'fail', failed: [1], log: nginxLog }, { outcome: 'success' }] },
        }),
      },
    ]
  })
  return { workflows, runs }
}

/** One run at AOM's limits: 20 nodes; 200 targets in one of them, 12 of which failed. */
export function manyTargets(): Scenario {
  const fleet = hosts('fleet', 200)
  const names = [
    'Prepare',
    'Stop agents',
    'Copy package',
    'Check space',
    'Install',
    'Migrate',
    'Configure',
    'Start agents',
  ]
  const nodes = Array.from({ length: 20 }, (_, index) => {
    const name = names[index] ?? `Verify shard ${index - names.length + 1}`
    return step(
      `node-${String(index + 1).padStart(2, '0')}`,
      name,
      index === 4 ? 300 : 40,
      index === 4 ? fleet : fleet.slice(0, 10),
    )
  })
  const plan = workflow('wf-fleet', 'Install agent on the whole fleet', nodes, {
    by: 's.okafor',
    daily: '00:30:00',
  })
  const failed = [3, 17, 18, 42, 77, 90, 101, 133, 150, 166, 181, 199]
  const notRun = [195, 196, 197, 198]
  return {
    workflows: [plan],
    runs: [
      ...Array.from({ length: 8 }, (_, index) => ({
        id: runId('wf-fleet', index + 1),
        workflowId: 'wf-fleet',
        at: -(9 - index) * DAY,
        by: 's.okafor',
      })),
      {
        id: runId('wf-fleet', 9),
        workflowId: 'wf-fleet',
        at: -80 * MINUTE,
        by: 's.okafor',
        attempts: { 'node-05': [{ outcome: 'fail', failed, notRun, log: nginxLog }, { outcome: 'success' }] },
      },
    ],
  }
}
