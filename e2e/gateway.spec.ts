import type { Page } from '@playwright/test'
import { night, PROJECT_ID, TOKEN } from '../mocks/scenarios'
import { openResults } from './stoppedNodes'
import { expect, signIn, test } from './gateway'

const { workflowId, executionId, nodeId, node } = night.rotate
const path = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

test('sign in, retry, skip and continue against AOM over HTTP: each arrives once, as documented', async ({
  page,
  gateway,
}) => {
  await page.goto(gateway.url)
  await expect(page).toHaveURL(/sign-in/)
  await signIn(page)
  await expect(page).toHaveURL(/attention/)

  const jobs = [
    [night.rotate, 'Retry', 'Retry node', 'restart'],
    [night.vacuum, 'Skip', 'Skip node', 'skip'],
    [night.drill, 'Continue', 'Continue', 'continue'],
  ] as const
  for (const [where, verb, button] of jobs) {
    await page.getByRole('button', { name: `${verb} ${where.node}`, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
    const line = new RegExp(`^${verb} ${where.node} · (Effect seen|Done)`)
    await expect(page.getByRole('status').getByText(line)).toBeAttached()
  }
  expect(
    gateway.aom.world.operations.map(({ method, path: asked, query, headers, body }) => ({
      method,
      asked,
      query,
      type: headers['content-type'],
      token: headers['x-auth-token'],
      cookie: headers['cookie'],
      body,
    })),
  ).toEqual(
    jobs.map(([where, , , action]) => ({
      method: 'POST',
      asked: `/v1/${PROJECT_ID}/cms/workflow/${where.workflowId}/executions/${where.executionId}/operation`,
      query: { action, node_id: where.nodeId },
      type: 'application/json',
      token: `…${TOKEN.slice(-4)}`,
      cookie: undefined,
      body: undefined,
    })),
  )
  const stored = await page.evaluate(
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href,
  )
  expect(stored).not.toContain(TOKEN)
})

async function openDialog(page: Page, url: string) {
  await page.goto(`${url}${path}`)
  await signIn(page)
  await page
    .getByRole('region', { name: `Node ${node}` })
    .getByRole('button', { name: `Retry ${node}` })
    .click()
  return page.getByRole('dialog', { name: `Retry ${node}?` })
}

test('a double click sends one', async ({ page, gateway }) => {
  const dialog = await openDialog(page, gateway.url)
  await dialog.getByRole('button', { name: 'Retry node' }).dblclick()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  expect(gateway.aom.world.operations).toHaveLength(1)
})

test('a second tab cannot send while the first is open', async ({ page, context, gateway }) => {
  gateway.aom.world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'slow', delayMs: 5_000 })
  const dialog = await openDialog(page, gateway.url)
  const second = await context.newPage()
  // The second tab takes the session over from the first, so nobody signs in again.
  await second.goto(`${gateway.url}${path}`)
  await second
    .getByRole('region', { name: `Node ${node}` })
    .getByRole('button', { name: `Retry ${node}` })
    .click()
  const other = second.getByRole('dialog', { name: `Retry ${node}?` })
  await expect(other).toBeVisible()
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect.poll(() => gateway.aom.world.operations.length).toBe(1)
  await other.getByRole('button', { name: 'Retry node' }).click()
  await expect(other).toContainText('Nothing was sent')
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  expect(gateway.aom.world.operations).toHaveLength(1)
})

test('a reload while sending: sent once, the outcome is unknown until the execution tells', async ({
  page,
  gateway,
}) => {
  gateway.aom.world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'slow', delayMs: 4_000 })
  const dialog = await openDialog(page, gateway.url)
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect.poll(() => gateway.aom.world.operations.length).toBe(1)
  await page.reload()
  await signIn(page)
  const results = await openResults(page)
  await expect(results).toContainText(/may or may not have received it|the execution moved/)
  await expect(results).toContainText('Effect seen', { timeout: 30_000 })
  expect(gateway.aom.world.operations).toHaveLength(1)
})

test('a lost answer is never called failed, and never sent again', async ({ page, gateway }) => {
  gateway.aom.world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'lost' })
  const dialog = await openDialog(page, gateway.url)
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  const results = page.getByRole('region', { name: 'Operations', exact: true })
  await expect(results).toContainText('AOM may or may not have received it')
  await expect(results).toContainText('Effect seen')
  expect(gateway.aom.world.operations).toHaveLength(1)
})

test('a refusal says AOM’s code, what it means, and keeps the reason', async ({ page, gateway }) => {
  gateway.aom.world.setFault({
    on: 'StartPausingWorkflowExecutions',
    kind: 'answer',
    answer: {
      status: 400,
      body: {
        error_code: 'AOM.31001418',
        error_message: 'The task does not support the current operation.',
        http_code: '400',
      },
      headers: { 'x-request-id': 'req-0001' },
    },
  })
  const dialog = await openDialog(page, gateway.url)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('disk was full')
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect(page.getByRole('alert').filter({ hasText: `Retry ${node}` })).toContainText('Refused by AOM')
  // It has opened by itself.
  const result = page.getByRole('region', { name: `Retry ${node}` })
  for (const word of ['AOM.31001418', '400', 'req-0001']) await expect(result).toContainText(word)
  await page
    .getByRole('region', { name: `Node ${node}` })
    .getByRole('button', { name: `Retry ${node}` })
    .click()
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('disk was full')
  expect(gateway.aom.world.operations).toHaveLength(1)
})

test('another operator was faster: nothing is sent, the change is named, the reason is kept', async ({
  page,
  gateway,
}) => {
  const dialog = await openDialog(page, gateway.url)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('fixed the config')
  gateway.aom.world.edit.actAsOther(executionId, nodeId, 'restart')
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect(dialog).toContainText('Nothing was sent')
  await expect(dialog).toContainText('Running')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('fixed the config')
  expect(gateway.aom.world.operations).toEqual([])
})

test('a page whose code is not there any more says so, and a reload brings it', async ({
  page,
  gateway,
  silence,
}) => {
  await page.goto(`${gateway.url}/executions`)
  await signIn(page)
  await expect(page.getByRole('table', { name: 'Executions' })).toContainText(night.rotate.workflow)
  // As after an update of the gateway: it has other files by now.
  await page.route('**/assets/ActivityScreen-*', (route) => route.fulfill({ status: 404 }))
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(alert).toContainText('Nothing was sent to AOM')
  // React writes the fault that the page shows into the console.
  silence.length = 0
  await page.unrouteAll()
  await alert.getByRole('button', { name: 'Reload' }).click()
  await expect(page).toHaveURL(/sign-in\?next=%2Factivity/)
})

test('the content security policy holds, and a breach of it would fail a test', async ({
  page,
  gateway,
  silence,
}) => {
  await page.goto(`${gateway.url}/executions`)
  await expect(page.getByLabel('Token')).toBeVisible()
  expect(silence).toEqual([])
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.stolen = true'
    document.head.append(script)
  })
  await expect.poll(() => silence.join()).toContain('Content Security Policy')
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  silence.length = 0
})
