import type { Page } from '@playwright/test'
import fc from 'fast-check'
import { oddBody, bodiesByField, toJson } from '../mocks/oddBodies'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/*
 * More than three hundred odd answers in a browser. The page stays and reads again, so that each costs no load of its own; what it
 * shows of one answer is there when the next one comes, as on an operator's screen.
 */

const seed = 20_261_128
/** A read of a list costs one call for each of its five lists, one to find the first page, and one for each execution. */
const mostCalls = 60

interface DemoWorld {
  readonly requests: readonly { readonly operation?: string }[]
  readonly behaviour: { rateLimit: unknown }
  workflows(): Record<string, unknown>[]
  details(workflowId: string, executionId: string): unknown
  setFault(fault: object): void
  clearFaults(): void
}
type DemoWindow = typeof window & { __world: DemoWorld }

const run = night.contradiction
const execution = `/workflows/${run.workflowId}/executions/${run.executionId}`

/** What AOM would have said. */
const correct = (page: Page) =>
  page.evaluate(({ workflowId, executionId }) => {
    const world = (window as DemoWindow).__world
    world.behaviour.rateLimit = null
    return { workflows: world.workflows().slice(0, 6), detail: world.details(workflowId, executionId) }
  }, run)

interface Step {
  readonly answers: Readonly<Record<string, string>>
}
interface Seen {
  readonly crash: string | null
  readonly isBlank: boolean
  readonly calls: number
}

/** Lets the page read each answer, and tells what became of it; ends at the first that it does not bear. */
const show = (page: Page, steps: readonly Step[]): Promise<Seen[]> =>
  page.evaluate(
    async ([list, limit]) => {
      const world = (window as DemoWindow).__world
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const seen: Seen[] = []
      for (const { answers } of list) {
        world.clearFaults()
        for (const [on, body] of Object.entries(answers))
          world.setFault({ on, kind: 'answer', answer: { status: 200, body } })
        const before = world.requests.length
        document.querySelector<HTMLElement>('button[aria-label="Refresh"]')?.click()
        for (let frames = 0; frames < 240; frames += 1) {
          await frame()
          const isBusy = document.querySelector('[aria-busy="true"]') !== null
          if (frames > 3 && !isBusy && world.requests.length > before) break
        }
        const main = document.querySelector('main')
        const one = {
          crash: main?.querySelector('[role="alert"] > pre')?.textContent ?? null,
          isBlank: !main?.querySelector('h1') || (main.textContent ?? '').length < 20,
          calls: world.requests.length - before,
        }
        seen.push(one)
        if (one.crash !== null || one.isBlank || one.calls > limit) break
      }
      return seen
    },
    [steps, mostCalls] as const,
  )

async function bear(page: Page, steps: readonly Step[]) {
  const seen = await show(page, steps)
  const last = seen.at(-1)
  const answer = JSON.stringify(steps[seen.length - 1]?.answers).slice(0, 4_000)
  expect(last, `answer ${seen.length} of ${steps.length}: ${answer}`).toMatchObject({
    crash: null,
    isBlank: false,
  })
  expect(Math.max(...seen.map(({ calls }) => calls))).toBeLessThanOrEqual(mostCalls)
  // As many answers were really read.
  expect(seen.filter(({ calls }) => calls > 0).length).toBe(steps.length)
}

/** So many by chance, and each field once with the worst that it could hold. */
const odd = (body: unknown, count: number, salt: number): string[] =>
  [...fc.sample(oddBody([body]), { seed: seed + salt, numRuns: count }), ...bodiesByField(body)].map(toJson)

/** Lists whose total is not true: none may begin a storm of calls. */
const untrueTotals = (page: object): string[] =>
  [9e18, 99_999_999, 20_000, '20000', 'many', {}, -1, 1.5].map((total_elements) =>
    toJson({ ...page, total_elements }),
  )

test.describe.configure({ timeout: 120_000 })

test('a hundred odd lists and executions on Needs attention', async ({ page, open }) => {
  await open('/attention')
  await expect(page.getByRole('table', { name: 'Needs attention' })).toBeVisible()
  const { workflows, detail } = await correct(page)
  const page1 = { elements: workflows, total_elements: workflows.length }
  await bear(
    page,
    [...odd(page1, 60, 1), ...untrueTotals(page1)].map((ListWorkflow) => ({ answers: { ListWorkflow } })),
  )
  // Each list says that its executions have moved on, so that these are read.
  const moved = (index: number) =>
    toJson({
      ...page1,
      elements: workflows.map((item) => ({
        ...item,
        status: 'fail',
        last_execution_end_time: 1_700_000_000_000 + index,
      })),
    })
  await bear(
    page,
    odd(detail, 40, 2).map((SearchWorkflowExecutionDetail, index) => ({
      answers: { ListWorkflow: moved(index), SearchWorkflowExecutionDetail },
    })),
  )
})

test('a hundred odd lists on Executions', async ({ page, open }) => {
  await open('/executions')
  await expect(page.getByRole('table', { name: 'Executions' })).toContainText(night.rotate.workflow)
  const { workflows } = await correct(page)
  const page1 = { elements: workflows, total_elements: workflows.length }
  await bear(
    page,
    [...odd(page1, 100, 3), ...untrueTotals(page1)].map((ListWorkflow) => ({ answers: { ListWorkflow } })),
  )
})

test('a hundred odd answers on an execution, in each of its views', async ({ page, open }) => {
  await open(execution)
  await expect(page.getByRole('tab', { name: 'Graph' })).toBeVisible()
  const { detail } = await correct(page)
  for (const [salt, view] of ['Graph', 'Steps', 'Timeline'].entries()) {
    await page.getByRole('tab', { name: view }).click()
    await bear(
      page,
      odd(detail, salt === 0 ? 34 : 33, 4 + salt).map((SearchWorkflowExecutionDetail) => ({
        answers: { SearchWorkflowExecutionDetail },
      })),
    )
  }
})
