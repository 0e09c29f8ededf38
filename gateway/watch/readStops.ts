import pLimit from 'p-limit'
import { readExecution } from '#api/wire/executions'
import { needsPerson, rowsOf } from '#domain/execution/attention'
import { causeOf } from '#domain/execution/cause'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, isStopped } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'
import { revisionOf } from '#domain/execution/workflowList'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { Stop } from '../journal/journal'
import { createRedactor } from '../telemetry/redact'
import { askAom, NotRead } from './askAom'
import type { ReadAom } from './askAom'

/** What waits for a person, as of one look at a project. */
export type Waiting = {
  readonly stops: readonly Stop[]
  /** By `execution/node`: what each node of the executions that were read is now. */
  readonly states: ReadonlyMap<string, string>
  /** Executions of which nobody can say anything this time. */
  readonly unread: ReadonlySet<string>
}

type ReaderOptions = {
  readonly read: ReadAom
  readonly projectId: string
  readonly region: string
  /** Of which workflows anything is told. */
  readonly isWanted: (workflow: Workflow) => boolean
}

const longestCause = 500
/** Executions that are read at a time, and in one look: of more the rest follows with the next ones. */
const readsAtOnce = 4
const readsPerLook = 200

const redact = createRedactor()

/** Looks at the executions of listed workflows again and again; one is read anew only when its list entry changed. */
export function createStopReader({ read, projectId, region, isWanted }: ReaderOptions) {
  /** By workflow. */
  let known = new Map<string, { readonly revision: string; readonly execution: Execution }>()

  const execution = async (workflowId: string, executionId: string, gone: AbortSignal, fresh = false) =>
    readExecution(
      await askAom(read, 'GET', ['workflow', workflowId, 'executions', executionId, 'status'], null, {
        fresh,
        gone,
      }),
      { workflowId, executionId },
    )

  const look = async (workflows: readonly Workflow[], signal: AbortSignal): Promise<Waiting> => {
    const wanted = workflows.filter(
      (workflow) => mayHaveStopped(workflow) && isWanted(workflow) && workflow.lastExecution !== undefined,
    )
    const before = known
    known = new Map()
    const unread = new Set<string>()
    const atOnce = pLimit(readsAtOnce)
    let reads = 0
    await Promise.all(
      wanted.map((workflow) =>
        atOnce(async () => {
          const executionId = workflow.lastExecution?.executionId ?? ''
          const old = before.get(workflow.id)
          const revision = revisionOf(workflow)
          // What moves inside a running execution does not change its list entry.
          if (old?.revision === revision && !isMoving(workflow.status.state)) known.set(workflow.id, old)
          else if (reads >= readsPerLook) unread.add(executionId)
          else {
            reads += 1
            try {
              known.set(workflow.id, {
                revision,
                execution: await execution(workflow.id, executionId, signal),
              })
            } catch {
              unread.add(executionId)
            }
          }
        }),
      ),
    )
    const byId = new Map(wanted.map((workflow) => [workflow.id, workflow]))
    const stops: Stop[] = []
    const states = new Map<string, string>()
    for (const [id, { execution }] of known) {
      for (const node of execution.nodes)
        states.set(`${execution.executionId}/${node.id}`, stateOfNode(execution, node))
      const workflow = byId.get(id)
      if (workflow) stops.push(...stopsOf(workflow, execution))
    }
    return { stops, states, unread }
  }

  /**
   * What a node is of an execution that the lists no longer name: null where AOM has neither any more, undefined where nobody can
   * say this time.
   */
  const stateOf = async ({ workflowId, executionId, nodeId }: Stop, signal: AbortSignal) => {
    try {
      const found = await execution(workflowId, executionId, signal, true)
      const node = found.nodes.find(({ id }) => id === nodeId)
      return node ? stateOfNode(found, node) : null
    } catch (error) {
      return error instanceof NotRead && error.status === 404 ? null : undefined
    }
  }

  return { look, stateOf }

  function stopsOf(workflow: Workflow, execution: Execution): Stop[] {
    return rowsOf(workflow, execution, new Set()).flatMap(({ key, kind, node, waitingSince }) => {
      if (!node || !needsPerson(kind)) return []
      const cause = causeOf(node)?.line
      return {
        // A node that began again and stopped again is another stop.
        key: `${key}@${node.beganAt ?? ''}`,
        projectId,
        region,
        workflowId: workflow.id,
        workflowName: execution.workflowName ?? workflow.name,
        executionId: execution.executionId,
        nodeId: node.id,
        nodeName: node.name,
        state: stateOfNode(execution, node),
        cause: cause === undefined ? null : redact(cause).slice(0, longestCause),
        since: waitingSince ?? null,
      }
    })
  }
}

/** AOM calls a pause that is waited on running, too. */
const stateOfNode = (execution: Execution, node: ExecutionNode): string =>
  node.isPause && waitsForPerson(execution, node) ? 'paused' : node.status.state

const mayHaveStopped = ({ status: { state } }: Workflow): boolean =>
  isStopped(state) || state === 'running' || state === 'unknown'
