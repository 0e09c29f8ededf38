import type { Page } from '@playwright/test'
import { night } from '../../mocks/scenarios'
import { expect, test } from '../pictures'

const { workflowId, executionId, nodeId, node } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

// Lossy, because a repository keeps every version of a picture.
const take = (page: Page, name: string) =>
  page.screenshot({ path: `docs/pictures/${name}.webp`, type: 'webp', quality: 70, animations: 'disabled' })

test('the night as it is found', async ({ page, open, standStill }) => {
  await open('/attention')
  await standStill()
  await expect(page.getByRole('main')).toContainText('Upload archive')
  await take(page, 'needs-attention')
})

test('the same in Chinese, in the dark', async ({ page, open, standStill }) => {
  await open('/attention', { locale: 'zh-CN', theme: 'dark' })
  await standStill()
  await expect(page.getByRole('main')).toContainText('Upload archive')
  await take(page, 'needs-attention-dark-zh')
})

test('a Retry, from the execution to its effect', async ({ page, open, standStill }) => {
  await open(execution)
  const panel = page.getByRole('region', { name: `Node ${node}`, exact: true })
  await standStill()
  await expect(panel).toContainText('cannot load certificate')
  await expect(page.getByLabel('Log: ecs-prod-web-007')).toContainText('cannot load certificate')
  await take(page, 'execution')
  await page.clock.resume()
  await panel.getByRole('button', { name: `Retry ${node}` }).click()
  const dialog = page.getByRole('dialog', { name: `Retry ${node}?` })
  await dialog
    .getByRole('textbox', { name: 'Reason' })
    .fill('Key files restored from the vault on both hosts')
  await take(page, 'dialog')
  await dialog.getByRole('button', { name: 'Retry node' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel).toContainText('Running')
  await take(page, 'effect')
})

test('what the team did', async ({ page, open, standStill }) => {
  await open('/activity')
  await standStill()
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText('li.na')
  await take(page, 'activity')
})

test('every workflow and how its last execution went', async ({ page, open, standStill }) => {
  await open('/executions')
  await standStill()
  await expect(page.getByRole('table', { name: 'Executions' })).toContainText('Rotate TLS certificates')
  await take(page, 'executions')
})

test('on a phone', async ({ page, open, standStill }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open('/attention')
  await standStill()
  await expect(page.getByRole('main')).toContainText('Upload archive')
  await take(page, 'phone')
})
