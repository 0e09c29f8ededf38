import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/* Byte budgets of the production build, in gzip kB. Reads Vite's manifest: what the list needs, and what must wait. */

const directory = 'dist/app'
const listBudgetKb = 160
/** With the graph, which only an execution loads. */
const executionBudgetKb = 235
const manifestPath = join(directory, 'manifest.json')
if (!existsSync(manifestPath)) {
  console.error('size: no build yet; run `npm run build` first.')
  process.exit(2)
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
const kb = (file) => gzipSync(readFileSync(join(directory, file)), { level: 9 }).length / 1_000

/** An entry and all that it imports statically. */
function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) withImports(next, seen)
  return seen
}

const screen = (name) => Object.keys(manifest).find((key) => key.endsWith(`${name}.tsx`))
// The entry asks AOM, then imports what draws the page.
const first = withImports('src/app/mountApp.tsx', withImports('index.html'))
const executionKey = screen('execution/ExecutionScreen')
const problems = []
if (!executionKey) problems.push('the execution screen is not a chunk of its own')

const sum = (keys) => [...keys].reduce((total, key) => total + kb(manifest[key].file), 0)
const rows = [
  ['/executions and /attention', first, listBudgetKb],
  [
    'an execution',
    new Set([...first, ...(executionKey ? withImports(executionKey) : [])]),
    executionBudgetKb,
  ],
]
for (const [name, keys, budgetKb] of rows) {
  const size = sum(keys)
  const isOver = size > budgetKb
  console.log(`${isOver ? 'OVER' : 'ok  '} ${name}: ${size.toFixed(1)} of ${budgetKb} kB gzip JavaScript`)
  if (isOver) problems.push(`${name} needs ${size.toFixed(1)} kB`)
  if (keys !== first) continue
  for (const key of keys) {
    const source = readFileSync(join(directory, manifest[key].file), 'utf8')
    if (source.includes('react-flow')) problems.push(`the graph's code is loaded with ${name}`)
  }
}

/* What the first pages must not wait for. */
const executionKeys = new Set([...first, ...(executionKey ? withImports(executionKey) : [])])
for (const key of executionKeys)
  if (/["'`]Mui[A-Z]/.test(readFileSync(join(directory, manifest[key].file), 'utf8')))
    problems.push(`${manifest[key].file} holds MUI, and a first page loads it`)
for (const key of withImports('index.html'))
  if (readFileSync(join(directory, manifest[key].file), 'utf8').includes('react.suspense_list'))
    problems.push('the entry waits for the page’s code before it asks AOM')

const files = readdirSync(directory, { recursive: true }).map(String)
for (const file of files) {
  if (/mockServiceWorker/.test(file)) problems.push('mockServiceWorker.js is in the production build')
  if (!file.endsWith('.js')) continue
  const source = readFileSync(join(directory, file), 'utf8')
  for (const trace of ['failed-night', 'mockServiceWorker', 'not-a-real-password'])
    if (source.includes(trace)) problems.push(`${file} holds mock code ("${trace}")`)
}

for (const problem of problems) console.error(`size: ${problem}`)
process.exit(problems.length > 0 ? 1 : 0)
