import type { Locator, Page } from '@playwright/test'
import { CALM_PROJECT_ID } from '../mocks/iamTokens'
import { night, PROJECT_ID } from '../mocks/scenarios'
import { runId } from '../mocks/scenarios/identity'
import { expect, test } from './app'

interface Faults {
  setFault: (fault: object) => void
  clearFaults: () => void
}
const failReads = (page: Page) =>
  page.evaluate(() => {
    const { __world } = window as unknown as { __world: Faults }
    __world.setFault({ on: 'any', kind: 'answer', answer: { status: 503, body: {} } })
  })
const heal = (page: Page) =>
  page.evaluate(() => (window as unknown as { __world: Faults }).__world.clearFaults())

for (const [path, name] of [
  ['/attention', 'Needs attention'],
  ['/executions', 'Executions'],
] as const)
  test(`${name}: a failed read and its recovery move no row, and take one line`, async ({ page, open }) => {
    await open(path)
    const row = page.getByRole('table', { name }).getByRole('row').nth(1)
    await expect(row.getByRole('link').first()).toBeVisible()
    const top = async () => (await row.boundingBox())?.y
    const before = await top()
    await failReads(page)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.clock.runFor(3_000)
    const line = page.getByRole('alert').filter({ hasText: 'AOM gave no usable answer' }).locator('../..')
    await expect(line).toContainText(/Next try in \d+s\./)
    expect((await line.boundingBox())?.height).toBeLessThanOrEqual(32)
    expect(await top()).toBe(before)
    await page.getByText('Details').click()
    expect(await top()).toBe(before)
    await heal(page)
    await page.getByRole('button', { name: 'Try now' }).click()
    await expect(line).toHaveCount(0)
    expect(await top()).toBe(before)
  })

