import { pageStore } from '#store'
import { ranges, type ExecutionFilter } from '#domain/execution/filter'
import type { WorkflowPage } from '#domain/execution/workflow'
import { parseJson, send } from './http'
import type { Credential } from './session'
import { readWorkflowPage } from '#api/wire/executions'

/** AOM's largest page (ListWorkflow, `size` 1..100). */
export const pageSize = 100

/**
 * The documents contradict each other on whether the first page is 0 or 1 (minimum 1, default 0). Found out once per
 * project from what AOM answers, and remembered.
 */
const pageBases = pageStore(() => new Map<string, 0 | 1>())

interface PageRequest {
  readonly filter: ExecutionFilter
  /** 0 is the first page, whatever AOM calls it. */
  readonly index: number
  readonly projectId: string
  readonly signal?: AbortSignal | undefined
  readonly credential?: Credential
  readonly isFresh?: boolean
}

/** ListWorkflow. */
export async function listWorkflows(request: PageRequest): Promise<WorkflowPage> {
  const known = pageBases.get().get(request.projectId)
  if (known !== undefined) return readWorkflowPage(await readPage(request, request.index + known))
  const one = await readWorkflowPage(await readPage(request, 1))
  const { base, zero } = await findBase(request, one)
  if (base !== undefined) pageBases.get().set(request.projectId, base)
  const wanted = request.index + (base ?? 1)
  const read = wanted === 1 ? one : wanted === 0 ? zero : undefined
  return read ?? readWorkflowPage(await readPage(request, wanted))
}

/** `zero`: page 0, where it was read to find out. */
interface Found {
  readonly base: 0 | 1 | undefined
  readonly zero?: WorkflowPage
}

async function readPage(request: PageRequest, page: number): Promise<unknown> {
  const { signal, credential, isFresh } = request
  const answer = await send({
    method: 'POST',
    path: '/workflow-list',
    body: listBody(request.filter, page),
    signal,
    ...(credential && { credential }),
    ...(isFresh && { isFresh }),
  })
  return parseJson(answer)
}

/** Page 1 of base 1 holds min(size, total) workflows; in base 0 it is the second page and holds the rest. */
async function findBase(request: PageRequest, one: WorkflowPage): Promise<Found> {
  const { total, workflows, count } = one
  if (total === 0 || (total === undefined && count > 0 && count < pageSize)) return { base: undefined }
  // A page that is not as full as the total says is either base 0's second one, or the total is wrong.
  if (total !== undefined && total < 2 * pageSize && count >= Math.min(pageSize, total)) return { base: 1 }
  if (total !== undefined && (await hasRows(request, Math.ceil(total / pageSize)))) return { base: 1 }
  return probePageZero(request, workflows[0]?.id)
}

/** AOM's highest page (ListWorkflow). */
const highestPage = 9_999_999

/** The last page of base 1 is one too many in base 0: asked for first, as base 1 refuses page 0. */
async function hasRows(request: PageRequest, page: number): Promise<boolean> {
  if (page < 2 || page > highestPage) return false
  try {
    return (await readWorkflowPage(await readPage(request, page))).count > 0
  } catch (error) {
    if (request.signal?.aborted) throw error
    return false
  }
}

/** Page 0, which base 1 refuses or silently corrects to page 1. */
async function probePageZero(request: PageRequest, firstId: string | undefined): Promise<Found> {
  try {
    const zero = await readWorkflowPage(await readPage(request, 0))
    const first = zero.workflows[0]
    if (first === undefined) return { base: undefined }
    return first.id === firstId ? { base: 1 } : { base: 0, zero }
  } catch (error) {
    if (request.signal?.aborted) throw error
    return { base: 1 }
  }
}

function listBody(filter: ExecutionFilter, page: number) {
  return {
    page,
    size: pageSize,
    sort_field: filter.sort,
    sort_type: filter.direction,
    ...(filter.text && { search: filter.text }),
    ...(filter.status && { status: filter.status }),
    ...(filter.type && { type: filter.type }),
    ...(filter.createdBy && { create_by: filter.createdBy }),
    ...(Object.keys(filter.tags).length > 0 && { tags: filter.tags }),
    ...(filter.range && { search_time_start: Date.now() - ranges[filter.range] }),
    ...(filter.from !== undefined && { search_time_start: filter.from }),
    ...(filter.to !== undefined && { search_time_end: filter.to }),
  }
}
