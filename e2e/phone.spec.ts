import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/* What a phone's page says, it says in full. */

test.use({ viewport: { width: 360, height: 760 } })

const { rotate, vacuum } = night

/** What AOM may answer with whatever it is asked for. */
interface DemoWorld {
  setFault(fault: object): void
}

for (const locale of ['en', 'zh-CN'] as const)
  test(`that a read failed, and how old what is shown is, moving nothing, in ${locale}`, async ({
    page,
    open,
  }) => {
    await open('/executions', { locale })
    await expect(page.getByRole('link', { name: rotate.workflow, exact: true })).toBeVisible()
    const places = () =>
      page
        .locator('header button, [role=search] :is(input, select, button, summary), table, nav a')
        .evaluateAll((all) => all.map((control) => JSON.stringify(control.getBoundingClientRect())))
    const before = await places()
    expect(before.length).toBeGreaterThan(10)

    await page.evaluate(() => {
      const { __world: world } = window as unknown as { __world: DemoWorld }
      world.setFault({ on: 'reads', kind: 'answer', answer: { status: 200, body: '{}' } })
    })
    const refresh = page.getByRole('button', { name: /^(Refresh|刷新)$/ })
    await refresh.click()
    const title = page.getByRole('main').getByRole('alert')
    await expect(title).toBeVisible()
    const isWhole = await title.evaluate(({ parentElement: words }) =>
      Boolean(words && words.scrollHeight <= words.clientHeight && words.scrollWidth <= words.clientWidth),
    )
    expect(isWhole).toBe(true)
    const age = refresh.locator('xpath=following-sibling::*')
    await expect(age).toContainText(/^(Not updating|未更新)/)
    const lines = await age.evaluate((words) => {
      const { fontSize } = getComputedStyle(words)
      return Math.floor(words.getBoundingClientRect().height / parseFloat(fontSize))
    })
    expect(lines).toBeLessThanOrEqual(2)
    expect(await places()).toEqual(before)
  })

test('of which zone its times are', async ({ page, open }) => {
  await open('/executions')
  await expect(page.getByText('Times are in your time zone, GMT+8')).toBeVisible()
  await page.setViewportSize({ width: 1440, height: 760 })
  await expect(page.getByText('Times are in your time zone, GMT+8')).toBeHidden()
  await expect(page.getByText('GMT+8', { exact: true }).first()).toBeVisible()
})

test('what became of the hosts, without a point where a line begins or ends', async ({ page, open }) => {
  await open(`/workflows/${vacuum.workflowId}/executions/${vacuum.executionId}?view=steps`)
  const row = page.getByRole('table', { name: 'Steps' }).getByRole('row', { name: vacuum.node })
  const score = row.getByText('1 ok · 1 running · 1 not run')
  await expect(score).toBeVisible()
  const parts = await score.evaluate((list) => {
    const { left } = list.getBoundingClientRect()
    return [...list.children].map((part) => ({
      isFirstOfLine: part.getBoundingClientRect().left === left,
      hasPoint: [...part.children].some(
        (point) => point.ariaHidden === 'true' && point.getBoundingClientRect().right > left,
      ),
    }))
  })
  expect(parts.filter(({ isFirstOfLine }) => isFirstOfLine).length).toBeGreaterThan(1)
  for (const { isFirstOfLine, hasPoint } of parts) expect(hasPoint).toBe(!isFirstOfLine)
  await expect(score).toHaveCSS('overflow-x', 'clip')
})
