import type { RunPlan, Scenario } from '../plan'
import { HOUR, MINUTE, past, step, workflow } from './build'
import { pastCount, tonight } from './identity'
import { kernelLog, nginxLog } from './logs'
import { failedNight } from './night'
import { hosts } from './targets'

/*
 * The failed night, and in it what a bad quarter of an hour does to a fleet: at 02:14 the unattended upgrades held the
 * package lock on every cluster that was about to be patched.
 */

const services = ['checkout', 'catalogue', 'search', 'payments', 'sessions', 'ledger', 'mailer', 'gateway']
const tags = { env: 'prod', team: 'platform' }

/** With zone B of the failed night, which waits for the same lock, they are forty. */
const clusters = services
  .flatMap((service) => Array.from({ length: 5 }, (_, index) => `${service}-${index + 1}`))
  .slice(0, 39)

const patches = clusters.map((cluster) =>
  workflow(
    `wf-patch-${cluster}`,
    `Patch kernel on ${cluster}`,
    [
      step('prepare', 'Prepare packages', 20, hosts('ops', 1)),
      step('patch', `Patch ${cluster}`, 40, hosts(cluster, 3)),
      step('verify', `Verify ${cluster}`, 20, hosts(cluster, 3)),
    ],
    { by: 's.okafor', tags, daily: '02:13:00', description: 'One cluster of many, patched at night.' },
  ),
)

const sites = ['shop', 'status', 'docs']
const certificates = sites.map((site) =>
  workflow(
    `wf-certificate-${site}`,
    `Renew certificate of ${site}`,
    [
      step('fetch', 'Fetch certificate', 10, hosts('ops', 1)),
      step('reload', `Reload ${site}`, 20, hosts(site, 2)),
    ],
    { by: 'chen.wei', tags, daily: '02:20:00' },
  ),
)

const failing = (
  plan: (typeof patches)[number],
  at: number,
  nodeId: string,
  log: string,
  exitCode: string,
): RunPlan => ({
  id: tonight(plan.id),
  workflowId: plan.id,
  at,
  by: plan.createdBy,
  attempts: {
    [nodeId]: [
      // Each cluster's lock is held by a process of its own.
      { outcome: 'fail', failed: [0], log, exitCode },
      { outcome: 'success' },
    ],
  },
})

export const alike: Scenario = {
  ...failedNight,
  workflows: [...failedNight.workflows, ...patches, ...certificates],
  runs: [
    ...failedNight.runs,
    ...[...patches, ...certificates].flatMap((plan) => past(plan, pastCount(plan.id), -10 * HOUR, false)),
    ...patches.map((plan, index) =>
      failing(
        plan,
        -59 * MINUTE + index * 1000,
        'patch',
        kernelLog.replace('21877', String(21_877 + index * 13)),
        '100',
      ),
    ),
    ...certificates.map((plan, index) => failing(plan, -47 * MINUTE + index * 1000, 'reload', nginxLog, '1')),
  ],
}

/** The nodes that wait for one lock, the longest-waiting first, for tests. */
export const lockedNodes = patches.map((plan) => ({
  workflowId: plan.id,
  workflow: plan.name,
  executionId: tonight(plan.id),
  nodeId: 'patch',
  node: plan.nodes[1]?.wire.name ?? '',
}))
