import { EFFECT_MS } from '../journal/past'
import type { ActPlan, AttemptPlan, ColleaguePlan, MarkPlan, RunPlan, StopPlan, StoryPlan } from '../plan'
import { HOUR, MINUTE } from './build'
import { tonight } from './identity'

// What the team did in the hours before, as AOM and the gateway's journal both have it.

/** On a node of the workflow's run of this night. */
const onNode = (
  at: number,
  by: string,
  workflowId: string,
  nodeId: string,
  action: 'restart' | 'skip',
  reason: string,
  more: Pick<StoryPlan, 'outcome' | 'skipKind'> = {},
): StoryPlan => ({
  at,
  by,
  action,
  workflowId,
  executionId: tonight(workflowId),
  nodeId,
  reason,
  ...more,
})

const ran = (at: number, by: string, workflowId: string, reason: string): StoryPlan => ({
  // The run began a second later.
  at: at - 1000,
  by,
  action: 'run',
  workflowId,
  reason,
})

const terminated = (at: number, by: string, workflowId: string, reason: string): StoryPlan => ({
  at: at - EFFECT_MS,
  by,
  action: 'terminate',
  workflowId,
  executionId: tonight(workflowId),
  reason,
  ...(at > -MINUTE && { isFresh: true }),
})

export const nightJournal: readonly StoryPlan[] = [
  terminated(-5 * HOUR + 30_000, 'm.keller', 'wf-deploy-mailer', 'Wrong version was picked'),
  onNode(-289 * MINUTE, '刘洋', 'wf-move-backups', 'step-1', 'restart', '归档存储桶的配额已经放大'),
  onNode(
    -266 * MINUTE,
    's.okafor',
    'wf-start-staging',
    'step-2',
    'skip',
    'The old search workload is gone for good',
    { skipKind: 'fixLater' },
  ),
  onNode(-230 * MINUTE, 'wang.fang', 'wf-clean-disks', 'clean-disks', 'restart', 'vdb1 is mounted again', {
    outcome: 'refused',
  }),
  onNode(-220 * MINUTE, 'zhao.min', 'wf-refresh-tokens', 'step-2', 'restart', 'Vault was sealed'),
  onNode(
    -212 * MINUTE,
    'zhao.min',
    'wf-refresh-tokens',
    'step-2',
    'restart',
    'Vault is unsealed on all nodes now',
  ),
  onNode(-197 * MINUTE, 'chen.wei', 'wf-sync-config', 'step-1', 'restart', 'Flag service is up again', {
    outcome: 'unknown',
  }),
  ran(-3 * HOUR - 2 * MINUTE, 'm.keller', 'wf-deploy-payments', 'Release 4.18.2'),
  onNode(-174 * MINUTE, 'wang.fang', 'wf-inspect-hosts', 'step-2', 'restart', '报告模板已经修复'),
  {
    at: -150 * MINUTE,
    by: 'li.na',
    action: 'disable',
    workflowId: 'wf-rebuild-index',
    reason: 'Index host is being replaced',
  },
  {
    at: -126 * MINUTE,
    by: 'li.na',
    action: 'enable',
    workflowId: 'wf-rebuild-index',
    reason: 'New index host is in place',
  },
  ran(-112 * MINUTE, 'chen.wei', 'wf-flush-cdn', 'Stale prices on the home page'),
  onNode(
    -62 * MINUTE,
    'zhao.min',
    'wf-change-passwords',
    'change-password',
    'restart',
    'cache-002 and -003 were rebooted',
  ),
  onNode(-60 * MINUTE, 'zhao.min', 'wf-sync-users', 'step-1', 'restart', 'LDAP replica is back'),
  ran(-41 * MINUTE, 'm.keller', 'wf-dr-drill', 'Quarterly drill'),
  ran(-34 * MINUTE, 's.okafor', 'wf-patch-kernel', 'CVE-2026-1147'),
  onNode(-12 * MINUTE, 'li.na', 'wf-backup-billing', 'upload', 'restart', 'Link to OBS is stable again', {
    outcome: 'notSent',
  }),
  ran(-70_000, 'm.keller', 'wf-deploy-search', 'Release 2.7.0'),
  ran(-20_000, '刘洋', 'wf-restart-gateway', '内存泄漏，先滚动重启'),
  ran(-15_000, 's.okafor', 'wf-scale-out', 'Search is slow'),
  terminated(-1000, 'li.na', 'wf-collect-dumps', 'The dump fills the disk'),
]

