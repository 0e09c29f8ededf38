import type { Page } from '@playwright/test'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'
import { violations } from './axe'

const { workflowId, executionId, nodeId, node } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

/** Axe finds nothing on the page as it stands, then in the other theme. */
async function expectAccessible(page: Page) {
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /Switch to Dark theme/ }).click()
  await expect(page.getByRole('button', { name: /^Dark theme/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
}

const pages = [
  ['Needs attention', '/attention', 'Needs attention'],
  ['Executions', '/executions', 'Executions'],
  ['Workflow', `/workflows/${workflowId}`, 'Executions'],
  ['Steps', `${execution}&view=steps`, 'Steps'],
] as const

for (const [name, path, table] of pages)
  test(`axe finds nothing on ${name}, in both themes`, async ({ page, open }) => {
    await open(path)
    await expect(page.getByRole('table', { name: table }).getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(page)
  })

test('axe finds nothing on a calm night, in both themes', async ({ page, open }) => {
  await open('/attention', { scenario: 'calm' })
  await expect(page.getByRole('region', { name: 'When something stops' })).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on the graph and the panel, in both themes', async ({ page, open }) => {
  await open(execution)
  await expect(page.getByRole('button', { name: new RegExp(`^${node}, Failed`) })).toBeVisible()
  await expectAccessible(page)
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the dialog and on Sign in, ${theme}`, async ({ page, open }) => {
    await open(execution, { theme })
    const panel = page.getByRole('region', { name: `Node ${node}` })
    await panel.getByRole('button', { name: `Retry ${node}` }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    expect(await violations(page, '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

test('axe finds nothing on Activity, in both themes', async ({ page, open }) => {
  await open('/activity')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on Handover, and on what is said to the team, in both themes', async ({
  page,
  open,
}) => {
  await open('/attention')
  await page.getByRole('button', { name: `More for ${node}` }).click()
  await expect(page.getByRole('group', { name: `For the team: ${node}` })).toBeVisible()
  expect(await violations(page, '[role=dialog]')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Handover' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^Operations/ })).toBeVisible()
  await expectAccessible(page)
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the dialogs of many, of alerts, of Find and of Help, ${theme}`, async ({
    page,
    open,
  }) => {
    await open('/attention', { scenario: 'alike', theme })
    const dialog = page.getByRole('dialog')
    const opened = async (name: RegExp | string) => {
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      expect(await violations(page, '[role=dialog]')).toEqual([])
    }
    await page
      .getByRole('button', { name: /^Skip all/ })
      .first()
      .click()
    await opened(/^Skip \d+ nodes\?$/)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Tell me when something stops' }).click()
    await opened('Tell me when something stops')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.keyboard.press('Control+k')
    await opened('Find')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await opened('Help')
  })

test('axe finds nothing on the kit, in both themes', async ({ page, open }) => {
  await open('/kit')
  await expect(page.getByRole('heading', { level: 1, name: 'Kit' })).toBeVisible()
  await expectAccessible(page)
})
