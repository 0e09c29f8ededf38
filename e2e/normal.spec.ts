import { night } from '../mocks/scenarios'
import { expect, test } from './app'
import { violations } from './axe'

/* What is normal, and finding anything: beside the page that is there, by any means, without moving it. */

const { rotate } = night
const execution = `/workflows/${rotate.workflowId}/executions/${rotate.executionId}`

for (const width of [1440, 360])
  test(`what earlier runs say moves nothing that can be pressed, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(execution)
    const panel = page.getByRole('region', { name: `Node ${rotate.node}` })
    const retry = panel.getByRole('button', { name: `Retry ${rotate.node}` })
    const tab = page.getByRole('tab', { name: 'Steps' })
    await expect(retry).toBeVisible()
    const before = [await retry.boundingBox(), width > 1200 && (await tab.boundingBox())]
    await expect(page.getByText(/^usually/)).toHaveCount(2)
    expect([await retry.boundingBox(), width > 1200 && (await tab.boundingBox())]).toEqual(before)
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(scroll).toBeLessThanOrEqual(client)
  })

for (const theme of ['light', 'dark'] as const)
  test(`a comparison with the last good run is readable by everybody, ${theme}`, async ({ page, open }) => {
    await open(execution, { theme })
    const compare = page.getByRole('button', { name: 'Compare with the last good run' })
    await expect(compare).not.toHaveAttribute('aria-busy')
    await compare.focus()
    await page.keyboard.press('Enter')
    await expect(
      page.getByText(`${rotate.node} is the only one of the compared nodes that differs.`),
    ).toBeVisible()
    await expect(
      page.getByRole('table', { name: 'Compare' }).getByRole('row', { name: new RegExp(rotate.node) }),
    ).toContainText('Failed only here: ecs-prod-web-007 and -017')
    expect(await violations(page)).toEqual([])
  })

for (const theme of ['light', 'dark'] as const)
  test(`Find is reached and used by keyboard, ${theme}`, async ({ page, open, operations }) => {
    await open('/executions', { theme })
    await expect(page.getByRole('table', { name: 'Executions' }).getByRole('link').first()).toBeVisible()
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog', { name: 'Find' })
    const field = dialog.getByRole('combobox')
    await expect(field).toBeFocused()
    await expect(dialog.getByRole('option').first()).toBeVisible()
    expect(await violations(page, '[role=dialog]')).toEqual([])
    // Pasted, and one key.
    await field.fill(`https://ops.example${execution}`)
    await expect(dialog.getByRole('option', { name: `Execution ${rotate.executionId}` })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(rotate.workflow)

    await expect(page.getByRole('button', { name: `Retry ${rotate.node}` })).toBeVisible()
    await page.keyboard.press('Control+k')
    await field.fill('retry')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: `Retry ${rotate.node}?` })).toBeVisible()
    expect(await operations()).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: `Retry ${rotate.node}` })).toBeFocused()
  })

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 760 } })

  test('Find and Copy on a phone', async ({ page, open }) => {
    await open(execution)
    // The last of the header is not pushed out of the page.
    const end = await page.getByRole('banner').getByRole('button', { name: 'More' }).boundingBox()
    expect((end?.x ?? 999) + (end?.width ?? 0)).toBeLessThanOrEqual(360)
    await page.getByRole('button', { name: 'Find' }).tap()
    const dialog = page.getByRole('dialog', { name: 'Find' })
    await dialog.getByRole('combobox').fill(rotate.nextNode)
    const option = dialog.getByRole('option', { name: new RegExp(`^${rotate.nextNode}`) })
    await expect(option).toBeVisible()
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await option.tap()
    await expect(page.getByRole('region', { name: `Node ${rotate.nextNode}`, exact: true })).toBeVisible()

    const copy = page.getByRole('button', { name: `Copy node: ${rotate.nextNode}` })
    await copy.scrollIntoViewIfNeeded()
    expect((await copy.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await copy.tap()
    const item = page.getByRole('menuitem', { name: 'Report (Markdown)' })
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(await violations(page, '[role=menu]')).toEqual([])
  })
})

for (const forcedColors of ['none', 'active'] as const)
  test(`a workflow’s grid opens a run at its node, forced colours ${forcedColors}`, async ({
    page,
    open,
  }) => {
    await page.emulateMedia({ forcedColors })
    await open(`/workflows/${rotate.workflowId}`)
    const figure = page.getByRole('figure', { name: 'How long the runs worked' })
    await figure.getByRole('button', { name: 'Show as table' }).click()
    await expect(figure.getByRole('row').nth(1)).toContainText('Failed')
    const grid = page.getByRole('table', { name: 'Runs' })
    await grid.getByRole('link', { name: `${rotate.node}: Failed` }).click()
    await expect(page.getByRole('region', { name: `Node ${rotate.node}`, exact: true })).toBeVisible()
    expect(new URL(page.url()).searchParams.get('node')).toBe(rotate.nodeId)
  })
