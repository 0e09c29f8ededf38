import { night } from '../mocks/scenarios'
import type { World } from '../mocks/world'
import { expect, test, testNow } from './app'

/* The main job on the demo: find the stopped node, see why and what would happen, act once, see the effect. */

test('3 am: retry the node that failed on two hosts, and see it run', async ({ page, open, operations }) => {
  const { node, nodeId, nextNode, workflow, workflowId, executionId } = night.rotate
  await open('/')
  const row = page
    .getByRole('table', { name: 'Needs attention' })
    .getByRole('row', { name: new RegExp(workflow) })
  await expect(row).toContainText('Failed')
  await expect(row).toContainText(node)
  await expect(page).toHaveTitle(/^\(\d+\) Needs attention/)

  await row.getByRole('button', { name: `Retry ${node}` }).click()
  const dialog = page.getByRole('dialog', { name: `Retry ${node}?` })
  await expect(dialog).toContainText(nextNode)
  await expect(dialog).toContainText('18 ok')
  await expect(dialog).toContainText('2 failed')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('nginx config fixed by hand')
  await dialog.getByRole('button', { name: 'Retry node' }).click()

  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  expect(await operations()).toMatchObject([
    {
      method: 'POST',
      path: expect.stringContaining(`/workflow/${workflowId}/executions/${executionId}/operation`),
      query: { action: 'restart', node_id: nodeId },
    },
  ])
})

test('skip a timed-out node from its own page', async ({ page, open, operations }) => {
  const { workflowId, executionId, node, nodeId } = night.vacuum
  await open(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`)
  const panel = page.getByRole('region', { name: `Node ${node}`, exact: true })
  await expect(panel).toContainText('Timed out')
  await panel.getByRole('button', { name: `Skip ${node}` }).click()
  await page
    .getByRole('dialog', { name: `Skip ${node}?` })
    .getByRole('button', { name: 'Skip node' })
    .click()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  await expect(panel).toContainText('Skipped')
  expect(await operations()).toMatchObject([{ query: { action: 'skip', node_id: nodeId } }])
})

test('continue past a pause, knowing the next one and whose errors are ignored', async ({
  page,
  open,
  operations,
}) => {
  const { node, nodeId, nextNode, nextPause, ignoredNode, workflow } = night.payments
  await open('/attention')
  const row = page.getByRole('row', { name: new RegExp(workflow) })
  await row.getByRole('button', { name: `Continue ${node}` }).click()
  const dialog = page.getByRole('dialog', { name: `Continue past ${node}?` })
  for (const name of [nextNode, nextPause, ignoredNode]) await expect(dialog).toContainText(name)
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
  expect(await operations()).toMatchObject([{ query: { action: 'continue', node_id: nodeId } }])
})

test('夜里三点：用中文重试失败的节点', async ({ page, open, operations }) => {
  const { node, nodeId, workflow } = night.rotate
  await open('/', { locale: 'zh-CN' })
  await expect(page).toHaveTitle(/待处理/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const row = page.getByRole('row', { name: new RegExp(workflow) })
  await expect(row).toContainText('失败')
  await row.getByRole('button', { name: `失败重试 ${node}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重试节点' }).click()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('已生效')
  expect(await operations()).toMatchObject([{ query: { action: 'restart', node_id: nodeId } }])
})

test('a button that is not allowed can be reached and says why', async ({ page, open, operations }) => {
  const { workflowId, executionId, node, nodeId } = night.payments
  await open(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`)
  const retry = page
    .getByRole('region', { name: `Node ${node}` })
    .getByRole('button', { name: `Retry ${node}` })
  await expect(retry).toHaveAttribute('aria-disabled', 'true')
  await expect(retry).toHaveAccessibleDescription(/pause/)
  await retry.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await operations()).toEqual([])
})

test('the run that contradicts itself is explained in words', async ({ page, open }) => {
  const { workflowId, executionId, nodeId, node, failedHost } = night.contradiction
  await open(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`)
  await expect(page.getByRole('main')).toContainText('errors are ignored')
  const panel = page.getByRole('region', { name: `Node ${node}` })
  await expect(panel.getByRole('table', { name: 'Targets' })).toContainText(failedHost)
})

test('an expired token asks to sign in on the spot and keeps the page', async ({ page, open }) => {
  await open('/attention', { scenario: 'expired-token' })
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Token').fill('another-token')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('table', { name: 'Needs attention' })).toContainText(night.rotate.node)
  await expect(page).toHaveURL(/attention/)
})

test('a colleague was first: who, what, since when, and what became of it', async ({
  page,
  open,
  operations,
}) => {
  const { node, nodeId, workflow, workflowId, executionId } = night.rotate
  await open('/attention')
  const row = page.getByRole('row', { name: new RegExp(workflow) })
  const retry = row.getByRole('button', { name: `Retry ${node}` })
  await expect(retry).toBeVisible()
  await page.evaluate(
    (operation) => {
      const { __world } = window as unknown as { __world: World }
      __world.setFault({
        on: 'StartPausingWorkflowExecutions',
        kind: 'answer',
        times: 1,
        answer: {
          status: 409,
          headers: { 'x-gateway-error': '1', 'x-not-sent': 'true' },
          body: { error_code: 'GATEWAY.409', error_msg: 'An operation on it is open.', operation },
        },
      })
    },
    {
      id: '0b9d2c1e-3a54-4f6e-8b71-5c2d9e8f7a10',
      workflowId,
      executionId,
      nodeId,
      workflowName: workflow,
      nodeName: node,
      action: 'restart',
      reason: 'disk was full',
      baseline: null,
      user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
      position: 1,
      seq: 1,
      requestedAt: testNow.getTime() - 9_000,
    },
  )
  await retry.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()

  const results = page.getByRole('region', { name: 'Operations', exact: true })
  await expect(results).toContainText('li.na was first: Retry, at 03:11:51')
  await expect(row).toContainText('li.na: Retry sent')
  await expect(retry).toHaveAttribute('aria-disabled', 'true')
  await expect(retry).toHaveAccessibleDescription(/^li\.na has been retrying .* disk was full$/)

  await page.evaluate(
    ([run, id]) => {
      const { __world } = window as unknown as { __world: World }
      __world.edit.actAsOther(run, id, 'restart')
    },
    [executionId, nodeId] as const,
  )
  await expect(results.getByRole('status')).toContainText('li.na: Effect seen')
  expect(await operations()).toHaveLength(1)
})

test('the journal cannot be written: not sent, and the same may be asked again at once', async ({
  page,
  open,
}) => {
  const { node, workflow } = night.rotate
  await open('/attention')
  const row = page.getByRole('row', { name: new RegExp(workflow) })
  const retry = row.getByRole('button', { name: `Retry ${node}` })
  await expect(retry).toBeVisible()
  await page.evaluate(() => {
    const { __world } = window as unknown as { __world: World }
    __world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'answer',
      times: 1,
      answer: {
        status: 503,
        headers: { 'x-gateway-error': '1', 'x-not-sent': 'true' },
        body: { error_code: 'GATEWAY.507', error_msg: 'The disk is full.' },
      },
    })
  })
  const press = async () => {
    await retry.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
  }
  await press()
  await expect(row).toContainText('Not sent')
  await expect(page.getByRole('region', { name: 'Operations', exact: true })).toContainText(
    'Nothing reached AOM.',
  )
  await press()
  await expect(page.getByRole('status').filter({ hasText: node })).toContainText('Effect seen')
})
