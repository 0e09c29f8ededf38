import { hash } from '../seed'
import type { AttemptPlan, NodePlan, RunPlan, WorkflowPlan } from '../plan'
import type { WireTarget } from '../wire'
import { runId } from './identity'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

interface NodeOptions {
  ignore?: boolean
  /** The parent's name. */
  parent?: string
  description?: string
  log?: string
  task?: string
  parameters?: Record<string, unknown>
}

/** A node that runs a script or task on targets for about so many seconds. */
export function step(
  id: string,
  name: string,
  seconds: number,
  targets: readonly WireTarget[],
  options: NodeOptions = {},
): NodePlan {
  return {
    wire: {
      id,
      name,
      category: 'service',
      description: options.description ?? '',
      ignore_error: options.ignore ?? false,
      task_name:
        options.task ?? (targets[0]?.['app'] ? 'CMS::CCE::RestartWorkloadInstance' : 'CMS::ECS::runScript'),
      ...(options.parent && { parent_node: options.parent }),
      metadata: {
        type: 'operation',
        configuration: {
          func_app: 'CMS',
          func_urn: `urn:fss:cn-north-4:cms:function:${id}`,
          func_version: 'latest',
          dataInputPath: '',
          dataOutputPath: '',
          dataResultsPath: '',
          validator: true,
          parameters: [
            parameter('properties.nodeId', id),
            parameter('properties.timeout', '1800'),
            parameter('properties.group', 'script_param'),
            parameter('properties.group', 'rate_control'),
            ...Object.entries(options.parameters ?? {}).map(([key, value]) => parameter(key, value)),
          ],
        },
      },
    },
    seconds,
    targets,
    log: options.log ?? `[{host}] ${name}: done`,
  }
}

function parameter(key: string, value: unknown) {
  return { key, value, default: '', format: '', isEditor: false, showFormat: false }
}

/** A pause node: the run waits there for Continue. */
export function pause(id: string, name: string, options: NodeOptions = {}): NodePlan {
  return {
    wire: {
      id,
      name,
      category: 'pause',
      description: options.description ?? '',
      ignore_error: false,
      task_name: 'CMS::PAUSE',
      ...(options.parent && { parent_node: options.parent }),
      metadata: { type: 'pause' },
    },
    seconds: 0,
    targets: [],
    log: '',
  }
}

interface WorkflowOptions {
  description?: string
  by?: string
  tags?: Record<string, string>
  /** Hour of the day at which it runs, for cron. */
  daily?: string
  edits?: readonly number[]
  template?: string
  taskType?: string
  input?: WorkflowPlan['input']
  i18n?: WorkflowPlan['i18n']
  triggerStatus?: string
}

/** A workflow; `daily` (HH:MM:SS) makes it a cron one. */
export function workflow(
  id: string,
  name: string,
  nodes: readonly NodePlan[],
  options: WorkflowOptions = {},
): WorkflowPlan {
  const { daily } = options
  const trigger = {
    policy: 'periodic',
    period: '["1","2","3","4","5","6","7"]',
    scheduled_time: daily,
    time_zone: 'Asia/Shanghai',
    cron: null,
  }
  return {
    id,
    name,
    description: options.description ?? '',
    type: daily ? 'cron' : 'manual',
    createdAt: -(90 + (hash(id) % 200)) * DAY,
    edits: options.edits ?? [],
    createdBy: options.by ?? 'chen.wei',
    tags: options.tags ?? {},
    nodes,
    templateId: options.template ?? 'CMS::ECS::BulkyRunScript',
    taskType: options.taskType ?? 'script',
    input: {
      rate_control: { have_rate_control: 'true', max: '10', time_delay: '0' },
      approve: { need_approve: 'false' },
      ...(daily && { trigger }),
      ...options.input,
    },
    ...(daily && { triggerStatus: options.triggerStatus ?? 'active' }),
    ...(options.i18n && { i18n: options.i18n }),
  }
}

const pastLog =
  'Connecting to {host} …\n+ set -euo pipefail\n+ /opt/ops/run.sh\ncurl: (28) Operation timed out after 30001 milliseconds\nrun.sh: line 41: upstream did not answer'

/**
 * A workflow's earlier runs, one a day at about the same time, seeded: most succeed; with `troubles` some failed and
 * were retried, some stayed failed, some were terminated. `count` runs end before `before` (ms from the start).
 */
export function past(plan: WorkflowPlan, count: number, before: number, troubles = true): RunPlan[] {
  return Array.from({ length: count }, (_, index): RunPlan => {
    const at = before - (count - index) * DAY + (hash(plan.id, index) % 7) * MINUTE
    const id = runId(plan.id, index + 1)
    const base = {
      id,
      workflowId: plan.id,
      at,
      by: plan.triggerStatus ? plan.createdBy : someone(index, plan.id),
    }
    const pauses = plan.nodes.filter((node) => node.wire.category === 'pause')
    // Somebody comes by every quarter of an hour, so that a pause of a past run never waits for ever.
    const continues = pauses.flatMap((node) =>
      Array.from({ length: 24 }, (__, turn) => ({
        at: at + (turn + 1) * 15 * MINUTE,
        nodeId: node.wire.id,
        action: 'continue' as const,
      })),
    )
    const victim = plan.nodes.find((node) => node.wire.category !== 'pause' && !node.wire.ignore_error)
    const luck = troubles ? hash('luck', plan.id, index) % 100 : 100
    if (!victim || luck >= 16) return { ...base, acts: continues }
    if (luck < 3) return { ...base, acts: [{ at: at + 5000, action: 'terminate' }] }
    const nodeId = victim.wire.id
    const attempts: Record<string, AttemptPlan[]> = {
      [nodeId]: [{ outcome: 'fail', failed: [0], log: pastLog, exitCode: '28' }, { outcome: 'success' }],
    }
    if (luck < 7) return { ...base, attempts }
    return { ...base, attempts, acts: [{ at: at + 20 * MINUTE, nodeId, action: 'restart' }, ...continues] }
  })
}

export const people = ['chen.wei', 'li.na', 'zhao.min', 'wang.fang', 'm.keller', 's.okafor', '刘洋']

function someone(index: number, id: string): string {
  return people[hash('who', id, index) % people.length] as string
}
