import pLimit from 'p-limit'
import { readExecution, readWorkflowPage } from '#api/wire/executions'
import { needsPerson, rowsOf } from '#domain/execution/attention'
import { causeOf } from '#domain/execution/cause'
import type { Execution } from '#domain/execution/execution'
import { isMoving, isStopped } from '#domain/execution/status'
import type { Workflow, WorkflowPage } from '#domain/execution/workflow'
import { readJson } from '../aom/answer'
import type { Answer } from '../aom/answer'
import type { Stop } from '../journal/journal'
import { createRedactor } from '../telemetry/redact'

/** Asks AOM with a key of the gateway's own; `path` is what follows `/v1/{project_id}/cms/`. */
export type ReadAom = (
  method: 'GET' | 'POST',
  path: readonly string[],
  body: object | null,
  /** `fresh`: no answer that somebody else got before. */
  options: { readonly fresh: boolean; readonly gone: AbortSignal },
) => Promise<Answer>

/** AOM could not be asked, or its answer is none; `status` is what it answered, if it did. */
class NotRead extends Error {
  override readonly name = 'NotRead'
  readonly status: number | null
  constructor(reason: string, status: number | null = null) {
    super(reason)
    this.status = status
  }
}

/** What waits for a person, as of one look at a project. */
export type Look = {
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
  /** Of which nodes. */
  readonly isWantedState: (state: string) => boolean
}

const pageSize = 100
/** AOM's status filter (ListWorkflow): what may need a person, and what runs, for a node in it may have failed. */
const filters = ['fail', 'pausing', 'executing'] as const
const longestCause = 500
/** Executions that are read at a time, and in one look: of more the rest follows with the next ones. */
const readsAtOnce = 4
const readsPerLook = 200

const redact = createRedactor()

/**
 * Looks at a project again and again; an execution is read anew only when its list entry changed. Rejects with a NotRead where
 * the lists cannot be read: then nothing can be said.
 */
export function createStopReader({ read, projectId, region, isWanted, isWantedState }: ReaderOptions) {
  /** By workflow. */
  let known = new Map<string, { readonly revision: string; readonly execution: Execution }>()

  const ask = async (
    method: 'GET' | 'POST',
    path: readonly string[],
    body: object | null,
    options: { readonly fresh: boolean; readonly gone: AbortSignal },
  ): Promise<unknown> => {
    const { head, body: bytes, problem } = await read(method, path, body, options)
    if (problem || !head) throw new NotRead(problem?.code ?? 'no answer')
    if (head.status < 200 || head.status > 299) throw new NotRead(`HTTP ${head.status}`, head.status)
    return readJson(head, bytes)
  }

  const page = async (status: string | null, number: number, signal: AbortSignal): Promise<WorkflowPage> => {
    const body = {
      page: number,
      size: pageSize,
      sort_field: 'last_execution_start_time',
      sort_type: 'DESC',
      ...(status !== null && { status }),
    }
    return readWorkflowPage(await ask('POST', ['workflow-list'], body, { fresh: false, gone: signal }))
  }

  const countOf = (pages: readonly WorkflowPage[]) => pages.reduce((sum, { count }) => sum + count, 0)

  /** AOM does not document whether its pages begin with 0 or 1: 0 is asked for where those from 1 on hold less than AOM says. */
  const withPageZero = async (
    status: string | null,
    pages: WorkflowPage[],
    least: number,
    signal: AbortSignal,
  ) => {
    if (countOf(pages) >= least) return pages
    return [...pages, await page(status, 0, signal).catch(() => ({ workflows: [], count: 0, unreadable: 0 }))]
  }

  /** Of all workflows those that ran last, whatever their state is. */
  const newest = async (signal: AbortSignal) => {
    const first = await page(null, 1, signal)
    return withPageZero(null, [first], Math.min(first.total ?? 1, pageSize), signal)
  }

  const ofStatus = async (status: string, signal: AbortSignal) => {
    const pages = [await page(status, 1, signal)]
    const total = pages[0]?.total
    while ((pages.at(-1)?.count ?? 0) >= pageSize && countOf(pages) < (total ?? Infinity))
      pages.push(await page(status, pages.length + 1, signal))
    return withPageZero(status, pages, total ?? 1, signal)
  }

  /** The newest page of all also has the states that AOM's filter has no word for; the others by state. */
  const lists = async (signal: AbortSignal): Promise<Workflow[]> => {
    const first = await newest(signal)
    const rest =
      countOf(first) < pageSize ? [] : await Promise.all(filters.map((status) => ofStatus(status, signal)))
    const workflows = [...first, ...rest.flat()].flatMap(({ workflows }) => workflows)
    return [...new Map(workflows.map((workflow) => [workflow.id, workflow])).values()]
  }

  const execution = async (workflowId: string, executionId: string, gone: AbortSignal, fresh = false) =>
    readExecution(
      await ask('GET', ['workflow', workflowId, 'executions', executionId, 'status'], null, { fresh, gone }),
      { workflowId, executionId },
    )

  const look = async (signal: AbortSignal): Promise<Look> => {
    const wanted = (await lists(signal)).filter(
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
      for (const node of execution.nodes) states.set(`${execution.executionId}/${node.id}`, node.status.state)
      const workflow = byId.get(id)
      if (workflow) stops.push(...stopsOf(workflow, execution))
    }
    return { stops: stops.filter(({ state }) => isWantedState(state)), states, unread }
  }

  /**
   * What a node is of an execution that the lists no longer name: null where AOM has neither any more, undefined where nobody can
   * say this time.
   */
  const stateOf = async ({ workflowId, executionId, nodeId }: Stop, signal: AbortSignal) => {
    try {
      const { nodes } = await execution(workflowId, executionId, signal, true)
      return nodes.find(({ id }) => id === nodeId)?.status.state ?? null
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
        // AOM calls a pause that is waited on running, too.
        state: kind === 'paused' ? 'paused' : node.status.state,
        cause: cause === undefined ? null : redact(cause).slice(0, longestCause),
        since: waitingSince ?? null,
      }
    })
  }
}

const mayHaveStopped = ({ status: { state } }: Workflow): boolean =>
  isStopped(state) || state === 'running' || state === 'unknown'

const revisionOf = ({ status, lastExecution }: Workflow): string =>
  [status.raw, lastExecution?.executionId, lastExecution?.endedAt].join('|')
