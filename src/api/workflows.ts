import { pageStore } from '#store'
import { ranges, type ExecutionFilter } from '#domain/execution/filter'
import type { WorkflowPage } from '#domain/execution/workflow'
import { pageSize } from '#domain/execution/workflowList'
import { readJson, send, type FreshReads } from './http'
import type { Credential } from './session'
import { readWorkflowPage } from '#api/wire/executions'
import { readPageAt } from '#api/wire/pageBase'

/** Whether the first page is 0 or 1: found out once per project from what AOM answers, and remembered. */
const pageBases = pageStore(() => new Map<string, 0 | 1>())

interface PageRequest {
  readonly filter: ExecutionFilter
  /** 0 is the first page, whatever AOM calls it. */
  readonly index: number
  readonly projectId: string
  readonly signal?: AbortSignal | undefined
  readonly credential?: Credential
  readonly fresh?: FreshReads
}

/** ListWorkflow. */
export async function listWorkflows(request: PageRequest): Promise<WorkflowPage> {
  const known = pageBases.get().get(request.projectId)
  const numbered = (page: number) => readPage(request, page)
  const { page, base } = await readPageAt(request.index, known, numbered, request.signal)
  if (base !== undefined) pageBases.get().set(request.projectId, base)
  return page
}

async function readPage(request: PageRequest, page: number): Promise<WorkflowPage> {
  const { signal, credential, fresh } = request
  const answer = await send({
    operation: 'ListWorkflow',
    method: 'POST',
    path: '/workflow-list',
    body: listBody(request.filter, page),
    signal,
    ...(credential && { credential }),
    fresh,
  })
  return readJson(answer, readWorkflowPage)
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
