import type { RunPlan, Scenario } from '../plan'
import { HOUR, MINUTE, past, step } from './build'
import { catalogue, planOf } from './catalogue'
import { pastCount, tonight } from './identity'
import { archiveLog, diskLog, kernelLog, nginxLog, passwordLog, uploadLog } from './logs'
import { nightColleagues, nightJournal, nightMarks, nightStops, steppedIn } from './nightStories'
import { hosts } from './targets'

const place = (workflowId: string) => ({ workflowId, executionId: tonight(workflowId) })

/** The notable runs of the failed night, for tests. */
export const night = {
  /** A chain of five stopped at its third node: 2 of 20 hosts failed. Retry succeeds. */
  rotate: {
    ...place('wf-rotate-tls'),
    workflow: 'Rotate TLS certificates',
    nodeId: 'reload-nginx',
    node: 'Reload nginx',
    nextNodeId: 'verify-expiry',
    nextNode: 'Verify expiry date',
  },
  /** A node timed out on one of three hosts. Retry succeeds. */
  vacuum: {
    ...place('wf-vacuum-orders'),
    workflow: 'Vacuum orders database',
    nodeId: 'vacuum',
    node: 'Vacuum full',
    nextNodeId: 'start-writers',
    nextNode: 'Start batch writers',
  },
  /** Paused for three hours; then a node, one whose errors are ignored, and the next pause. */
  payments: {
    ...place('wf-deploy-payments'),
    workflow: 'Deploy payments-api',
    nodeId: 'check-canary',
    node: 'Check the canary',
    nextNodeId: 'install-rest',
    nextNode: 'Install on the rest',
    ignoredNode: 'Warm caches',
    nextPauseId: 'confirm-traffic',
    nextPause: 'Confirm full traffic',
  },
  /** The run that contradicts itself: it failed, its only node succeeded, its errors are ignored, one target failed. */
  contradiction: {
    ...place('wf-clean-disks'),
    workflow: 'Clean disks on edge nodes',
    nodeId: 'clean-disks',
    node: 'Clean disks',
    failedHost: 'ecs-prod-edge-004',
  },
  /** A fan-out of three branches, one of which failed: nothing new begins in the others until it is dealt with. */
  fanOut: {
    ...place('wf-patch-kernel'),
    workflow: 'Patch kernel in all zones',
    nodeId: 'patch-zone-b',
    node: 'Patch zone B',
    nextNodeId: 'verify-zone-b',
    nextNode: 'Verify zone B',
  },
  /** Failed, and the workflow was edited after the run began. Retry fails once more, then succeeds. */
  edited: {
    ...place('wf-backup-billing'),
    workflow: 'Back up billing database',
    nodeId: 'upload',
    node: 'Upload to OBS',
    nextNodeId: 'verify',
    nextNode: 'Verify checksum',
  },
  /** Failed; its configuration holds a password. */
  secrets: {
    ...place('wf-change-passwords'),
    workflow: 'Change service account passwords',
    nodeId: 'change-password',
    node: 'Change ECS passwords',
    nextNodeId: 'check-login',
    nextNode: 'Check login',
  },
  /** Paused at its first node. */
  drill: {
    ...place('wf-dr-drill'),
    workflow: 'Disaster recovery drill',
    nodeId: 'freeze',
    node: 'Announce the freeze',
    nextNodeId: 'switch-dns',
    nextNode: 'Switch DNS to standby',
  },
  /** Failed at its last node: nothing runs next. */
  archive: {
    ...place('wf-archive-audit'),
    workflow: 'Archive audit trail',
    nodeId: 'step-2',
    node: 'Upload archive',
  },
  /** Acts on CCE workloads and runs now. */
  gateway: {
    ...place('wf-restart-gateway'),
    workflow: '重启网关工作负载',
    nodeId: 'restart-gateway',
    node: '重启 gateway 工作负载',
  },
  /** Awaiting approval. */
  approvals: [place('wf-resize-volumes'), place('wf-patch-openssl')],
  rejected: place('wf-scale-in'),
  waiting: place('wf-tune-kafka'),
  canceled: place('wf-deploy-mailer'),
  canceling: place('wf-collect-dumps'),
  /** Running when the world begins. */
  running: [
    place('wf-restart-gateway'),
    place('wf-rebuild-index'),
    place('wf-scale-out'),
    place('wf-deploy-search'),
  ],
  /** All is well. */
  succeeded: place('wf-rotate-logs'),
} as const

const run = (
  where: { workflowId: string; executionId: string },
  at: number,
  by: string,
  rest: Partial<RunPlan> = {},
) => ({
  id: where.executionId,
  workflowId: where.workflowId,
  at,
  by,
  ...rest,
})

