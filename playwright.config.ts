import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser, isRoot } from './e2e/browser.mjs'

const demoPort = Number(process.env['E2E_PORT'] ?? 4273)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: `${import.meta.dirname}/e2e/temporaryFolder.ts`,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${demoPort}`,
    browserName: 'chromium',
    launchOptions: { ...findBrowser(), args: browserFlags, chromiumSandbox: !isRoot },
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
    locale: 'en-GB',
    // A fifth of the time of every test, for those that fail: `npm run e2e -- --trace on` has it.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  webServer: {
    command: 'npx vite preview --mode demo',
    cwd: import.meta.dirname,
    env: { PORT: String(demoPort) },
    url: `http://localhost:${demoPort}`,
    reuseExistingServer: false,
  },
})
