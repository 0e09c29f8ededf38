import { chromium, type Page } from '@playwright/test'
import { findNginx } from '../deploy/findNginx.mjs'
import { makeFolder, startNginx } from '../deploy/nginxFixture.mjs'
import { TOKEN } from '../mocks/scenarios'
import { test } from './app'
import { startBreakingProxy } from './breakingProxy'
import { browserFlags, findBrowser, isRoot } from './browser.mjs'
import { beginSignedIn, expect, startGateway, stopGateway } from './gateway'
import { expectOnce } from './journal'
import { collectHeadings, openRetry, resultOf, stopNodes, type StoppedNode } from './stoppedNodes'

/*
 * A connection that breaks under an operation. Chromium then sends the POST again by itself; a page that hears nothing
 * may not call that a failure. Twenty clicks are twenty operations at AOM, and the page says what is true of each.
 */

test.describe.configure({ mode: 'parallel', timeout: 240_000 })

/** Of each way in which a connection breaks. */
const clicks = 10
/** Of the n-th click. */
const breakAt = (index: number) => (index < clicks ? 'reset' : 'close')
/** At every third click what the browser sends again is lost too, until it gives up. */
const isLost = (index: number) => index % 3 === 2

/** Whatever is operated has its effect at once, and a second time would be a second run. */
const behaviour = { duplicates: 'again', effectMs: [0, 0], rateLimit: null } as const

test('HTTP/1.1: the connection is reset or closed under each POST, and what was clicked happens once', async ({
  page,
}) => {
  const gateway = await startGateway('failed-night', (aomUrl) => ({ IAM_ENDPOINT: aomUrl }), { behaviour })
  const nodes = stopNodes(gateway.aom.world, 2 * clicks)
  const proxy = await startBreakingProxy(gateway.url)
  try {
    const answers = watchAnswers(page)
    await operateAll(page, proxy.url, nodes, (index) =>
      proxy.breakPosts(breakAt(index), { target: /\/operation\?/, times: isLost(index) ? Infinity : 1 }),
    )
    expect(answers).toEqual(nodes.map((_, index) => (isLost(index) ? 'none' : 'again')))
    await expectOnce(gateway.aom.world, gateway.url, nodes)
  } finally {
    await proxy.close()
    await stopGateway(gateway)
  }
})

const { nginx, skip } = findNginx()

test('HTTP/2 through nginx: the connection is reset or closed under each POST, and what was clicked happens once', async () => {
  test.skip(skip !== false, skip || '')
  const gateway = await startGateway(
    'failed-night',
    (aomUrl) => ({ IAM_ENDPOINT: aomUrl, ALLOWED_HOSTS: 'aom.example.com', TRUSTED_PROXIES: 'loopback' }),
    { behaviour },
  )
  const { world } = gateway.aom
  const nodes = stopNodes(world, 2 * clicks)
  const { folder, remove } = makeFolder()
  const addresses = { 'server 127.0.0.1:8080;': `server ${new URL(gateway.url).host};` }
  const front = await startNginx(nginx, { folder, upstreams: 'nginx-upstream.conf', addresses })
  const proxy = await startBreakingProxy(`https://127.0.0.1:${front.httpsPort}`)
  const browser = await chromium.launch({
    ...findBrowser(),
    args: [...browserFlags, '--host-resolver-rules=MAP aom.example.com 127.0.0.1'],
    chromiumSandbox: !isRoot,
  })
  try {
    // Through TLS nobody sees a POST: the connection is broken when AOM has got it, and before AOM answers.
    world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'slow', delayMs: 300 })
    let broken = 0
    world.subscribe(() => {
      if (world.operations.length === broken) return
      proxy.breakAll(breakAt(broken))
      broken += 1
    })
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' })
    const page = await context.newPage()
    const answers = watchAnswers(page)
    await operateAll(page, proxy.url.replace('127.0.0.1', 'aom.example.com'), nodes)
    expect(broken).toBe(nodes.length)
    expect(await page.evaluate(protocolOfPage)).toBe('h2')
    expect(answers).toEqual(nodes.map(() => 'again'))
    await expectOnce(gateway.aom.world, gateway.url, nodes)
  } finally {
    await browser.close()
    await proxy.close()
    await front.stop()
    remove()
    await stopGateway(gateway)
  }
})

const protocolOfPage = () =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).nextHopProtocol

/** Retries each node from Needs attention, and sees its effect before the next. */
async function operateAll(
  page: Page,
  url: string,
  nodes: readonly StoppedNode[],
  aboutToSend: (index: number) => void = () => undefined,
): Promise<void> {
  const headings = await collectHeadings(page)
  await beginSignedIn(page.context(), TOKEN)
  await page.goto(`${url}/attention?group=none`)
  for (const [index, stopped] of nodes.entries()) {
    const { confirm } = await openRetry(page, stopped)
    aboutToSend(index)
    await confirm()
    const result = await resultOf(page, stopped)
    await expect(result).toContainText('Effect seen', { timeout: 30_000 })
    await result.getByRole('button', { name: 'Dismiss' }).click()
  }
  for (const heading of await headings())
    expect(heading).toMatch(
      / · (Sending|Accepted, waiting for its effect|Outcome unknown, reading on|Effect seen|Done · Effect seen .*)$/,
    )
}

/** How the page's operations were answered: `again` is the answer to a POST that the browser sent once more by itself. */
function watchAnswers(page: Page): ('first' | 'again' | 'none')[] {
  const answers: ('first' | 'again' | 'none')[] = []
  page.on('response', (response) => {
    if (!isOperation(response.url())) return
    answers.push(response.headers()['idempotency-replayed'] === 'true' ? 'again' : 'first')
  })
  page.on('requestfailed', (request) => {
    if (isOperation(request.url())) answers.push('none')
  })
  return answers
}

const isOperation = (url: string) => new URL(url).pathname.endsWith('/operation')
