import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { runnerImport } from 'vite'

/* Byte budgets of the production build, in gzip kB. Reads Vite's manifest: what a screen needs, and what must wait. */

/** By the screens' names in src/routes.ts. An execution has the graph besides. */
const budgetsKb = { attention: 150, executions: 150, execution: 220 }

const directory = 'dist/app'
const manifestPath = join(directory, 'manifest.json')
if (!existsSync(manifestPath)) {
  console.error('size: no build yet; run `npm run build` first.')
  process.exit(2)
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
const source = (key) => readFileSync(join(directory, manifest[key].file), 'utf8')
const kb = (key) => gzipSync(source(key), { level: 9 }).length / 1_000
const problems = []

/** A chunk and all that it imports statically. */
function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) withImports(next, seen)
  return seen
}

// The entry asks AOM, then imports what draws the page.
const entry = withImports('index.html')
const page = Object.keys(manifest).find((key) => manifest[key].name === 'page')
if (!page) throw new Error('size: the build has no chunk "page" (vite.config.ts)')
const first = withImports(page, new Set(entry))

const { module } = await runnerImport('./build/routePatterns.ts')
const folders = new Set((await module.routePatterns()).map(([folder]) => folder))
const needed = new Set()
for (const [folder, budgetKb] of Object.entries(budgetsKb)) {
  if (!folders.has(folder)) problems.push(`src/routes.ts has no screen "${folder}"`)
  // Where the screen has no chunk of its own, it comes with the page.
  const screen = new RegExp(`^src/screens/${folder}/\\w+Screen\\.tsx$`)
  const own = Object.keys(manifest).find((key) => screen.test(key))
  const keys = own ? withImports(own, new Set(first)) : first
  for (const key of keys) needed.add(key)
  const size = [...keys].reduce((total, key) => total + kb(key), 0)
  const isOver = size > budgetKb
  console.log(`${isOver ? 'OVER' : 'ok  '} ${folder}: ${size.toFixed(2)} of ${budgetKb} kB gzip JavaScript`)
  if (isOver) problems.push(`${folder} needs ${size.toFixed(2)} kB`)
}

/* What the first pages must not wait for. */
for (const key of first)
  if (source(key).includes('react-flow'))
    problems.push(`${manifest[key].file} holds the graph, and a list loads it`)
for (const key of needed)
  if (/["'`]Mui[A-Z]/.test(source(key)))
    problems.push(`${manifest[key].file} holds MUI, and a first page loads it`)
for (const key of entry)
  if (source(key).includes('react.suspense_list'))
    problems.push('the entry waits for the page’s code before it asks AOM')

const files = readdirSync(directory, { recursive: true }).map(String)
for (const file of files) {
  if (/mockServiceWorker/.test(file)) problems.push('mockServiceWorker.js is in the production build')
  if (!file.endsWith('.js')) continue
  const text = readFileSync(join(directory, file), 'utf8')
  for (const trace of ['failed-night', 'mockServiceWorker', 'not-a-real-password'])
    if (text.includes(trace)) problems.push(`${file} holds mock code ("${trace}")`)
}

for (const problem of problems) console.error(`size: ${problem}`)
process.exit(problems.length > 0 ? 1 : 0)
