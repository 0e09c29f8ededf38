import type { Page } from '@playwright/test'
import { expect, test } from './app'

/* Nothing lies over a control, and nothing stands out of its place. */

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

/** The heights that rows have, each once. */
const rowHeights = (page: Page) =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('tbody tr[aria-rowindex]')].map((row) =>
        Math.round(row.getBoundingClientRect().height),
      ),
    ),
  ])

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
      expect(await rowHeights(page), `${width} px`).toHaveLength(1)
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

/** The controls that something else lies over once they are scrolled into view, and operations that stand beyond a table's edge. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    for (const control of document.querySelectorAll<HTMLElement>(
      ':is(main, aside) :is(a, button, summary, input, select), nav a, header button',
    )) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      if (control.dataset['operation'] !== undefined)
        for (let part = control.parentElement; part; part = part.parentElement)
          if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'auto')
            found.push(`${control.getAttribute('aria-label')}: to be scrolled to sideways`)
      control.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = control.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      if (!hit || !(control.contains(hit) || hit.contains(control)))
        found.push(`${control.getAttribute('aria-label') ?? control.textContent}: ${hit?.className}`)
    }
    return found
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
      // However far each has come.
      const told = async () => (await page.getByRole('button', { name: tray }).textContent()) ?? ''
      await expect
        .poll(async () => ((await told()).match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0))
        .toBe(count)
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
    for (const view of [/^(Steps|步骤)$/, /^(Timeline|时间线)$/]) {
      await page.getByRole('tab', { name: view }).click()
      await look()
    }
    await page.locator('main nav a[href^="/workflows/"]').click()
    await expect(page.getByRole('button', { name: /^(Run|立即执行) / })).toBeVisible()
    await look()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: /^(Sign out|退出登录)$/ }).click()
    await expect(page.getByRole('button', { name: /^(Sign in|登录)$/ })).toBeVisible()
    await look()
  })
