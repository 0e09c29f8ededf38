import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { alias } from './build/alias.ts'
import { cssTypes } from './build/cssTypes.mjs'
import { customMedia } from './build/customMedia.ts'
import { inlineIcon } from './build/inlineIcon.ts'
import { pagePreload } from './build/pagePreload.ts'
import { routePatterns } from './build/routePatterns.ts'
import { themeVariables } from './build/themeVariables.ts'
import { withoutWorker } from './build/withoutWorker.ts'
import { precompress } from './gateway/site/precompress.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

// Two builds of one app: `dist/app` for the gateway, and (--mode demo) `dist/demo` with the mocked AOM inside.
export default defineConfig(({ mode }) => ({
  resolve: { alias },
  plugins: [
    react(),
    customMedia(),
    cssTypes(),
    themeVariables('./src/ui/theme/theme.ts'),
    pagePreload({ early: 'beforePaint', page: 'page', screens: routePatterns }),
    inlineIcon('public/favicon.png'),
    ...(mode === 'production' ? [withoutWorker(), precompress()] : []),
  ],
  // The gateway puts a fresh nonce in this place for every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: mode === 'demo' ? 'dist/demo' : 'dist/app',
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    // What the bundled libraries ask for: their licences stand beside them.
    license: { fileName: 'licenses.md' },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Libraries make components with these where they are loaded: one that nobody draws is left out.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef'] },
      input: { index: 'index.html', beforePaint: 'src/beforePaint.ts' },
      output: {
        codeSplitting: {
          // Each takes along what its files import statically, unless one above has it. What comes later, on a dynamic
          // import, is split by rolldown itself.
          groups: [
            // Arrives first.
            { name: 'beforePaint', test: /src\/beforePaint\.ts$/, priority: 4 },
            // What asks AOM: evaluated before the page's own code is there.
            { name: 'data', test: /src\/main\.tsx$/, priority: 3 },
            { name: 'react-dom', test: /node_modules\/react-dom\//, priority: 2 },
            // What every first page is drawn with, and the two lists: a dozen small chunks would cost a request each. What these
            // load later (the wall view, what stands below the rows, what groups and operates them) is not among it.
            {
              name: 'page',
              test: /src\/(app\/mountApp|screens\/(attention\/Attention|executions\/Executions)Screen)\.tsx$/,
              priority: 1,
            },
            { name: 'mui', test: /node_modules\/(@mui|@emotion|stylis)\// },
          ],
        },
      },
    },
  },
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  preview: { port: Number(process.env['PORT'] ?? 4173), strictPort: true },
}))
