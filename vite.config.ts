import { readFileSync, rmSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { runnerImport, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { precompress } from './gateway/site/precompress.ts'
import { alias } from './build/alias.ts'
import type * as ThemeModule from './src/ui/theme/theme'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

// Two builds of one app: `dist/app` for the gateway, and (--mode demo) `dist/demo` with the mocked AOM inside.
export default defineConfig(({ mode }) => {
  const outDir = mode === 'demo' ? 'dist/demo' : 'dist/app'
  const port = Number(process.env['PORT'] ?? 4173)
  return {
    resolve: { alias },
    plugins: [
      react(),
      themeVariables(),
      pagePreload(),
      inlineIcon(),
      ...(mode === 'production' ? [withoutWorker(outDir), precompress()] : []),
    ],
    // The gateway puts a fresh nonce in this place for every answer.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      manifest: 'manifest.json',
      // What the bundled libraries ask for: their licences stand beside them.
      license: { fileName: 'licenses.md' },
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: { index: 'index.html', early: 'src/beforePaint.ts' },
        output: {
          codeSplitting: {
            groups: [
              { name: 'early', test: /src\/(beforePaint|ui\/schemeChoice)\.ts$/, priority: 3 },
              { name: 'data', test: isData, priority: 2 },
              { name: 'react-dom', test: /node_modules\/react-dom\//, priority: 2 },
              { name: 'page', test: isPage, priority: 1 },
              { name: 'mui', test: /node_modules\/(@mui|@emotion|stylis)\// },
            ],
          },
        },
      },
    },
    define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
    preview: { port, strictPort: true },
    test: {
      // One less than the machine has is the default, which on two cores leaves one idle.
      maxWorkers: '100%',
      // A worker keeps its modules from file to file, which halves the time; src/test/setup.ts and renderApp put the state back.
      isolate: false,
      restoreMocks: true,
      unstubEnvs: true,
      unstubGlobals: true,
      testTimeout: 20_000,
      setupFiles: ['src/test/setup.ts'],
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            environment: 'node',
            include: ['{src,mocks,gateway,e2e}/**/*.test.ts'],
            exclude: needsPage,
          },
        },
        {
          extends: true,
          test: {
            name: 'page',
            environment: 'happy-dom',
            environmentOptions: { happyDOM: { url: 'http://localhost:3000' } },
            include: ['src/**/*.test.tsx', ...needsPage],
            deps: { optimizer: { client: { enabled: true, include: ['@mui/material'] } } },
          },
        },
      ],
    },
  }
})

/** Beside the components (.tsx), what speaks to AOM or to the address bar is tested where there is a page. */
const needsPage = ['src/{api,app,queries}/**/*.test.ts']

const laterComponents =
  /components\/(sign-in|operation\/dialog)\/|ui\/(Labeled(Input|Select)|theme\/(?!.*\.css)|lazyMui)/
/** Only dialogs, the sign-in form, the words of rare codes and what shows the team's operations need these. */
const laterData =
  /src\/(domain\/(failure\/cause|operation\/(send\/\w+|teamOperation|filter|activity))|api\/(iam|journal|operation\/\w+|wire\/journalOperation)|queries\/(iam|journal\/\w+|signIn|operation\/send\/[\w/]+))\.ts$|node_modules\/@tanstack\/.*\/(useMutation|mutationObserver)\.js$/

/** What asks AOM: evaluated first, so that the first read is under way before the page's own code is. */
function isData(id: string): boolean {
  return (
    (/(node_modules\/(react|scheduler|valibot|p-limit|yocto-queue|@tanstack\/(react-query|query-core))|src\/(domain|api|queries))\//.test(
      id,
    ) &&
      !laterData.test(id)) ||
    // The entry uses it: in the page's chunk it would make the entry wait for that.
    /vite\/preload-helper/.test(id)
  )
}

/** What every first page is drawn with. One file: a dozen small shared chunks would cost a request each. */
function isPage(id: string): boolean {
  // The lists' and the shell's styles too, so that there is one sheet to wait for.
  if (/(src\/(app|ui)|src\/screens\/(attention|executions))\/.*\.css|theme-variables/.test(id)) return true
  if (/node_modules\/(wouter|clsx)\//.test(id)) return true
  return /src\/(components|ui)\//.test(id) && !laterComponents.test(id)
}

/** `virtual:theme-variables.css`: the variables of ui/theme/theme.ts as a style sheet, so that no page computes them. */
function themeVariables(): Plugin {
  const name = 'virtual:theme-variables.css'
  return {
    name: 'theme-variables',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined
      const { module, dependencies } = await runnerImport<typeof ThemeModule>('./src/ui/theme/theme.ts')
      for (const file of dependencies) this.addWatchFile(file)
      return module.themeVariables()
    },
  }
}

/** Lets the browser fetch the page's code along with the entry that imports it later (see src/main.tsx), and src/beforePaint.ts before both. */
function pagePreload(): Plugin {
  return {
    name: 'page-preload',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
        const early = chunks.filter(({ name }) => name === 'early')
        const execution = chunks.find(({ name }) => name === 'ExecutionScreen')
        const later = chunks.filter(({ name }) => name === 'mountApp')
        const scripts = new Set(later.flatMap(({ fileName, imports }) => [fileName, ...imports]))
        const needed = chunks.filter(({ fileName }) => scripts.has(fileName))
        const sheets = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
        return [
          ...early.map(({ fileName }) => ({
            tag: 'script',
            attrs: {
              type: 'module',
              async: true,
              crossorigin: true,
              src: `/${fileName}`,
              ...(execution && { 'data-execution': `/${execution.fileName}` }),
            },
          })),
          ...[...scripts]
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            })),
          ...[...sheets]
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel: 'stylesheet', crossorigin: true, href: `/${file}` },
            })),
        ]
      },
    },
  }
}

/**
 * The icon stands in the page itself: a request of its own would compete with the app's code. It is a bitmap, as the browser
 * makes a whole document of an SVG, in the page's own thread.
 */
function inlineIcon(): Plugin {
  const icon = readFileSync('public/favicon.png').toString('base64')
  return {
    name: 'inline-icon',
    apply: 'build',
    transformIndexHtml: (html) => html.replace('/favicon.png', `data:image/png;base64,${icon}`),
  }
}

/** `npm run dev` leaves MSW's worker in public/; a production build must hold no mock code. */
function withoutWorker(outDir: string) {
  return {
    name: 'without-worker',
    closeBundle: () => rmSync(`${outDir}/mockServiceWorker.js`, { force: true }),
  }
}
