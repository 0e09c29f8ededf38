import type { Page } from '@playwright/test'
import { expectOnce } from './journal'
import { expect, test } from './operators'
import { finish, stopNodes } from './stoppedNodes'

/* Two operators retry the same twelve nodes at the same moment, each with one press for all. AOM gets each node once. */

test.setTimeout(180_000)
// So high that all rows are in sight.
test.use({ viewport: { width: 1440, height: 1600 } })

const count = 12

test('two overlapping bulks: each node is sent once, and each operator is told what became of each', async ({
  aom,
  startGateway,
  operator,
}) => {
  const { world } = aom
  const nodes = stopNodes(world, count)
  // Whatever is retried comes to its end a moment later.
  let finished = 0
  world.subscribe(() => {
    for (const { path } of world.operations.slice(finished)) {
      finished += 1
      const stopped = nodes.find(({ executionId }) => path.includes(executionId))
      if (stopped) setTimeout(() => finish(world, stopped), 500)
    }
  })
  const { url } = await startGateway()
  const pages = [(await operator('li.na', url)).page, (await operator('wang.wei', url)).page]
  const dialogs = await Promise.all(pages.map(openBulk))
  await Promise.all(
    dialogs.map((dialog) => dialog.getByRole('button', { name: `Retry ${count} nodes` }).click()),
  )
  for (const page of pages) {
    const progress = page.getByRole('dialog', { name: `Retry ${count} nodes` })
    await expect(progress).toContainText('Over: each node had its turn.', { timeout: 120_000 })
    await expect(progress.getByRole('progressbar')).toHaveAttribute('value', String(count))
    await expect(
      progress.getByRole('row').filter({ hasText: /Done|colleague was first|had changed|was open/ }),
    ).toHaveCount(count)
  }
  await expectOnce(world, url, nodes)
})

/** All rows chosen, and the dialog of their Retry: five at a time. */
async function openBulk(page: Page) {
  await page.goto('/attention?group=none')
  await expect(page.getByRole('button', { name: /^Retry / })).toHaveCount(count, { timeout: 30_000 })
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Retry selected' }).click()
  const dialog = page.getByRole('dialog', { name: `Retry ${count} nodes?` })
  await expect(dialog.getByRole('checkbox', { name: 'Start with one' })).toBeChecked()
  await dialog.getByLabel('At a time').selectOption({ label: 'Up to 5 at work' })
  return dialog
}
