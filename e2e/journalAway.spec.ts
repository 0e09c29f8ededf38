import { expectOnce } from './journal'
import { expect, test } from './operators'
import { collectHeadings, openRetry, resultOf, stopNodes, type StoppedNode } from './stoppedNodes'

// PostgreSQL stops and starts as fast as the machine lets it.
test.describe.configure({ timeout: 120_000 })

test('a stopped database: nothing is sent, the page says so, and later the same button works, once', async ({
  aom,
  startGateway,
  operator,
  postgres,
}) => {
  const [stopped] = stopNodes(aom.world, 1) as [StoppedNode]
  const { url } = await startGateway({ DATABASE_URL: await postgres.database() })
  const { page } = await operator('li.na', url)
  const headings = await collectHeadings(page)
  await page.goto('/attention')
  const { confirm } = await openRetry(page, stopped)
  await postgres.stop()
  await confirm()
  const result = await resultOf(page, stopped)
  await expect(result).toContainText('Nothing reached AOM. You may act again at once.')
  expect(aom.world.operations).toEqual([])
  await result.getByRole('button', { name: 'Dismiss' }).click()

  await postgres.start()
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200)
  await (await openRetry(page, stopped)).confirm()
  await expect(result).toContainText('Effect seen')
  await expectOnce(aom.world, url, [stopped])
  for (const heading of await headings()) expect(heading).not.toContain('unknown')
})
