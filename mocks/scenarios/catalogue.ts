import type { WorkflowPlan } from '../plan'
import { HOUR, MINUTE, pause, step, workflow } from './build'
import { hosts, workloads } from './targets'

// The workflows of the mocked project. Which of them is in trouble is for a scenario to say.

const web = hosts('web', 20)
const api = hosts('api', 8)
const db = hosts('db', 3)
const cache = hosts('cache', 4)
const edge = hosts('edge', 6)
const payments = { env: 'prod', team: 'payments' }
const platform = { env: 'prod', team: 'platform' }
const data = { env: 'prod', team: 'data' }

/** Rotate TLS certificates: a chain of five. */
const rotateTls = workflow(
  'wf-rotate-tls',
  'Rotate TLS certificates',
  [
    step('fetch-certificate', 'Fetch certificate', 20, hosts('ops', 1)),
    step('distribute', 'Distribute to web hosts', 90, web, {
      log: '[{host}] 2 files copied to /etc/nginx/tls',
    }),
    step('reload-nginx', 'Reload nginx', 60, web, {
      log: 'nginx: configuration file /etc/nginx/nginx.conf test is successful',
    }),
    step('verify-expiry', 'Verify expiry date', 30, web),
    step('clean-old', 'Remove old certificates', 20, web, { ignore: true }),
  ],
  {
    description: 'Fetches the new wildcard certificate and brings it to every web host.',
    by: 'chen.wei',
    tags: platform,
    daily: '02:10:00',
    edits: [-40 * 24 * HOUR],
    input: { notice: { topic: 'sre-night' } },
  },
)

const deployPayments = workflow(
  'wf-deploy-payments',
  'Deploy payments-api',
  [
    step('drain', 'Drain traffic', 40, api.slice(0, 4)),
    step('install-canary', 'Install on canary', 60, api.slice(0, 1), { task: 'CMS::ECS::Package' }),
    pause('check-canary', 'Check the canary', {
      description: 'Look at error rate and latency for 15 minutes.',
    }),
    step('install-rest', 'Install on the rest', 180, api, { task: 'CMS::ECS::Package' }),
    step('warm-caches', 'Warm caches', 45, cache, { ignore: true }),
    pause('confirm-traffic', 'Confirm full traffic'),
    step('restore-traffic', 'Restore traffic', 40, api),
  ],
  {
    description: 'Canary first, then all of payments-api.',
    by: 'm.keller',
    tags: payments,
    taskType: 'package',
    template: 'CMS::ECS::Package',
  },
)

const vacuum = workflow(
  'wf-vacuum-orders',
  'Vacuum orders database',
  [
    step('stop-writers', 'Stop batch writers', 30, api.slice(4)),
    step('vacuum', 'Vacuum full', 1500, db),
    step('start-writers', 'Start batch writers', 30, api.slice(4)),
    step('report', 'Send report', 10, hosts('ops', 1), { ignore: true }),
  ],
  { by: 'li.na', tags: data, daily: '01:30:00' },
)

const cleanDisks = workflow(
  'wf-clean-disks',
  'Clean disks on edge nodes',
  [step('clean-disks', 'Clean disks', 120, edge, { ignore: true, log: 'Freed 3.1 GB under /var/log' })],
  {
    description: 'Deletes rotated logs older than 14 days.',
    by: 'wang.fang',
    tags: platform,
    daily: '00:45:00',
    template: 'CMS::ECS::BulkyCleanDisks',
  },
)

const patchRegions = workflow(
  'wf-patch-kernel',
  'Patch kernel in all zones',
  [
    step('prepare', 'Prepare packages', 40, hosts('ops', 1)),
    step('patch-zone-a', 'Patch zone A', 240, hosts('node-a', 6), { parent: 'Prepare packages' }),
    step('patch-zone-b', 'Patch zone B', 240, hosts('node-b', 6), { parent: 'Prepare packages' }),
    step('patch-zone-c', 'Patch zone C', 240, hosts('node-c', 6), { parent: 'Prepare packages' }),
    step('verify-zone-a', 'Verify zone A', 40, hosts('node-a', 6), { parent: 'Patch zone A' }),
    step('verify-zone-b', 'Verify zone B', 40, hosts('node-b', 6), { parent: 'Patch zone B' }),
    step('verify-zone-c', 'Verify zone C', 40, hosts('node-c', 6), { parent: 'Patch zone C' }),
  ],
  { description: 'Three zones side by side, each verified on its own.', by: 's.okafor', tags: platform },
)

const restartGateway = workflow(
  'wf-restart-gateway',
  '重启网关工作负载',
  [
    step('restart-gateway', '重启 gateway 工作负载', 90, workloads('edge', 'gateway', 'gateway-internal')),
    step('check-gateway', '检查就绪副本', 30, workloads('edge', 'gateway', 'gateway-internal')),
  ],
  {
    description: '滚动重启网关并检查副本数',
    by: '刘洋',
    tags: platform,
    template: 'CMS::CCE::RestartWorkloadInstance',
    taskType: 'cloud',
    i18n: {
      'zh-cn': { name: '重启网关工作负载', description: '滚动重启网关并检查副本数' },
      'en-us': {
        name: 'Restart gateway workloads',
        description: 'Rolls the gateway and checks its replicas',
      },
    },
  },
)

const changePasswords = workflow(
  'wf-change-passwords',
  'Change service account passwords',
  [
    step('change-password', 'Change ECS passwords', 80, cache, {
      parameters: { 'user_password.password': 'not-a-real-password' },
    }),
    step('check-login', 'Check login', 30, cache),
  ],
  {
    by: 'zhao.min',
    tags: { env: 'prod', team: 'security' },
    template: 'CMS::ECS::BulkyChangeECSPassword',
    taskType: 'cloud',
    input: { user_password: { username: 'svc-cache', password: 'not-a-real-password' } },
  },
)

