import type { Page } from '@playwright/test'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/* Nothing moves under the hand. */

const { rotate } = night

/** Where every button and link of the list is. */
const placesOf = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('table button, table a, nav a, header button')].map((element, index) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const name = element.getAttribute('aria-label') ?? element.textContent
        return [`${index} ${name}`, [left, top, width, height].join(' ')]
      }),
    ),
  )

async function retry(page: Page, node: string) {
  await page
    .getByRole('table')
    .getByRole('button', { name: `Retry ${node}`, exact: true })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
}

for (const width of [1440, 1000, 390])
  test(`around a Retry no other control moves, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open('/attention')
    const row = page.getByRole('row', { name: new RegExp(rotate.workflow) })
    await expect(page.getByRole('region', { name: 'Awaiting approval' })).toBeVisible()
    // Where nothing lies over it, so that a click need not scroll.
    await row.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const before = await placesOf(page)
    expect(Object.keys(before).length).toBeGreaterThan(20)
    const moved = new Set<string>()
    const look = async () => {
      for (const [name, place] of Object.entries(await placesOf(page)))
        if (before[name] !== place) moved.add(`${name}: ${before[name]} → ${place}`)
    }
    await row.getByRole('button', { name: `Retry ${rotate.node}` }).click()
    await look()
    await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
    for (const words of ['Accepted', 'Effect seen → Running']) {
      await expect(row).toContainText(words)
      await look()
    }
    expect([...moved]).toEqual([])
  })

/**
 * Looks from now on which of the controls in sight move; those that go are no more to be pressed. Not those of a node's details,
 * which are what AOM replaces.
 */
async function followControls(page: Page) {
  const controls = await page.evaluateHandle(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(a, button, summary, input, select), nav a, header button',
      ),
    ]
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const { top, bottom } = control.getBoundingClientRect()
        return top < innerHeight && bottom > 0
      })
      .filter((control) => !control.closest('[aria-label^="Details of node"]'))
      .map((control) => ({ control, box: control.getBoundingClientRect() })),
  )
  const moved = new Set<string>()
  return {
    count: await controls.evaluate((all) => all.length),
    moved,
    look: async () => {
      const names = await controls.evaluate((all) =>
        all
          .filter(({ control }) => control.isConnected)
          .filter(({ control, box }) => {
            const { left, top } = control.getBoundingClientRect()
            return Math.abs(left - box.left) > 1 || Math.abs(top - box.top) > 1
          })
          .map(({ control, box }) => {
            const { left, top } = control.getBoundingClientRect()
            const name = control.getAttribute('aria-label') ?? control.textContent
            return `${name}: ${Math.round(left - box.left)}, ${Math.round(top - box.top)}`
          }),
      )
      for (const name of names) moved.add(name)
    },
  }
}

for (const width of [1440, 1000, 390])
  test(`around a Retry no control of Steps moves, nor of Executions while it is followed, at ${width} px`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(`/workflows/${rotate.workflowId}/executions/${rotate.executionId}?view=steps`)
    const table = page.getByRole('table', { name: 'Steps' })
    const button = table.getByRole('button', { name: `Retry ${rotate.node}` })
    await expect(page.getByText(/^usually/)).toHaveCount(2)
    // Once what comes below it makes the page high enough for it: else a click would have to scroll.
    await expect
      .poll(() =>
        button.evaluate((element) => {
          element.scrollIntoView({ block: 'center' })
          const { top, bottom } = element.getBoundingClientRect()
          return Math.abs((top + bottom) / 2 - innerHeight / 2)
        }),
      )
      .toBeLessThan(200)
    // Not every browser keeps the place by itself, and none always.
    await page.evaluate(() => {
      const style = new CSSStyleSheet()
      style.replaceSync('* { overflow-anchor: none }')
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
    })
    const steps = await followControls(page)
    expect(steps.count).toBeGreaterThan(10)
    await button.click()
    await steps.look()
    await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
    for (const words of ['Accepted', 'Effect seen']) {
      await expect(table).toContainText(words)
      await steps.look()
    }
    expect([...steps.moved]).toEqual([])

    await page.getByRole('link', { name: 'Executions', exact: true }).first().click()
    const row = page.getByRole('row', { name: new RegExp(rotate.workflow) })
    await expect(row).toBeVisible()
    const executions = await followControls(page)
    expect(executions.count).toBeGreaterThan(10)
    await expect(row).toContainText('Running')
    await executions.look()
    expect([...executions.moved]).toEqual([])
  })

for (const width of [1000, 768, 360])
  test(`one more count above the list pushes it nowhere, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open('/attention')
    const list = page.getByRole('table', { name: 'Needs attention' })
    // Where the page begins, whatever was scrolled to reach a button.
    const top = () => list.evaluate((table) => Math.round(table.getBoundingClientRect().top + scrollY))
    await expect(page.getByRole('region', { name: 'Awaiting approval' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('1 snoozed')
    const before = await top()
    await retry(page, rotate.node)
    await expect(page.getByRole('main')).toContainText('1 running again')
    expect(await top()).toBe(before)
  })

for (const width of [1440, 390])
  test(`around a Retry in the node panel its buttons stay where they are, at ${width} px, and a press is seen at once`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(`/workflows/${rotate.workflowId}/executions/${rotate.executionId}?node=${rotate.nodeId}`)
    const panel = page.getByRole('region', { name: `Node ${rotate.node}`, exact: true })
    const buttons = panel.getByRole('button', { name: /^(Retry|Skip) / })
    const places = () =>
      buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON() as object))
    await expect(buttons).toHaveCount(2)
    await buttons.first().scrollIntoViewIfNeeded()
    const before = await places()
    const controls = await followControls(page)
    await buttons.first().click()
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Retry node' })
    const outline = () => confirm.evaluate((button) => getComputedStyle(button).outlineStyle)
    await confirm.hover()
    expect(await outline()).toBe('none')
    await page.mouse.down()
    expect(await outline()).toBe('solid')
    await confirm.evaluate((button) =>
      new MutationObserver(() => {
        document.body.dataset['busy'] = getComputedStyle(button, '::after').borderBottomStyle
      }).observe(button, { attributeFilter: ['aria-busy'] }),
    )
    await page.mouse.up()
    await expect(page.locator('body')).toHaveAttribute('data-busy', 'dotted')
    for (const words of ['Accepted', 'Effect seen']) {
      await expect(panel).toContainText(words)
      expect(await places()).toEqual(before)
      await controls.look()
    }
    expect([...controls.moved]).toEqual([])
  })

