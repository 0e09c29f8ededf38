import { night, type ScenarioName } from '../mocks/scenarios'
import { runId } from '../mocks/scenarios/identity'
import { expect, test } from './app'

test('the list is filtered by AOM, and the filter is in the address', async ({ page, open }) => {
  await open('/executions')
  const table = page.getByRole('table', { name: 'Executions' })
  await expect(table).toContainText(night.rotate.workflow)
  await page.getByRole('searchbox').fill('payments')
  await page.keyboard.press('Enter')
  await expect(table).not.toContainText(night.rotate.workflow)
  await expect(table).toContainText(night.payments.workflow)
  await expect(page).toHaveURL(/q=payments/)
  await page.goBack()
  await expect(table).toContainText(night.rotate.workflow)
})

test('ten thousand workflows: the last row is reached, and few rows are in the page', async ({
  page,
  open,
}) => {
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`)
  })
  await open('/executions', { scenario: 'many' })
  const table = page.getByRole('table', { name: 'Executions' })
  await expect(table.getByRole('row').nth(5)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('10,000')
  expect(await table.getByRole('row').count()).toBeLessThan(120)
  // Nothing is asked for that AOM does not have.
  expect(refused).toEqual([])
  const widthOf = async (column: string) =>
    (await table.getByRole('columnheader', { name: column }).boundingBox())?.width ?? 0
  for (const width of [1_000, 1_440, 2_560]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await widthOf('Workflow'), `${width} px`).toBeGreaterThan(await widthOf('Started'))
  }
})

test('a link to an execution opens at its node, and Back and the views keep it', async ({ page, open }) => {
  const { workflowId, executionId, nodeId, node } = night.fanOut
  await open(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`)
  const panel = page.getByRole('region', { name: `Node ${node}`, exact: true })
  await expect(panel).toBeVisible()
  await page.getByRole('tab', { name: 'Steps' }).click()
  await expect(page.getByRole('table', { name: 'Steps' })).toContainText(node)
  await expect(page).toHaveURL(/view=steps/)
  await expect(panel).toBeVisible()
})

interface DemoWorld {
  details(workflowId: string, executionId: string): unknown
  setFault(fault: object): void
}

test('names of 200 signs push no button out of sight on a phone, and a press shows all of one', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { workflowId, executionId, workflow, node } = night.rotate
  const long = (name: string) =>
    `${name} ${'and then the next thing that has to be done '.repeat(5)}`.slice(0, 200)
  await open(`/workflows/${workflowId}/executions/${executionId}`)
  await expect(page.getByRole('region', { name: `Node ${node}`, exact: true })).toBeVisible()
  await page.evaluate(
    ([workflowId, executionId, ...names]) => {
      const { __world: world } = window as unknown as { __world: DemoWorld }
      let text = JSON.stringify(world.details(workflowId, executionId))
      for (const [from, to] of names) text = text.replaceAll(`"${from}"`, `"${to}"`)
      const answer = { status: 200, body: JSON.parse(text) as object }
      world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'answer', answer })
    },
    [workflowId, executionId, [workflow, long(workflow)], [node, long(node)]] as const,
  )
  await page.getByRole('banner').getByRole('button', { name: 'Refresh' }).click()
  const panel = page.getByRole('region', { name: `Node ${long(node)}` })
  const box = await panel.getByRole('button', { name: `Retry ${long(node)}` }).boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThan(600)

  const heading = panel.getByRole('heading', { level: 2 })
  const isWhole = () => heading.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)
  expect(await isWhole()).toBe(false)
  await heading.click()
  expect(await isWhole()).toBe(true)
})

for (const view of ['graph', 'steps', 'timeline'])
  test(`on a phone the details are near, also below the ${view} of 200 nodes`, async ({ page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const executionId = runId('wf-graph-200', 1)
    await open(`/workflows/wf-graph-200/executions/${executionId}?view=${view}`, { scenario: 'graph-200' })
    const details = page.getByRole('region', { name: /^Details of node/ })
    await expect(details).toContainText('Targets')
    await expect(page.getByRole('tabpanel')).toContainText('Step 01')
    const top = await details.evaluate((element) => element.getBoundingClientRect().top + scrollY)
    expect(top).toBeLessThan(2 * 844)
  })

test('the stopped node, its cause, its hosts and its buttons stand first at every width', async ({
  page,
  open,
}) => {
  const { workflowId, executionId, node } = night.rotate
  await open(`/workflows/${workflowId}/executions/${executionId}`)
  const panel = page.getByRole('region', { name: `Node ${node}` })
  for (const width of [360, 390, 768, 1_000, 1_440, 2_560]) {
    await page.setViewportSize({ width, height: 844 })
    for (const part of [
      panel.getByRole('button', { name: `Retry ${node}` }),
      panel.getByRole('button', { name: `Skip ${node}` }),
      panel.getByText('2 of 20 hosts failed:'),
    ]) {
      await expect(part).toBeVisible()
      const box = await part.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? Infinity), `${width} px`).toBeLessThan(600)
    }
  }
})

test('the graph can be walked by keyboard alone', async ({ page, open }) => {
  const { workflowId, executionId, node, nextNode } = night.rotate
  await open(`/workflows/${workflowId}/executions/${executionId}`)
  // A line straight down has no width, so it is never "visible".
  await expect(
    page.locator(`.react-flow__edge[aria-label="${node}, then ${nextNode}"] path`).first(),
  ).toHaveAttribute('d', /^M/)
  await page.getByRole('button', { name: new RegExp(`^${node}, Failed`) }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: `Node ${node}`, exact: true })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: new RegExp(`^${nextNode},`) })).toBeFocused()
})

test('secrets of a configuration never reach the page', async ({ page, open }) => {
  const { workflowId, executionId, nodeId, node } = night.secrets
  await open(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`)
  await expect(page.getByRole('region', { name: `Node ${node}`, exact: true })).toBeVisible()
  expect(await page.content()).not.toContain('not-a-real-password')
})

const scenarios: readonly ScenarioName[] = [
  'calm',
  'outage',
  'throttled',
  'slow',
  'odd',
  'many',
  'many-targets',
]
for (const scenario of scenarios)
  test(`no page is blank in the scenario ${scenario}`, async ({ page, open }) => {
    await open('/attention', { scenario })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const name of ['Executions', 'Activity', 'Handover', 'Needs attention']) {
      await page.getByRole('navigation').getByRole('link', { name }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    }
  })

test('odd data: every row stays, in AOM’s own words, and markup is text', async ({ page, open }) => {
  await open('/executions', { scenario: 'odd' })
  const table = page.getByRole('table', { name: 'Executions' })
  await expect(table).toContainText('FROZEN')
  await expect(table).toContainText('<img')
  await expect(page.locator('main img')).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('could not be read')
})
