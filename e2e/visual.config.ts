import { defineConfig } from '@playwright/test'
import main from '../playwright.config'

/**
 * `npm run visual`: every screen as in its picture, pixel by pixel; differences are in the report that opens then. Pictures
 * are true of one browser and its fonts only, so they are made where they are compared (`npm run visual:renew`, before a change).
 */
export default defineConfig(main, {
  testDir: 'visual',
  testMatch: '*.visual.ts',
  fullyParallel: true,
  outputDir: '../test-results/visual',
  reporter: [['list'], ['html', { outputFolder: '../playwright-report/visual', open: 'on-failure' }]],
  // The kit's picture is as high as ten screens.
  expect: { timeout: 60_000, toHaveScreenshot: { animations: 'disabled' } },
  timeout: 120_000,
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
})
