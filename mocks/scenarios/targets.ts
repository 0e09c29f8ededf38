import { between, pick, uuid } from '../seed'
import type { WireTarget } from '../wire'

const zones = ['cn-north-4a', 'cn-north-4b', 'cn-north-4c']

/** ECS instances `ecs-prod-<role>-001` …, as AOM names a target in `output`. */
export function hosts(role: string, count: number, from = 1): WireTarget[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `ecs-prod-${role}-${String(from + index).padStart(3, '0')}`
    const ip = `10.${between(16, 31, role)}.${between(0, 9, name)}.${between(10, 240, name, 'ip')}`
    return {
      id: uuid('ecs', name),
      name,
      ip,
      fixed_ip_list: [ip],
      floating_ip_List: [],
      os_type: 'Linux',
      instance_status: 'ACTIVE',
      agent_state: 'ONLINE',
      availability_zone: pick(zones, name),
      vpc_id: uuid('vpc', 'prod'),
      tags: [],
      enterprise_project_id: '0',
      charging_mode: '0',
      current_project: true,
    }
  })
}

/** CCE workloads, as AOM's sample for a workload task names them. */
export function workloads(namespace: string, ...apps: string[]): WireTarget[] {
  return apps.map((app) => ({
    app,
    namespace,
    cceWorkloadType: 'deployments',
    clusterId: uuid('cluster', 'prod'),
    replicas: '4',
    availableReplicas: '4',
  }))
}