/** What they say of what waits now. */
export const nightMarks: readonly MarkPlan[] = [
  {
    at: -50 * MINUTE,
    by: 'li.na',
    kind: 'note',
    workflowId: 'wf-change-passwords',
    executionId: tonight('wf-change-passwords'),
    nodeId: 'change-password',
    text: 'Both hosts have a read-only /etc since the reboot. Storage team is called.',
  },
  {
    at: -31 * MINUTE,
    by: 'm.keller',
    kind: 'note',
    workflowId: 'wf-deploy-payments',
    executionId: tonight('wf-deploy-payments'),
    text: 'Continue only after the 07:00 release meeting.',
  },
  {
    at: -20 * MINUTE,
    by: 'm.keller',
    kind: 'snooze',
    workflowId: 'wf-dr-drill',
    executionId: tonight('wf-dr-drill'),
    nodeId: 'freeze',
    text: 'The freeze is announced once the on-call lead agrees',
    until: 45 * MINUTE,
  },
  {
    at: -8 * MINUTE,
    by: 'chen.wei',
    kind: 'claim',
    workflowId: 'wf-patch-kernel',
    executionId: tonight('wf-patch-kernel'),
    nodeId: 'patch-zone-b',
  },
]

const failed = (log: string): AttemptPlan => ({ outcome: 'fail', failed: [0], log, exitCode: '1' })
const succeeded: AttemptPlan = { outcome: 'success' }

/** What failed before somebody stepped in, by workflow and node. */
const attempts: Record<string, NonNullable<RunPlan['attempts']>> = {
  'wf-move-backups': { 'step-1': [failed('obsutil: 403 QuotaExceeded on {host}'), succeeded] },
  'wf-start-staging': {
    'step-2': [failed('Error from server (NotFound): deployments.apps "search-old" not found')],
  },
  'wf-refresh-tokens': {
    'step-2': [failed('vault: * Vault is sealed'), failed('vault: * Vault is sealed on node 2'), succeeded],
  },
  'wf-sync-config': {
    'step-1': [failed('curl: (7) Failed to connect to flags.internal port 443'), succeeded],
  },
  'wf-inspect-hosts': {
    'step-2': [failed('jinja2.exceptions.TemplateSyntaxError: unexpected end of template'), succeeded],
  },
  'wf-sync-users': { 'step-1': [failed("ldapsearch: Can't contact LDAP server (-1)"), succeeded] },
}

/** How the run of this night went where the team stepped in: its attempts, and what was done to it. */
export function steppedIn(workflowId: string): Pick<RunPlan, 'attempts' | 'acts'> {
  const acts = nightJournal.flatMap(({ at, action, nodeId, outcome, ...story }): ActPlan[] => {
    const isHere = story.workflowId === workflowId && story.executionId !== undefined
    const reachedAom = outcome === undefined || outcome === 'unknown'
    if (!isHere || !reachedAom || action === 'run' || action === 'enable' || action === 'disable') return []
    return [{ at: at + EFFECT_MS, action, ...(nodeId !== undefined && { nodeId }) }]
  })
  const tried = attempts[workflowId]
  return { ...(tried && { attempts: tried }), ...(acts.length > 0 && { acts }) }
}

/** What they do while somebody looks at the demo. */
export const nightColleagues: readonly ColleaguePlan[] = [
  {
    at: 90_000,
    user: 'zhao.min',
    executionId: tonight('wf-archive-audit'),
    nodeId: 'step-2',
    action: 'restart',
    reason: 'auditd rotates no more while this runs',
  },
  {
    at: 4 * MINUTE,
    user: 'm.keller',
    executionId: tonight('wf-dr-drill'),
    nodeId: 'freeze',
    action: 'continue',
    reason: 'Freeze is announced, on-call lead agrees',
  },
]

/** What stopped and went by itself, or by a hand in AOM's own console. */
export const nightStops: readonly StopPlan[] = [
  {
    at: -2 * HOUR - 37 * MINUTE,
    overAt: -2 * HOUR - 20 * MINUTE,
    workflowId: 'wf-clean-images',
    workflowName: '清理过期镜像',
    executionId: tonight('wf-clean-images'),
    nodeId: 'step-1',
    nodeName: '列出镜像',
    state: 'timedOut',
    cause: 'swr: dial tcp 10.0.12.31:443: i/o timeout',
    became: 'succeeded',
  },
  {
    at: -4 * HOUR - 9 * MINUTE,
    overAt: -4 * HOUR - 2 * MINUTE,
    workflowId: 'wf-stop-staging',
    workflowName: 'Stop staging at night',
    executionId: tonight('wf-stop-staging'),
    nodeId: 'step-1',
    nodeName: 'Stop workloads',
    state: 'failed',
    cause:
      'Error from server (Conflict): the object has been modified; please apply your changes to the latest version',
    became: 'succeeded',
  },
]
