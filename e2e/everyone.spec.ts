import type { Locator, Page } from '@playwright/test'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/* The main job without a mouse, on a page that is enlarged four times, without colours of its own, and with a finger. */

const { node, nodeId, workflow } = night.rotate

/** Presses Tab until `target` has the focus, as somebody does who has nothing else. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached()
  const reached = async () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 80 && !(await reached()); presses += 1) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
  // Whoever cannot point must see where they are.
  await expect(target).toBeInViewport()
}

const retryOf = (page: Page) =>
  page
    .getByRole('table', { name: 'Needs attention' })
    .getByRole('row', { name: new RegExp(workflow) })
    .getByRole('button', { name: `Retry ${node}` })

const ways = [
  { way: 'by keyboard alone', width: 1440, height: 900 },
  { way: 'by keyboard, enlarged to 400 %', width: 320, height: 256 },
  { way: 'by keyboard, in forced colours', width: 1440, height: 900, forcedColors: 'active' },
] as const

for (const { way, width, height, ...media } of ways)
  test(`a Retry ${way}`, async ({ page, open, operations }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await open('/attention')
    await tabTo(page, retryOf(page))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Retry ${node}?` })
    await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }))
    await page.keyboard.type('key files restored')
    await tabTo(page, dialog.getByRole('button', { name: 'Retry node' }))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
    expect(await operations()).toMatchObject([{ query: { action: 'restart', node_id: nodeId } }])
    // Nothing is cut off sideways.
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(scroll).toBeLessThanOrEqual(client)
  })

test('from the list of executions to one of them, by keyboard alone', async ({ page, open }) => {
  await open('/executions')
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type(workflow)
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: 'Executions' })
  await expect(table).not.toContainText(night.payments.workflow)
  await tabTo(page, table.getByRole('link').first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(workflow)
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('a Retry on a phone', async ({ page, open, operations }) => {
    await open('/attention')
    const retry = retryOf(page)
    await retry.scrollIntoViewIfNeeded()
    const box = await retry.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.width).toBeGreaterThanOrEqual(44)
    await retry.tap()
    const dialog = page.getByRole('dialog', { name: `Retry ${node}?` })
    await dialog.getByRole('button', { name: 'Retry node' }).tap()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
    expect(await operations()).toMatchObject([{ query: { action: 'restart', node_id: nodeId } }])
  })
})