test('a button that is not allowed says why under the pointer, beside it, and its row stays as high as it is', async ({
  page,
  open,
}) => {
  await open('/attention')
  const row = page.getByRole('row', { name: new RegExp(rotate.workflow) })
  await retry(page, rotate.node)
  await expect(row).toContainText('Running since')
  const before = await placesOf(page)
  await row.getByRole('button', { name: `Skip ${rotate.node}` }).hover()
  await expect(page.locator('body > span').filter({ hasText: 'This node is running' })).toBeVisible()
  expect(await placesOf(page)).toEqual(before)
})

const runPath = ({ workflowId, executionId }: { workflowId: string; executionId: string }) =>
  `/workflows/${workflowId}/executions/${executionId}`

/** How much of the page moved by itself, as the browser counts it. */
async function countShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () =>
    page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((before, value) => before + value, 0),
    )
}

for (const width of [360, 1000, 1440])
  test(`no control moves while what stopped of ten thousand workflows is read, at ${width} px`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await open('/attention', { scenario: 'many' })
    const rest = page.getByRole('link', { name: 'not read yet' })
    const count = async () => Number.parseInt((await rest.textContent()) ?? '')
    await expect(rest).toBeVisible()
    const controls = await followControls(page)
    expect(controls.count).toBeGreaterThan(10)
    const most = await count()
    expect(most).toBeGreaterThan(100)
    await expect.poll(count).toBeLessThan(most - 20)
    await controls.look()
    expect([...controls.moved]).toEqual([])
  })

for (const width of [360, 1000, 1440])
  test(`nothing moves while a screen is read for the first time, at ${width} px`, async ({ page, open }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 900 })
    const shifts = await countShifts(page)
    const moved: Record<string, number> = {}
    const look = async (path: string, drawn: string) => {
      await expect(page.getByRole('main')).toContainText(drawn)
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      const sum = await shifts()
      if (sum > 0) moved[path] = sum
    }
    await open('/attention')
    await look('/attention', 'li.na retried')
    for (const [path, drawn] of [
      ['/executions', 'Columns'],
      [`/workflows/${rotate.workflowId}`, 'Runs and their nodes'],
      [runPath(rotate), 'usually'],
      [runPath(night.payments), 'AOM’s list calls this run Paused'],
      [runPath(night.edited), 'The workflow was edited at'],
      ['/activity', 'li.na'],
      ['/handover', 'li.na'],
    ] as const) {
      await page.goto(path)
      await look(path, drawn)
    }
    expect(moved).toEqual({})
  })

test('no other theme and no other language is seen before the chosen ones', async ({ page, open }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    const look = () => {
      if (document.body) seen.add(getComputedStyle(document.body).backgroundColor)
      const heading = document.querySelector('h1')?.textContent
      if (heading) seen.add(heading)
      requestAnimationFrame(look)
    }
    look()
  })
  await open('/executions', { theme: 'dark', locale: 'zh-CN' })
  await expect(page.getByRole('link', { name: rotate.workflow, exact: true })).toBeVisible()
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).not.toBe('rgb(255, 255, 255)')
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
  expect(seen.toSorted()).toEqual([ground, '执行记录'].toSorted())
})