const failover = workflow(
  'wf-dr-drill',
  'Disaster recovery drill',
  [
    pause('freeze', 'Announce the freeze'),
    step('switch-dns', 'Switch DNS to standby', 60, hosts('dns', 2)),
    step('promote', 'Promote standby database', 120, db.slice(2)),
    pause('observe', 'Observe the standby site'),
    step('switch-back', 'Switch back', 60, hosts('dns', 2)),
  ],
  { description: 'Quarterly. Ask the on-call lead before each step.', by: 'm.keller', tags: platform },
)

const backup = workflow(
  'wf-backup-billing',
  'Back up billing database',
  [
    step('lock', 'Take consistent snapshot', 60, db.slice(0, 2)),
    step('upload', 'Upload to OBS', 400, db.slice(0, 2)),
    step('verify', 'Verify checksum', 60, db.slice(0, 2)),
  ],
  { by: 'li.na', tags: data, daily: '03:00:00', edits: [-60 * 24 * HOUR, -12 * MINUTE] },
)

const heartbeat = workflow(
  'wf-probe-endpoints',
  'Probe public endpoints',
  [step('probe', 'Probe endpoints', 25, edge), step('publish', 'Publish result', 8, hosts('ops', 1))],
  { by: 's.okafor', tags: platform, daily: '00:00:00' },
)

/** Small daily chores: id, name, first node, second node, creator, time of day (none: by hand). */
const chores: [string, string, string, string, string, string?][] = [
  ['wf-rotate-logs', 'Rotate application logs', 'Rotate logs', 'Compress old logs', 'wang.fang', '00:15:00'],
  ['wf-sync-users', 'Synchronise LDAP users', 'Read directory', 'Write users', 'zhao.min', '01:00:00'],
  ['wf-scale-out', 'Scale out search nodes', 'Start instances', 'Join cluster', 's.okafor'],
  ['wf-scale-in', 'Scale in search nodes', 'Leave cluster', 'Stop instances', 's.okafor'],
  ['wf-rebuild-index', 'Rebuild product index', 'Export products', 'Build index', 'li.na', '02:00:00'],
  ['wf-restart-rds', 'Restart reporting RDS', 'Restart instance', 'Check connections', 'li.na'],
  ['wf-flush-cdn', 'Flush CDN cache', 'Flush paths', 'Prefetch home page', 'chen.wei'],
  ['wf-check-certs', '检查证书有效期', '读取证书', '发送报告', '刘洋', '08:00:00'],
  ['wf-clean-images', '清理过期镜像', '列出镜像', '删除镜像', '刘洋', '03:30:00'],
  ['wf-inspect-hosts', '主机每日巡检', '采集指标', '生成巡检报告', 'wang.fang', '06:00:00'],
  ['wf-patch-openssl', 'Patch OpenSSL on edge', 'Install package', 'Restart services', 'chen.wei'],
  ['wf-archive-audit', 'Archive audit trail', 'Collect records', 'Upload archive', 'zhao.min', '04:00:00'],
  ['wf-resize-volumes', 'Resize data volumes', 'Extend volumes', 'Grow file systems', 'm.keller'],
  ['wf-deploy-search', 'Deploy search-service', 'Install package', 'Health check', 'm.keller'],
  ['wf-deploy-mailer', 'Deploy mailer', 'Install package', 'Health check', 'm.keller'],
  ['wf-collect-dumps', 'Collect heap dumps', 'Dump heap', 'Upload dumps', 'li.na'],
  ['wf-sync-config', 'Synchronise feature flags', 'Read flags', 'Write flags', 'chen.wei', '05:00:00'],
  [
    'wf-refresh-tokens',
    'Refresh service tokens',
    'Issue tokens',
    'Distribute tokens',
    'zhao.min',
    '05:30:00',
  ],
  ['wf-stop-staging', 'Stop staging at night', 'Stop workloads', 'Stop instances', 's.okafor', '22:00:00'],
  [
    'wf-start-staging',
    'Start staging in the morning',
    'Start instances',
    'Start workloads',
    's.okafor',
    '07:00:00',
  ],
  ['wf-move-backups', '迁移冷备份', '选择备份', '迁移到归档存储', '刘洋', '04:30:00'],
  ['wf-tune-kafka', 'Rebalance Kafka partitions', 'Plan moves', 'Move partitions', 'm.keller'],
]

const choreWorkflows = chores.map(([id, name, first, second, by, daily], index) =>
  workflow(
    id,
    name,
    [
      step('step-1', first, 50 + index * 3, hosts(index % 2 ? 'batch' : 'worker', 3 + (index % 5))),
      step('step-2', second, 30 + index * 2, hosts(index % 2 ? 'batch' : 'worker', 3 + (index % 5))),
    ],
    { by, tags: index % 3 ? platform : data, ...(daily && { daily }) },
  ),
)

export const catalogue: readonly WorkflowPlan[] = [
  rotateTls,
  deployPayments,
  vacuum,
  cleanDisks,
  patchRegions,
  restartGateway,
  changePasswords,
  failover,
  backup,
  heartbeat,
  ...choreWorkflows,
]

/** The workflow with this id; an unknown one is a mistake in a scenario. */
export function planOf(id: string): WorkflowPlan {
  const plan = catalogue.find((entry) => entry.id === id)
  if (!plan) throw new Error(`The catalogue has no workflow ${id}.`)
  return plan
}
