import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { preprocessCSS, resolveConfig } from 'vite'

/** Beside src and not in it; tsconfig.app.json lays the two over each other. */
const target = 'generated/css'

/** The classes of each CSS module as Vite sees them, as a declaration: a misspelt class fails the type check. */
export async function writeCssTypes(/** @type {import('vite').ResolvedConfig | undefined} */ config) {
  const resolved = config ?? (await resolveConfig({ configFile: false, logLevel: 'error' }, 'build'))
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.module.css'))
  await rm(target, { recursive: true, force: true })
  for (const file of files) {
    const { modules } = await preprocessCSS(await readFile(`src/${file}`, 'utf8'), `src/${file}`, resolved)
    const lines = Object.keys(modules ?? {}).map((name) => `  readonly ${JSON.stringify(name)}: string\n`)
    await mkdir(dirname(`${target}/${file}`), { recursive: true })
    await writeFile(
      `${target}/${file}.d.ts`,
      `declare const styles: {\n${lines.join('')}}\nexport default styles\n`,
    )
  }
}

/** Writes them anew while the development server runs, so that the editor knows a class as soon as it is saved. */
export const cssTypes = () => ({
  name: 'css-types',
  apply: /** @type {const} */ ('serve'),
  configureServer(/** @type {import('vite').ViteDevServer} */ { config, watcher }) {
    const write = (/** @type {string} */ file) => {
      if (file.endsWith('.module.css')) void writeCssTypes(config)
    }
    watcher.on('add', write).on('change', write).on('unlink', write)
  },
})

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeCssTypes(undefined)
