import type { ExecutionFilter } from '#domain/execution/filter'
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
const pageBases = new Map<string, 0 | 1>()

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
  const known = pageBases.get(request.projectId)
  if (known !== undefined) return readWorkflowPage(await readPage(request, request.index + known))
  const page = await readWorkflowPage(await readPage(request, 1))
  const base = await findBase(request, page)
  if (base !== undefined) pageBases.set(request.projectId, base)
  const wanted = request.index + (base ?? 1)
  return wanted === 1 ? page : readWorkflowPage(await readPage(request, wanted))
}

export const forgetPageBases = (): void => pageBases.clear()

async function readPage(request: PageRequest, page: number, size = pageSize): Promise<unknown> {
  const { signal, credential, isFresh } = request
  const answer = await send({
    method: 'POST',
    path: '/workflow-list',
    body: listBody(request.filter, page, size),
    signal,
    ...(credential && { credential }),
    ...(isFresh && { isFresh }),
  })
  return parseJson(answer)
}

/** Page 1 of base 1 holds min(size, total) workflows; in base 0 it is the second page and holds the rest. */
async function findBase(
  request: PageRequest,
  { total, workflows, count }: WorkflowPage,
): Promise<0 | 1 | undefined> {
  if (total === 0 || (total === undefined && count > 0 && count < pageSize)) return undefined
  // A page that is not as full as the total says is either base 0's second one, or the total is wrong.
  if (total !== undefined && total < 2 * pageSize && count >= Math.min(pageSize, total)) return 1
  return probePageZero(request, workflows[0]?.id)
}

/** A full page can be either: ask for page 0, which base 1 refuses or silently corrects to page 1. */
async function probePageZero(request: PageRequest, firstId: string | undefined): Promise<0 | 1 | undefined> {
  try {
    const zero = (await readWorkflowPage(await readPage(request, 0, 1))).workflows[0]
    if (zero === undefined) return undefined
    return zero.id === firstId ? 1 : 0
  } catch (error) {
    if (request.signal?.aborted) throw error
    return 1
  }
}

function listBody(filter: ExecutionFilter, page: number, size: number) {
  return {
    page,
    size,
    sort_field: filter.sort,
    sort_type: filter.direction,
    ...(filter.text && { search: filter.text }),
    ...(filter.status && { status: filter.status }),
    ...(filter.type && { type: filter.type }),
    ...(filter.createdBy && { create_by: filter.createdBy }),
    ...(Object.keys(filter.tags).length > 0 && { tags: filter.tags }),
    ...(filter.from !== undefined && { search_time_start: filter.from }),
    ...(filter.to !== undefined && { search_time_end: filter.to }),
  }
}
