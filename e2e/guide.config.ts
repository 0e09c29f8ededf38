import { defineConfig } from '@playwright/test'
import main from '../playwright.config'

/** `npm run pictures`: makes the pictures of docs/ from the demo, so that they show what there is. */
export default defineConfig(main, {
  testDir: 'guide',
  testMatch: '*.pictures.ts',
  outputDir: '../test-results/guide',
})
