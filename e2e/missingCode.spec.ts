import type { Page } from '@playwright/test'
import { night, TOKEN } from '../mocks/scenarios'
import { beginSignedIn, expect, signIn, test as base } from './gateway'

/* Code that does not come, as in a tab that is older than the gateway's last update: the page stays, says so, and offers the way on. */

const { workflowId, executionId, nodeId, node, workflow } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

const test = base.extend<{ lose: (file: string) => Promise<() => Promise<void>> }>({
  /** The app's files of that name are gone from now on, until the returned function brings them back. */
  lose: async ({ page, silence }, use) => {
    await use(async (file) => {
      const url = `**/assets/${file}-*.js`
      await page.route(url, (route) => route.fulfill({ status: 404, body: 'Not found' }))
      return () => page.unroute(url)
    })
    // React reports what a boundary caught.
    for (const complaint of silence.splice(0)) expect(complaint).toContain('ChunkLoadError')
  },
})

const said = (page: Page) => page.getByRole('alert').filter({ hasText: 'could not be loaded' })

test('what is typed while Find is on its way presses no button of the page', async ({
  page,
  context,
  gateway,
}) => {
  await beginSignedIn(context, TOKEN)
  const gate = new EventTarget()
  const opened = new Promise((resolve) => gate.addEventListener('open', resolve))
  await page.route('**/assets/FindDialog-*.js', async (route) => {
    await opened
    await route.continue()
  })
  await page.goto(`${gateway.url}/attention`)
  const retry = page.getByRole('button', { name: `Retry ${node}`, exact: true }).first()
  await retry.focus()
  // The keys are at work.
  await page.keyboard.press('j')
  await expect(retry).not.toBeFocused()
  await retry.focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.press('r')
  gate.dispatchEvent(new Event('open'))
  await expect(page.getByRole('dialog', { name: 'Find' })).toBeVisible()
  await page.keyboard.press('Escape')
  // One that lies below another is no dialog to a screen reader, and is there.
  await expect(page.locator('[role=dialog]')).toHaveCount(0)
})

for (const [name, path] of [
  ['Needs attention', '/attention'],
  ['an execution', execution],
] as const)
  test(`the operation dialog, on ${name}`, async ({ page, context, gateway, lose }) => {
    await beginSignedIn(context, TOKEN)
    const bringBack = await lose('OpenedOperation')
    await page.goto(gateway.url + path)
    const retry = page.getByRole('button', { name: `Retry ${node}`, exact: true }).first()
    await retry.click()
    await expect(said(page)).toContainText('Nothing was sent to AOM')
    await expect(page.getByText(workflow).first()).toBeVisible()
    await said(page).getByRole('button', { name: 'Close' }).click()
    await expect(said(page)).toHaveCount(0)

    await retry.click()
    await expect(said(page)).toBeVisible()
    await bringBack()
    await said(page).getByRole('button', { name: 'Reload' }).click()
    await retry.click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(gateway.aom.world.operations).toEqual([])
  })

for (const file of ['SignInScreen', 'mui'])
  test(`the sign-in page, without ${file}`, async ({ page, gateway, lose }) => {
    const bringBack = await lose(file)
    await page.goto(`${gateway.url}/executions`)
    await expect(said(page)).toBeVisible()
    await bringBack()
    await said(page).getByRole('button', { name: 'Reload' }).click()
    await signIn(page)
    await expect(page).toHaveURL(/\/executions\?/)
  })

test('signing in again, over the page', async ({ page, context, gateway, lose }) => {
  await beginSignedIn(context, TOKEN)
  const bringBack = await lose('ReauthDialog')
  await page.goto(`${gateway.url}/attention`)
  await expect(page.getByText(workflow).first()).toBeVisible()
  gateway.aom.world.setFault({ on: 'any', kind: 'answer', answer: { status: 401, body: {} } })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(said(page)).toBeVisible()
  await expect(page.getByText(workflow).first()).toBeVisible()
  await expect(said(page).getByRole('button', { name: 'Close' })).toHaveCount(0)
  await bringBack()
  await said(page).getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
})

test('region and project', async ({ page, context, gateway, lose }) => {
  await beginSignedIn(context, TOKEN)
  await lose('ProjectDialog')
  await page.goto(`${gateway.url}/attention`)
  await page.getByRole('button', { name: /^Region and project/ }).click()
  await expect(said(page)).toBeVisible()
  await said(page).getByRole('button', { name: 'Close' }).click()
  await expect(said(page)).toHaveCount(0)
  await expect(page.getByText(workflow).first()).toBeVisible()
})

test('signing out in a tab that is older than the gateway’s update', async ({ page, gateway, lose }) => {
  await page.goto(`${gateway.url}/attention`)
  await page.getByLabel('Keep me signed in in this tab').check()
  await signIn(page)
  await expect(page.getByText(workflow).first()).toBeVisible()
  // The sign-in page's code is not loaded yet.
  await page.reload()
  await expect(page.getByText(workflow).first()).toBeVisible()
  const bringBack = await lose('*')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(said(page)).toBeVisible()
  await bringBack()
  await said(page).getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
})

test('what was typed in the operation dialog is there after a reload, until it is sent or the tab is signed out', async ({
  page,
  gateway,
}) => {
  await page.goto(`${gateway.url}/attention`)
  await page.getByLabel('Keep me signed in in this tab').check()
  await signIn(page)
  const open = () => page.getByRole('button', { name: `Retry ${node}`, exact: true }).click()
  const reason = page.getByRole('dialog').getByRole('textbox', { name: 'Reason' })
  await open()
  await reason.fill('two bad hosts')
  await page.reload()
  await open()
  await expect(reason).toHaveValue('two bad hosts')

  const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))
  await page.getByRole('dialog').getByRole('button', { name: 'Retry node', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  expect(await kept()).toEqual([])

  await page.getByRole('button', { name: `Skip ${night.vacuum.node}`, exact: true }).click()
  await reason.fill('not mine to tell')
  await page.keyboard.press('Escape')
  expect(await kept()).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Token')).toBeVisible()
  expect(await kept()).toEqual([])
})