const troubled: RunPlan[] = [
  run(night.rotate, -52 * MINUTE, 'chen.wei', {
    attempts: {
      'reload-nginx': [{ outcome: 'fail', failed: [6, 16], log: nginxLog }, { outcome: 'success' }],
    },
  }),
  run(night.vacuum, -2 * HOUR - 20 * MINUTE, 'li.na', {
    attempts: { vacuum: [{ outcome: 'timeout', failed: [1], notRun: [2] }, { outcome: 'success' }] },
  }),
  run(night.payments, -3 * HOUR - 2 * MINUTE, 'm.keller', {
    attempts: {
      'warm-caches': [{ outcome: 'fail', failed: [2], log: 'redis-cli: Could not connect to {host}:6379' }],
    },
  }),
  run(night.contradiction, -4 * HOUR, 'wang.fang', {
    attempts: { 'clean-disks': [{ outcome: 'fail', failed: [3], log: diskLog }] },
  }),
  run(night.fanOut, -34 * MINUTE, 's.okafor', {
    attempts: {
      'patch-zone-a': [{ outcome: 'success' }],
      'patch-zone-b': [
        { outcome: 'fail', failed: [2], notRun: [4, 5], log: kernelLog, exitCode: '100' },
        { outcome: 'success' },
      ],
    },
  }),
  run(night.edited, -25 * MINUTE, 'li.na', {
    attempts: {
      upload: [
        { outcome: 'fail', failed: [0], notRun: [1], log: uploadLog, exitCode: '55' },
        { outcome: 'fail', failed: [1], log: uploadLog, exitCode: '55' },
        { outcome: 'success' },
      ],
    },
    nodes: [
      ...planOf('wf-backup-billing').nodes.slice(0, 2),
      step('verify', 'Verify checksum', 60, hosts('db', 2), { description: 'As it was before the edit.' }),
    ],
  }),
  run(night.secrets, -74 * MINUTE, 'zhao.min', {
    ...steppedIn(night.secrets.workflowId),
    attempts: {
      'change-password': [
        { outcome: 'fail', failed: [1, 2], log: passwordLog, exitCode: '10' },
        { outcome: 'fail', failed: [1, 2], log: passwordLog, exitCode: '10' },
        { outcome: 'success' },
      ],
    },
  }),
  run(night.drill, -41 * MINUTE, 'm.keller'),
  run(night.archive, -95 * MINUTE, 'zhao.min', {
    attempts: {
      'step-2': [{ outcome: 'fail', failed: [0], log: archiveLog, exitCode: '2' }, { outcome: 'success' }],
    },
  }),
]

const others: RunPlan[] = [
  run(night.approvals[0], -47 * MINUTE, 'm.keller', { gate: 'waitApproval' }),
  run(night.approvals[1], -9 * MINUTE, 'chen.wei', { gate: 'waitApproval' }),
  run(night.rejected, -6 * HOUR, 's.okafor', { gate: 'approvalFailed' }),
  run(night.waiting, -3 * MINUTE, 'm.keller', { gate: 'waitExecute' }),
  run(night.canceled, -5 * HOUR, 'm.keller', steppedIn(night.canceled.workflowId)),
  run(night.canceling, -40_000, 'li.na', steppedIn(night.canceling.workflowId)),
  run(night.running[0], -20_000, '刘洋'),
  run(night.running[1], -35_000, 'li.na'),
  run(night.running[2], -15_000, 's.okafor'),
  run(night.running[3], -70_000, 'm.keller'),
]

const special = new Set([...troubled, ...others].map((plan) => plan.workflowId))

/** The night's other workflows ran well at some hour, some of them after somebody had stepped in. */
const well: RunPlan[] = catalogue
  .filter((plan) => !special.has(plan.id))
  .map((plan, index) => ({
    id: tonight(plan.id),
    workflowId: plan.id,
    at: -(20 + index * 23) * MINUTE,
    by: plan.createdBy,
    ...steppedIn(plan.id),
  }))

const earlier = catalogue.flatMap((plan) => past(plan, pastCount(plan.id), -10 * HOUR))
const schedules = [{ workflowId: 'wf-probe-endpoints', firstAt: 2 * MINUTE, everyMs: 5 * MINUTE }]

export const failedNight: Scenario = {
  workflows: catalogue,
  runs: [...earlier, ...troubled, ...others, ...well],
  schedules,
  journal: nightJournal,
  marks: nightMarks,
  behaviour: { watched: 'all' },
  stops: nightStops,
  colleagues: nightColleagues,
}

/** The same project on a quiet day: everything succeeded, two things run. */
export const calmDay: Scenario = {
  workflows: catalogue,
  runs: [
    ...catalogue.flatMap((plan) => past(plan, pastCount(plan.id), -12 * HOUR, false)),
    ...catalogue
      .filter((plan) => plan.nodes.every((node) => node.wire.category !== 'pause'))
      .map((plan, index) => ({
        id: tonight(plan.id),
        workflowId: plan.id,
        at: index < 2 ? -30_000 : -(60 + index * 17) * MINUTE,
        by: plan.createdBy,
      })),
  ],
  schedules,
}