test('the address names region and project on every page, and Back keeps place and filters', async ({
  page,
  open,
}) => {
  const place = `region=cn-north-4&project=${PROJECT_ID}`
  await open('/executions?state=fail')
  await expect(page).toHaveURL(new RegExp(`/executions\\?state=fail&.*${place}$`))
  await page.getByRole('link', { name: night.rotate.workflow, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/executions/${night.rotate.executionId}\\?.*${place}`))
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`/executions\\?state=fail&.*${place}$`))
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page).toHaveURL(`/activity?${place}`)
})

test('Back finds every list where it was left', async ({ page, open }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1440, height: 500 })
  await open('/attention?group=none', { scenario: 'many' })
  const there = () => page.evaluate(() => Math.round(window.scrollY))
  const scrollBeyond = async (least: number) => {
    await page.mouse.move(720, 300)
    // Again until it went that far: rows come while AOM is read, and a wheel only goes as far as the page is then.
    const scroll = async () => {
      await page.mouse.wheel(0, 20 * least)
      return there()
    }
    await expect.poll(scroll).toBeGreaterThan(least)
    await page.clock.runFor(1_000)
  }
  const leaveAndComeBack = async (links: Locator, least: number) => {
    await expect(links.first()).toBeVisible()
    await scrollBeyond(least)
    const left = await there()
    const address = page.url()
    // What stands in the middle of the page, as a person presses it.
    const [row] = await links.evaluateAll((all) =>
      all.flatMap((link, index) => {
        const { top } = link.getBoundingClientRect()
        return top > 150 && top < 350 ? [index] : []
      }),
    )
    await links.nth(row ?? 0).click()
    await expect(page).not.toHaveURL(address)
    await page.goBack()
    await expect(page).toHaveURL(address)
    await expect.poll(there).toBe(left)
  }
  const linksOf = (list: string) => page.getByRole('table', { name: list }).getByRole('link')
  await leaveAndComeBack(linksOf('Needs attention'), 1_000)
  await expect(page.getByRole('columnheader', { name: 'Why' })).toBeInViewport()
  // At its end the page is full: nothing lies beyond the list but what belongs there.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expect(page.getByRole('banner')).toBeInViewport()
  await expect(
    page.getByRole('region', { name: 'Awaiting approval' }).or(linksOf('Needs attention').last()),
  ).toBeInViewport()
  await page.getByRole('link', { name: 'Executions', exact: true }).click()
  await leaveAndComeBack(linksOf('Executions'), 1_000)
  await page.goto(`/workflows/${night.rotate.workflowId}?scenario=failed-night`)
  await leaveAndComeBack(linksOf('Executions'), 100)
  await page.goto('/activity?scenario=failed-night')
  await leaveAndComeBack(linksOf('Activity'), 100)
  await page.goto('/handover?scenario=failed-night')
  await leaveAndComeBack(page.getByRole('main').getByRole('link'), 100)

  // Targets and steps: with what was opened in them.
  await page.goto(`/workflows/wf-fleet/executions/${runId('wf-fleet', 9)}?view=steps&scenario=many-targets`)
  const targets = page.getByRole('table', { name: 'Targets' })
  await targets.getByRole('button', { name: 'Show 184 ok' }).click()
  await expect(targets.getByRole('row').nth(150)).toBeAttached()
  await scrollBeyond(2_000)
  const left = await there()
  const rowInSight = () =>
    page.evaluate(() => document.elementFromPoint(900, 300)?.closest('tr')?.textContent ?? '')
  const row = await rowInSight()
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await expect(page).toHaveURL(/activity/)
  await page.goBack()
  await expect(targets.getByRole('row').nth(150)).toBeAttached()
  await expect.poll(there).toBe(left)
  expect(await rowInSight()).toBe(row)
})

test('a link of another project is offered by name; to switch shows it', async ({ page, open }) => {
  await open(`/executions?region=cn-north-4&project=${CALM_PROJECT_ID}`)
  await page.getByRole('button', { name: 'Switch to cn-north-4_staging' }).click()
  await expect(page.getByRole('button', { name: 'Region and project: cn-north-4_staging' })).toBeVisible()
  await expect(page).toHaveTitle(/Executions · cn-north-4_staging/)
})

test('a newcomer is led through one Retry: once by itself, then by the help; what was sent tells how far one is', async ({
  page,
  open,
}) => {
  const tour = page.getByRole('navigation', { name: 'Main' })
  const isRead = () =>
    expect(page.getByRole('table', { name: 'Needs attention' })).toContainText(night.rotate.node)
  // It does not begin by itself in a browser that is driven.
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }))
  await open('/attention')
  await isRead()
  await expect(tour.getByRole('heading', { name: 'Your first minute' })).toBeVisible()
  await tour.getByRole('button', { name: 'Skip this' }).click()
  await expect(tour.getByRole('heading')).toHaveCount(0)
  await page.reload()
  await isRead()
  await expect(tour.getByRole('heading')).toHaveCount(0)
  await page.keyboard.press('?')
  await page
    .getByRole('dialog', { name: 'Help' })
    .getByRole('button', { name: 'Show the first minute again' })
    .click()
  await expect(tour.getByRole('heading', { name: 'Your first minute' })).toBeVisible()
  await expect(tour.locator('[aria-current=step]')).toContainText('choose a node that failed')
  await page.getByRole('button', { name: `Retry ${night.rotate.node}` }).click()
  await page.getByRole('button', { name: 'Retry node' }).click()
  await expect(tour.locator('[aria-current=step]').or(tour.getByRole('status'))).toContainText(
    /See what becomes of it|That is all/,
  )
  await tour.getByRole('button', { name: /Skip this|Close/ }).click()
  await expect(tour.getByRole('heading')).toHaveCount(0)

  // On a phone it stands above the page.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Show the first minute again' }).click()
  const above = page.getByRole('main')
  await expect(above.getByRole('heading', { name: 'Your first minute' })).toBeInViewport()
  await above.getByRole('button', { name: 'Skip this' }).click()
  await expect(above.getByRole('heading', { name: 'Your first minute' })).toHaveCount(0)
})
