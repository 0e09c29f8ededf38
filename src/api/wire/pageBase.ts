import { pageSize } from '#domain/execution/workflowList'
import type { WorkflowPage } from '#domain/execution/workflow'

/** One page of ListWorkflow, as AOM counts them. */
type ReadNumberedPage = (page: number) => Promise<WorkflowPage>

/** `zero`: page 0, where it was read to find out. */
interface Found {
  readonly base: 0 | 1 | undefined
  readonly zero?: WorkflowPage
}

/** The page of this index, counted from 0, and what AOM counts from: `known`, else found out. */
export async function readPageAt(
  index: number,
  known: 0 | 1 | undefined,
  read: ReadNumberedPage,
  signal?: AbortSignal,
): Promise<{ readonly page: WorkflowPage; readonly base: 0 | 1 | undefined }> {
  if (known !== undefined) return { page: await read(index + known), base: known }
  const one = await read(1)
  const { base, zero } = await findPageBase(read, one, signal)
  const wanted = index + (base ?? 1)
  const found = wanted === 1 ? one : wanted === 0 ? zero : undefined
  return { page: found ?? (await read(wanted)), base }
}

/**
 * The documents contradict each other on whether the first page is 0 or 1 (minimum 1, default 0). `one` is page 1: of base 1 it
 * holds min(size, total) workflows; in base 0 it is the second page and holds the rest.
 */
async function findPageBase(read: ReadNumberedPage, one: WorkflowPage, signal?: AbortSignal): Promise<Found> {
  const { total, workflows, count } = one
  if (total === 0 || (total === undefined && count > 0 && count < pageSize)) return { base: undefined }
  // A page that is not as full as the total says is either base 0's second one, or the total is wrong.
  if (total !== undefined && total < 2 * pageSize && count >= Math.min(pageSize, total)) return { base: 1 }
  if (total !== undefined && (await hasRows(read, Math.ceil(total / pageSize), signal))) return { base: 1 }
  return probePageZero(read, workflows[0]?.id, signal)
}

/** AOM's highest page (ListWorkflow). */
const highestPage = 9_999_999

/** The last page of base 1 is one too many in base 0: asked for first, as base 1 refuses page 0. */
async function hasRows(
  read: ReadNumberedPage,
  page: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (page < 2 || page > highestPage) return false
  try {
    return (await read(page)).count > 0
  } catch (error) {
    if (signal?.aborted) throw error
    return false
  }
}

/** Page 0, which base 1 refuses or silently corrects to page 1. */
async function probePageZero(
  read: ReadNumberedPage,
  firstId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Found> {
  try {
    const zero = await read(0)
    const first = zero.workflows[0]
    if (first === undefined) return { base: undefined }
    return first.id === firstId ? { base: 1 } : { base: 0, zero }
  } catch (error) {
    if (signal?.aborted) throw error
    return { base: 1 }
  }
}
