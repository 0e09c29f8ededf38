import { night, PROJECT_ID } from '../mocks/scenarios'
import type { OperationName } from '../mocks/wire'
import { expect, signIn, test, type RunningGateway } from './gateway'
import { openResults } from './stoppedNodes'

/* Terminate, Run now and the schedule's switch, over HTTP: each is asked for, sent once, as documented, and its effect seen. */

const workflowPath = (workflowId: string) => `/v1/${PROJECT_ID}/cms/workflow/${workflowId}`

test('terminate a run whose canary fails', async ({ page, gateway }) => {
  const { workflow, workflowId, executionId, node, nextNode } = night.payments
  await page.goto(`${gateway.url}/workflows/${workflowId}/executions/${executionId}`)
  await signIn(page)
  await page.getByRole('button', { name: `Terminate ${workflow}` }).click()
  const dialog = page.getByRole('dialog', { name: `Terminate ${workflow}?` })
  await expect(dialog).toContainText(node)
  await expect(dialog).toContainText(nextNode)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('canary fails')
  await dialog.getByRole('button', { name: 'Terminate', exact: true }).dblclick()
  const results = await openResults(page)
  await expect(results).toContainText('the execution has ended', { timeout: 30_000 })
  await expect(page.getByRole('main')).toContainText('Canceled')
  expect(asked('StopExecution', gateway)).toEqual([
    ['POST', `${workflowPath(workflowId)}/executions/${executionId}/terminate`, {}],
  ])
})

test('run a workflow now, and follow it to the new execution', async ({ page, gateway }) => {
  const id = 'wf-flush-cdn'
  await page.goto(`${gateway.url}/workflows/${id}`)
  await signIn(page)
  await page.getByRole('button', { name: 'Run Flush CDN cache now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Run now' }).dblclick()
  const results = await openResults(page)
  await expect(results).toContainText('The new execution is there')
  expect(asked('ExecuteWorkflow', gateway)).toEqual([['POST', `${workflowPath(id)}/executions`, {}]])
  await results.getByRole('link', { name: 'The new execution' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Flush CDN cache')
})

test('switch a schedule off and on again', async ({ page, gateway }) => {
  const id = 'wf-probe-endpoints'
  const name = 'Probe public endpoints'
  await page.goto(`${gateway.url}/workflows/${id}`)
  await signIn(page)
  for (const [verb, effect] of [
    ['Disable', 'Schedule on → Schedule: AOM says “inactive”'],
    ['Enable', 'Schedule: AOM says “inactive” → Schedule on'],
  ] as const) {
    await page.getByRole('button', { name: `${verb} schedule of ${name}` }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `${verb} schedule` })
      .dblclick()
    // Its line may not be there yet when the lines are opened.
    await expect(async () => {
      await expect(await openResults(page)).toContainText(effect, { timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
  }
  const path = `${workflowPath(id)}/trigger/action`
  expect(asked('UpdateWorkflowTriggerStatus', gateway)).toEqual([
    ['PUT', path, { action: 'disable' }],
    ['PUT', path, { action: 'enable' }],
  ])
})

/** Method, path and query of each call of a kind that reached AOM. */
const asked = (operation: OperationName, { aom }: RunningGateway) =>
  aom.world.requests
    .filter((request) => request.operation === operation)
    .map(({ method, path, query }) => [method, path, query])
