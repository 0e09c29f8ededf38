import { readWorkflowPage } from '#api/wire/executions'
import { readPageAt } from '#api/wire/pageBase'
import type { Workflow } from '#domain/execution/workflow'
import { isWholeList, pageSize, readNewest, readStatusList } from '#domain/execution/workflowList'
import type { StatusList } from '#domain/execution/workflowList'
import { askAom } from './askAom'
import type { ReadAom } from './askAom'

/** The workflows of a project, as of one look. */
export type ProjectLists = {
  /** Each once. */
  readonly workflows: readonly Workflow[]
  /** These are all that the project has; else those that ran last, and those of the states below. */
  readonly isWhole: boolean
  /** More of one state than are read. */
  readonly isCut: boolean
  /** What AOM said of each list as a whole: another one where workflows came, went or changed places. */
  readonly shape: string
}

/** AOM's status filter (ListWorkflow): what may need a person, and what runs, for a node in it may have failed. */
const filters = ['fail', 'pausing', 'executing', 'waitApproval'] as const
/** Of each of these states: 2,000 workflows. */
const mostPages = 20

/** Reads the same lists as a page that shows what needs attention, again and again. Rejects with a NotRead. */
export function createListReader(read: ReadAom) {
  let before: ReadonlyMap<string, StatusList> = new Map()
  let base: 0 | 1 | undefined

  const page = async (status: string | null, number: number, gone: AbortSignal) => {
    const body = {
      page: number,
      size: pageSize,
      sort_field: 'last_execution_start_time',
      sort_type: 'DESC',
      ...(status !== null && { status }),
    }
    return readWorkflowPage(await askAom(read, 'POST', ['workflow-list'], body, { fresh: true, gone }))
  }

  /** AOM does not document whether its pages begin with 0 or 1. */
  const pagesOf = (status: string | null, gone: AbortSignal) => async (index: number) => {
    const found = await readPageAt(index, base, (number) => page(status, number, gone), gone)
    base ??= found.base
    return found.page
  }

  return async (gone: AbortSignal): Promise<ProjectLists> => {
    // The newest of all also have the states that AOM's filter has no word for.
    const newest = await readNewest(pagesOf(null, gone))
    const isWhole = isWholeList(newest)
    const read = isWhole
      ? []
      : await Promise.all(
          filters.map(async (status) => {
            const list = await readStatusList(pagesOf(status, gone), before.get(status), mostPages)
            return [status, list] as const
          }),
        )
    before = new Map(read)
    const lists = [newest, ...before.values()]
    const workflows = lists.flatMap((list) => list.workflows)
    return {
      workflows: [...new Map(workflows.map((workflow) => [workflow.id, workflow])).values()],
      isWhole,
      isCut: [...before.values()].some(({ count }) => count >= mostPages * pageSize),
      shape: JSON.stringify(
        lists.map((list) => [list.total, list.count, list.workflows.map(({ id }) => id)]),
      ),
    }
  }
}
