import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser, isRoot } from './browser.mjs'

/*
 * With an inspector attached, as Playwright's is, V8 parses a whole library once more for the first Error that it makes, in
 * the page's own thread. With this it notes the positions when it compiles; no operator's browser does either.
 */
const positionsAtOnce = '--js-flags=--no-enable-lazy-source-positions'

/** `npm run bench`: measures the production build behind the real gateway. A number never fails it; a missing one does. */
export default defineConfig({
  testDir: 'bench',
  globalSetup: './temporaryFolder.ts',
  testMatch: '*.bench.ts',
  outputDir: '../test-results/bench-run',
  workers: 1,
  retries: 0,
  reporter: './bench/reporter.ts',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { ...findBrowser(), args: [...browserFlags, positionsAtOnce], chromiumSandbox: !isRoot },
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
    locale: 'en-GB',
    trace: 'off',
    video: 'off',
  },
})
