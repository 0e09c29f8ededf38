import { rmSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { precompress } from './gateway/precompress.ts'

// Two builds of one app: `dist/app` for the gateway, and (--mode demo) `dist/demo` with the mocked AOM inside.
export default defineConfig(({ mode }) => {
  const outDir = mode === 'demo' ? 'dist/demo' : 'dist/app'
  const port = Number(process.env['PORT'] ?? 4173)
  return {
    plugins: [react(), ...(mode === 'production' ? [withoutWorker(outDir), precompress()] : [])],
    // The gateway puts a fresh nonce in this place for every answer.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      manifest: 'manifest.json',
      chunkSizeWarningLimit: 700,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: isBase }] } } },
    },
    preview: { port, strictPort: true },
    test: {
      environment: 'happy-dom',
      environmentOptions: { happyDOM: { url: 'http://localhost:3000' } },
      setupFiles: ['src/test/setup.ts'],
      include: ['src/**/*.test.{ts,tsx}', 'mocks/**/*.test.ts', 'gateway/**/*.test.ts', 'e2e/**/*.test.ts'],
      restoreMocks: true,
      testTimeout: 20_000,
      deps: { optimizer: { client: { enabled: true, include: ['@mui/material'] } } },
    },
  }
})

const laterComponents = /components\/(Operation(Dialog|Preview|Reason|AttemptNotice)|SignInForm)/
const laterMui =
  /@mui\/material\/(Dialog|Modal|Backdrop|Fade|Unstable_TrapFocus|Portal|Tab|Popper|Checkbox|FormControlLabel|internal\/SwitchBase)/

/** What every first page needs, in one file: a dozen small shared chunks would cost a request each. */
function isBase(id: string): boolean {
  if (id.endsWith('.css')) return false
  if (
    /node_modules\/(react|react-dom|scheduler|@emotion|wouter|valibot|@tanstack\/(react-query|query-core))\//.test(
      id,
    )
  )
    return true
  if (/node_modules\/@mui\/(system|styled-engine|utils)\//.test(id)) return true
  if (/node_modules\/@mui\/material\//.test(id)) return !laterMui.test(id)
  return /src\/(domain|api|queries|components)\//.test(id) && !laterComponents.test(id)
}

/** `npm run dev` leaves MSW's worker in public/; a production build must hold no mock code. */
function withoutWorker(outDir: string) {
  return {
    name: 'without-worker',
    closeBundle: () => rmSync(`${outDir}/mockServiceWorker.js`, { force: true }),
  }
}
