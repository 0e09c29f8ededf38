import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/* Nothing moves under the hand in the panel of a node that runs again, nor in the tray; what is refused is seen to be. */

const { rotate } = night

for (const width of [1440, 390])
  test(`while a node runs again no button of its targets moves, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(`/workflows/${rotate.workflowId}/executions/${rotate.executionId}?node=${rotate.nodeId}`)
    const panel = page.getByRole('region', { name: `Node ${rotate.node}` })
    await panel.getByRole('button', { name: `Retry ${rotate.node}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
    const targets = panel.getByRole('table', { name: 'Targets', exact: true })
    const places = () =>
      targets.getByRole('button').evaluateAll((all) =>
        all.map((button) => {
          const { left, top } = button.getBoundingClientRect()
          const table = button.closest('table')?.getBoundingClientRect().top ?? 0
          return [button.textContent, Math.round(left), Math.round(top - table)]
        }),
      )
    await expect(targets).toContainText(/[2-4] running/)
    const before = await places()
    expect(before).toHaveLength(4)

    const skip = panel.getByRole('button', { name: `Skip ${rotate.node}` })
    expect(await skip.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('dashed')

    await expect(targets).toContainText(/[5-9] running/)
    expect((await places()).slice(0, 4)).toEqual(before)
  })

for (const width of [1440, 390])
  test(`no control of the tray moves while its operations go on, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open('/attention')
    for (const node of [night.rotate.node, night.vacuum.node]) {
      await page.getByRole('button', { name: `Retry ${node}`, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Retry node' }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.getByRole('button', { name: /^Operations: / }).click()
    const tray = page.getByRole('region', { name: 'Operations', exact: true })
    const controls = tray.locator('a, button')
    const places = () =>
      controls.evaluateAll((all) =>
        all.map((control) => {
          const { left, top } = control.getBoundingClientRect()
          return `${Math.round(left)}, ${Math.round(top)}`
        }),
      )
    const before = await places()
    expect(before.length).toBeGreaterThan(6)
    await expect(tray.getByText(/^Effect seen/)).toHaveCount(2)
    expect(await places()).toEqual(before)
  })
