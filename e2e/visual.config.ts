import { defineConfig } from '@playwright/test'
import main from '../playwright.config'

/**
 * `npm run visual`: every screen as in its picture, pixel by pixel; differences are in the report that opens then. Pictures
 * are true of one browser and its fonts only, so they are made where they are compared (`npm run visual:renew`, before a change).
 */
export default defineConfig(main, {
  testDir: 'visual',
  testMatch: '*.visual.ts',
  outputDir: '../test-results/visual',
  reporter: [['list'], ['html', { outputFolder: '../playwright-report/visual', open: 'on-failure' }]],
  expect: { toHaveScreenshot: { animations: 'disabled' } },
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
})
