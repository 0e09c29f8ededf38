import type { Locator } from '@playwright/test'
import { expect, test } from './app'

/* What is filtered by moves no control of its own. */

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

for (const [path, field] of [
  ['/executions', 'State'],
  ['/activity', 'Action'],
] as const)
  test(`what clears the filters of ${path} comes beside the last of them, and moves none`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width: 1000, height: 900 })
    await open(path)
    const search = page.getByRole('search')
    const places = () =>
      search
        .locator(':is(input, select, summary, button)')
        .filter({ hasNotText: 'Clear filters' })
        .evaluateAll((all) => all.map((control) => JSON.stringify(control.getBoundingClientRect())))
    await expect(search.getByLabel(field)).toBeVisible()
    const before = await places()
    expect(before.length).toBeGreaterThan(4)
    const clear = search.getByRole('button', { name: 'Clear filters' })
    await expect(clear).toBeHidden()
    await search.getByLabel(field).selectOption({ index: 1 })
    await expect(clear).toBeVisible()
    expect(await places()).toEqual(before)
    const topsOf = (controls: Locator) =>
      controls.evaluateAll((all) => all.map((control) => Math.round(control.getBoundingClientRect().top)))
    const [top] = await topsOf(clear)
    expect(await topsOf(search.locator('input, select'))).toContain(top)
  })
