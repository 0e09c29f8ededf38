import type { Page } from '@playwright/test'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/* Nothing moves under the hand, and nothing lies over a control. */

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
    const panel = page.getByRole('region', { name: `Node ${rotate.node}` })
    const buttons = panel.getByRole('button', { name: /^(Retry|Skip) / })
    const places = () =>
      buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON() as object))
    await expect(buttons).toHaveCount(2)
    await buttons.first().scrollIntoViewIfNeeded()
    const before = await places()
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
    }
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

test('a time that is refused says so below its field, and moves nothing', async ({ page, open }) => {
  await open('/activity')
  const search = page.getByRole('search')
  const places = () =>
    page
      .locator('main :is(input, select, button, a, summary)')
      .evaluateAll((all) => all.map((control) => JSON.stringify(control.getBoundingClientRect())))
  await expect(page.getByRole('table', { name: 'Activity' })).toBeVisible()
  const before = await places()
  const tops = await search
    .locator('input, select')
    .evaluateAll((all) => all.map((field) => field.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(1)
  await search.getByLabel('From').fill('yesterday')
  await page.keyboard.press('Enter')
  await expect(search).toContainText('Write 2026-11-24 03:12')
  expect(await places()).toEqual(before)
})

/** The controls that something else lies over once they are scrolled into view. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    for (const control of document.querySelectorAll<HTMLElement>(
      ':is(main, aside) :is(a, button, summary, input, select), nav a, header button',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      control.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = control.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      if (!hit || !(control.contains(hit) || hit.contains(control)))
        found.push(`${control.getAttribute('aria-label') ?? control.textContent}: ${hit?.className}`)
    }
    return found
  })

for (const { name, path, drawn } of [
  { name: 'Executions', path: '/executions', drawn: 'Columns' },
  { name: 'a workflow', path: `/workflows/${night.rotate.workflowId}`, drawn: 'Runs and their nodes' },
])
  for (const width of [360, 1440])
    test(`nothing moves while ${name} is read for the first time, at ${width} px`, async ({ page, open }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.addInitScript(() => {
        const shifts: number[] = []
        Object.assign(window, { shifts })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await open(path)
      await expect(page.getByRole('main')).toContainText(drawn)
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
      expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.001)
    })

/** How much of the width of Needs attention's table the cause has, in per cent. */
const shareOfCause = (page: Page) =>
  page.getByRole('columnheader', { name: /^(Why|原因)$/ }).evaluate((head) => {
    const index = [...(head.parentElement?.children ?? [])].indexOf(head)
    const row = document.querySelector('tbody tr[aria-rowindex]')
    const width = (element: Element | null | undefined) => element?.getBoundingClientRect().width ?? 0
    return Math.round((100 * width(row?.children[index])) / width(row))
  })

/** The cells of which something stands out, by what they say; and the rows, above or below. */
const tooNarrow = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('tbody td')]
      .filter((cell) => {
        const { left, right } = cell.getBoundingClientRect()
        const { top = 0, bottom = 0 } = cell.parentElement?.getBoundingClientRect() ?? {}
        return [...cell.querySelectorAll('button, span')].some((part) => {
          const box = part.getBoundingClientRect()
          const isBeside = box.left < left - 0.5 || box.right > right + 0.5
          const isAboveOrBelow = box.top < top - 0.5 || box.bottom > bottom + 0.5
          return box.width > 1 && part.checkVisibility() && (isBeside || isAboveOrBelow)
        })
      })
      .map((cell) => cell.textContent),
  )

for (const locale of ['en', 'zh-CN'] as const)
  test(`nothing stands out of its cell at any width, where a state is unknown too, ${locale}`, async ({
    page,
    open,
  }) => {
    await open('/attention', { scenario: 'odd', locale })
    for (const width of [360, 640, 760, 1000, 1200, 1440, 2560]) {
      await page.setViewportSize({ width, height: 1_600 })
      await expect(page.getByRole('row').filter({ hasText: 'FROZEN' })).toBeVisible()
      expect(await tooNarrow(page), `${width} px`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      expect(await shareOfCause(page), `${width} px`).toBeGreaterThanOrEqual(45)
    }
  })

test('on a phone a long name has two lines before it is cut, and the cause keeps its own', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 360, height: 900 })
  await open('/attention?group=none', { scenario: 'odd' })
  const name = page.getByRole('table').getByText(/x{40}/).first()
  await expect(name).toBeVisible()
  expect(await name.evaluate((element) => element.getClientRects().length)).toBeGreaterThan(1)
  expect(await tooNarrow(page)).toEqual([])
})

const languages = [
  { locale: 'en', retry: /^Retry /, confirm: 'Retry node', tray: /^Operations: / },
  { locale: 'zh-CN', retry: /^失败重试 /, confirm: '重试节点', tray: /^操作：/ },
] as const

for (const { locale, retry: verb, confirm, tray } of languages)
  test(`with five results waiting every control of every screen can be pressed, at every width, in ${locale}`, async ({
    page,
    open,
  }) => {
    test.setTimeout(240_000)
    await page.setViewportSize({ width: 1440, height: 900 })
    await open('/attention?group=none', { scenario: 'many', locale })
    const buttons = page.getByRole('table').getByRole('button', { name: verb })
    await expect(buttons.nth(4)).toBeVisible({ timeout: 45_000 })
    for (let count = 1; count <= 5; count += 1) {
      await buttons.nth(count - 1).click()
      await page.getByRole('dialog').getByRole('button', { name: confirm }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.getByRole('button', { name: tray })).toContainText(String(count))
    }
    const look = async () => {
      for (const width of [2560, 1440, 1000, 360]) {
        await page.setViewportSize({ width, height: 900 })
        // The demo's bar tells the page its new height a moment after its width has changed.
        await expect.poll(() => covered(page), `${width} px of ${page.url()}`).toEqual([])
      }
    }
    const visit = async (screen: string) => {
      await page.locator(`nav a[href^="/${screen}"]`).first().click()
      await expect(page.locator('main').getByRole('link').nth(3)).toBeVisible()
      await look()
    }
    await look()
    for (const screen of ['executions', 'activity', 'handover']) await visit(screen)
    await page.getByRole('button', { name: tray }).click()
    await look()
    for (const screen of ['activity', 'executions', 'attention']) await visit(screen)
    await page.setViewportSize({ width: 1440, height: 900 })
    // The way from a result to its execution, and from there to its workflow.
    await page
      .getByRole('region', { name: /^(Operations|操作)$/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.locator('[data-node-panel]')).toBeVisible()
    await look()
    await page.locator('main nav a[href^="/workflows/"]').click()
    await expect(page.getByRole('button', { name: /^(Run|立即执行) / })).toBeVisible()
    await look()
  })
