import type { BrowserContext, Page } from '@playwright/test'
import { night } from '../../mocks/scenarios'
import { freshPage, openCold, rest, test } from './stage'
import { median, report } from './row'

/** Each of one world, so that no answer that the gateway shares is of another. */
const nodes = [night.rotate, night.vacuum, night.fanOut, night.edited, night.secrets]

test('operation: click → POST, click → pending', async ({ browser, stage }, info) => {
  const leaves: number[] = []
  const pending: number[] = []
  await stage.begin('failed-night')
  for (const { workflowId, executionId, nodeId, node } of nodes) {
    const path = `/workflows/${workflowId}/executions/${executionId}`
    const { page, context } = await freshPage(browser)
    await openCold(page, `${stage.url}${path}?node=${nodeId}`, '[data-node-id]')
    await rest(page)
    const panel = page.getByRole('region', { name: `Node ${node}` })
    await panel.getByRole('button', { name: `Retry ${node}` }).click()
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Retry node' })
    await confirm.waitFor()

    const wire = await watchWire(context, page, executionId)
    const shown = await page.evaluateHandle(() => ({
      pending: window.__probe.clickTo(
        '[role="dialog"] [aria-busy="true"], section[aria-labelledby^="operation-"]',
      ),
    }))
    await confirm.click()
    pending.push(await shown.evaluate((handle) => handle.pending))
    leaves.push(await wire.afterFreshRead())
    await context.close()
  }
  await report(info, {
    what: 'Operation click → POST leaves, after the fresh read’s answer',
    measured: median(leaves),
    unit: 'ms',
    target: 17,
    targetIn: 'unit',
  })
  await report(info, {
    what: 'Operation click → pending visible',
    measured: median(pending),
    unit: 'ms',
    target: 17,
    targetIn: 'unit',
  })
})

/** Follows the execution's reads and its operation by the browser's own clock. */
async function watchWire(context: BrowserContext, page: Page, executionId: string) {
  const devtools = await context.newCDPSession(page)
  const reads = new Set<string>()
  let answeredAt: number | undefined
  const left = new Promise<number>((resolve, reject) => {
    devtools.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      const { pathname } = new URL(request.url)
      if (!pathname.includes(executionId)) return
      if (request.method === 'GET') reads.add(requestId)
      else if (request.method === 'POST' && pathname.endsWith('/operation')) {
        if (answeredAt === undefined) reject(new Error('the POST left before a fresh read was answered'))
        else resolve((timestamp - answeredAt) * 1_000)
      }
    })
  })
  devtools.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    if (reads.has(requestId)) answeredAt = timestamp
  })
  await devtools.send('Network.enable')
  return { afterFreshRead: () => left }
}
