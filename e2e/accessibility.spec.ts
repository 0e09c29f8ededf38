import { AxeBuilder } from '@axe-core/playwright'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

const { workflowId, executionId, nodeId, node } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

const pages = [
  ['Needs attention', '/attention', 'Needs attention'],
  ['Executions', '/executions', 'Executions'],
  ['Workflow', `/workflows/${workflowId}`, 'Executions'],
  ['Steps', `${execution}&view=steps`, 'Steps'],
] as const

for (const theme of ['light', 'dark'] as const) {
  for (const [name, path, table] of pages)
    test(`axe finds nothing on ${name}, ${theme}`, async ({ page, open }) => {
      await open(path, { theme })
      await expect(page.getByRole('table', { name: table }).getByRole('row').nth(1)).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })

  test(`axe finds nothing on the graph, the panel and the dialog, ${theme}`, async ({ page, open }) => {
    await open(execution, { theme })
    await expect(page.getByRole('button', { name: new RegExp(`^${node}, Failed`) })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page
      .getByRole('region', { name: `Node ${node}` })
      .getByRole('button', { name: `Retry ${node}` })
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([])
  })

  test(`axe finds nothing on Activity and Sign in, ${theme}`, async ({ page, open }) => {
    await open('/activity', { theme })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
}
