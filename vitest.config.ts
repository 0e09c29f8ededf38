import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { alias } from './build/alias.ts'
import { customMedia } from './build/customMedia.ts'
import { themeVariables } from './build/themeVariables.ts'

/** What loads the product twice, as two tabs do: a worker that keeps its modules would give later files a mix of both. */
const loadsTwice = ['src/queries/operation/send/sendTabs.test.ts']

/** Beside the components (.tsx), what speaks to AOM or to the address bar is tested where there is a page. */
const needsPage = ['src/{api,app,queries}/**/*.test.ts', 'src/*.test.ts']

const page = {
  environment: 'happy-dom',
  environmentOptions: { happyDOM: { url: 'http://localhost:3000' } },
  deps: { optimizer: { client: { enabled: true, include: ['@mui/material'] } } },
}

export default defineConfig({
  resolve: { alias },
  plugins: [react(), customMedia(), themeVariables('./src/ui/theme/theme.ts')],
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify('0.0.0') },
  test: {
    // One less than the machine has is the default, which on two cores leaves one idle.
    maxWorkers: '100%',
    // A worker keeps its modules from file to file, which halves the time; src/test/setup.ts and renderApp put the state back.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Longer than a test waits for what the page will show (src/test/setup.ts), so that it fails with the page's picture.
    testTimeout: 60_000,
    globalSetup: ['e2e/temporaryFolder.ts'],
    setupFiles: ['src/test/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,mocks,gateway,e2e,build}/**/*.test.ts'],
          exclude: needsPage,
        },
      },
      {
        extends: true,
        test: {
          ...page,
          name: 'page',
          include: ['src/**/*.test.tsx', ...needsPage],
          exclude: loadsTwice,
        },
      },
      { extends: true, test: { ...page, name: 'tabs', isolate: true, include: loadsTwice } },
    ],
  },
})
