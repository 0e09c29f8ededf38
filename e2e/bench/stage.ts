import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { PROJECT_ID, TOKEN, type ScenarioName } from '../../mocks/scenarios'
import { startGateway, stopGateway } from '../gateway'
import { installProbe, type Seen } from './probe'
import { median } from './row'

export const runs = 5

/** What every measurement stands on: the built app behind its gateway, a mocked AOM, and a blank page to compare with. */
export interface Stage {
  readonly url: string
  readonly blankUrl: string
  /** The blank page on another site. */
  readonly elsewhereUrl: string
  /** Begins a new world, and lets it answer once: building it is not part of any measurement. */
  readonly begin: (scenario: ScenarioName) => Promise<void>
  /** Stops the world's clock, so that nothing in it ends by itself. */
  readonly freeze: () => Promise<void>
}

export const test = base.extend<object, { stage: Stage }>({
  stage: [
    // Playwright reads the names of the fixtures that are used from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const gateway = await startGateway('failed-night')
      const blank = await serveBlank()
      const move = async (change: object) => {
        const answer = await fetch(`${gateway.aom.url}/__world`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(change),
        })
        if (!answer.ok) throw new Error(`the world answered ${answer.status}: ${await answer.text()}`)
      }
      await use({
        url: gateway.url,
        blankUrl: blank.url,
        elsewhereUrl: blank.url.replace('127.0.0.1', 'localhost'),
        begin: async (scenario) => {
          await move({ scenario })
          gateway.aom.world.workflows()
        },
        freeze: () => move({ speed: 0 }),
      })
      await blank.close()
      await stopGateway(gateway)
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** A plain page of a few words, gzipped, from loopback: what this machine's browser needs for next to nothing. */
async function serveBlank() {
  const page = gzipSync(
    '<!doctype html><html lang="en"><title>Blank</title><main><p>A blank page.</p></main></html>',
  )
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
    answer.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page in a browser context of its own (nothing cached), signed in as a rule. The probe in it remembers what it sees. */
export async function freshPage(
  browser: Browser,
  token = TOKEN,
  { isProbed = true, isSignedOut = false } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  if (isProbed) await page.addInitScript(installProbe)
  if (isSignedOut) return { page, context }
  await page.addInitScript(
    (credential) => sessionStorage.setItem('aom-operator.session', credential),
    JSON.stringify({ token, projectId: PROJECT_ID }),
  )
  return { page, context }
}

/** Opens `url` and waits for `selector`. `ms` is from the order to navigate to the paint. */
export async function openCold(
  page: Page,
  url: string,
  selector: string,
): Promise<Seen & { readonly ms: number }> {
  const began = performance.timeOrigin + performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  const seen = await page.evaluate((wanted) => window.__probe.seen(wanted), selector)
  return { ...seen, ms: seen.paintedAt - began }
}

export interface ColdLoad {
  readonly ms: number
  readonly timesBlank: number
  readonly blankMs: number
  readonly blockingMs: number
  readonly layoutShift: number
}

/**
 * Medians of cold loads; before each one the blank page, so that both see the same machine. Each in a tab that shows another
 * site, as an operator's does: Chromium begins a process for either then. In an empty tab it would only for ours, whose
 * Cross-Origin-Opener-Policy asks for one.
 */
export async function measureCold(
  browser: Browser,
  stage: Stage,
  path: string,
  selector: string,
  how: Parameters<typeof freshPage>[2] = {},
): Promise<ColdLoad> {
  const loads: { ms: number; blank: number; blocking: number; shift: number }[] = []
  // The first, not counted: what is cold is the browser context, not the gateway and the mocked AOM, which run for weeks.
  for (let run = -1; run < runs; run++) {
    const plain = await freshPage(browser)
    await plain.page.goto(stage.elsewhereUrl)
    const { ms: blank } = await openCold(plain.page, stage.blankUrl, 'main p')
    await plain.context.close()

    const { page, context } = await freshPage(browser, TOKEN, how)
    await page.goto(stage.elsewhereUrl)
    const { ms, painted } = await openCold(page, stage.url + path, selector)
    // What comes late can still move the page, and long tasks are told of late.
    await rest(page)
    const blocking = await page.evaluate((until) => window.__probe.blocking(until), painted)
    const shift = await page.evaluate(() => window.__probe.shift())
    await context.close()
    if (run >= 0) loads.push({ ms, blank, blocking, shift })
  }
  const of = (name: keyof (typeof loads)[number]) => median(loads.map((load) => load[name]))
  return {
    ms: of('ms'),
    blankMs: of('blank'),
    timesBlank: of('ms') / of('blank'),
    blockingMs: of('blocking'),
    layoutShift: of('shift'),
  }
}

/** Until nothing is on its way any more; the gateway's events never end. */
export const rest = (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined)

/** What JavaScript holds after the garbage is gone, in MB. */
export async function heapMb(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  for (let pass = 0; pass < 3; pass++) await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 1_000_000
}
