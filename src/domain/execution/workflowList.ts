import type { Workflow, WorkflowPage } from './workflow'

/** The most workflows that AOM gives in one page. */
export const pageSize = 100
/** More than anybody scrolls through. */
const longestList = 1_000
/** A list of several pages is read whole this often; in between, its first page tells whether it changed. */
const sweepMs = 60_000

/** AOM's total is believed as long as its pages bear it out: one that brings nothing new is the last. */
export function hasMorePages(pages: readonly WorkflowPage[], mostPages = longestList): boolean {
  const last = pages.at(-1)
  if (!last || last.count === 0 || pages.length >= mostPages) return false
  const before = new Set(pages.at(-2)?.workflows.map(({ id }) => id))
  const bringsNothing = last.workflows.length > 0 && last.workflows.every(({ id }) => before.has(id))
  if (bringsNothing) return false
  return last.total === undefined ? last.count >= pageSize : pages.length * pageSize < last.total
}

/** AOM's count, at most what its pages really gave once they are all read. */
export function totalOf(pages: readonly WorkflowPage[]): number | undefined {
  const total = pages[0]?.total
  if (total === undefined || hasMorePages(pages)) return total
  return Math.min(
    total,
    pages.reduce((sum, page) => sum + page.count, 0),
  )
}

/** What of a list entry tells that its execution moved on. */
export const revisionOf = (workflow: Workflow): string =>
  [workflow.status.raw, workflow.lastExecution?.executionId, workflow.lastExecution?.endedAt].join('|')

/** Workflows, as AOM's pages of one list held them. */
export interface StatusList {
  readonly workflows: readonly Workflow[]
  readonly total: number | undefined
  /** As AOM's first page said it: whether it changed tells whether the list did. */
  readonly firstTotal?: number | undefined
  /** How many elements AOM's pages held. */
  readonly count: number
  /** Epoch milliseconds of the newest read of all its pages. */
  readonly sweptAt: number
}

type ReadPage = (index: number) => Promise<WorkflowPage>

/** The newest page of a list that nobody reads to its end: its total is AOM's alone. */
export async function readNewest(read: ReadPage): Promise<StatusList> {
  const page = await read(0)
  return { ...listOf([page]), total: page.total, sweptAt: Date.now() }
}

/** Is a list of which this is all that was read the whole one? */
export const isWholeList = ({ total, count }: StatusList): boolean =>
  total === undefined ? count < pageSize : total <= count

/** All pages of a list; of one whose first page is as it was `before`, only that one, for a while. */
export async function readStatusList(
  read: ReadPage,
  before: StatusList | undefined,
  mostPages?: number,
): Promise<StatusList> {
  const pages = [await read(0)]
  const now = Date.now()
  const first = pages[0]?.workflows ?? []
  const firstTotal = pages[0]?.total
  const hasMore = () => hasMorePages(pages, mostPages)
  if (before && hasMore() && isUnchanged(before, first, firstTotal) && now - before.sweptAt < sweepMs)
    return { ...before, workflows: [...first, ...before.workflows.slice(first.length)] }
  while (hasMore()) pages.push(await read(pages.length))
  return { ...listOf(pages), firstTotal, sweptAt: now }
}

const listOf = (pages: readonly WorkflowPage[]) => ({
  workflows: pages.flatMap((page) => page.workflows),
  total: totalOf(pages),
  count: pages.reduce((sum, page) => sum + page.count, 0),
})

const isUnchanged = (before: StatusList, first: readonly Workflow[], total: number | undefined): boolean =>
  before.firstTotal === total &&
  first.every((workflow, index) => {
    const old = before.workflows[index]
    return old !== undefined && old.id === workflow.id && revisionOf(old) === revisionOf(workflow)
  })
