// `npm run sbom`: dist/sbom.cdx.json, what the package and the image hold, as CycloneDX. npm knows all packages of the lock
// file; of them stay what is installed beside the gateway (libsql and its platforms) and what the two builds carry inside
// (their licenses.md). Node itself and the image's system are not in it.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (/** @type {string} */ path) => readFileSync(`${root}${path}`, 'utf8')
const development = 'cdx:npm:package:development'

/** `name@version` of every package whose code is inside a build. */
export function bundledIn(/** @type {string} */ licenses) {
  return [...licenses.matchAll(/^## (\S+) - (\S+) \(/gm)].map(([, name, version]) => `${name}@${version}`)
}

function makeBill() {
  const all = JSON.parse(
    execFileSync(
      'npm',
      ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    ),
  )
  const app = new Set(bundledIn(read('dist/app/licenses.md')))
  const gateway = new Set(bundledIn(read('dist/gateway/licenses.md')))

  /** @type {Map<string, object>} */
  const components = new Map()
  for (const component of all.components) {
    const id = component['bom-ref']
    const isInstalled = !component.properties.some(
      (/** @type {{ name: string }} */ { name }) => name === development,
    )
    const parts = [
      ...(app.has(id) ? ['dist/app'] : []),
      ...(gateway.has(id) ? ['dist/gateway'] : []),
      ...(isInstalled ? ['node_modules'] : []),
    ]
    if (parts.length === 0) continue
    components.set(id, {
      ...component,
      // Where this machine gets its packages from is nobody's business.
      externalReferences: [],
      // Optional are only the other platforms' native libraries.
      scope: isInstalled && component.scope === 'optional' ? 'optional' : 'required',
      properties: parts.map((value) => ({ name: 'aom-operator:part', value })),
    })
  }
  const unknown = [...app, ...gateway].filter((id) => !components.has(id))
  if (unknown.length > 0) throw new Error(`In a build but not in the lock file: ${unknown.join(', ')}`)

  const { name } = JSON.parse(read('package.json'))
  const { component, tools, lifecycles } = all.metadata
  const isListed = (/** @type {string} */ id) => components.has(id) || id === component['bom-ref']
  return {
    $schema: all.$schema,
    bomFormat: all.bomFormat,
    specVersion: all.specVersion,
    version: 1,
    // Without time and serial number: the same source gives the same bill.
    metadata: { lifecycles, tools, component: { ...component, name, properties: [] } },
    components: [...components.values()],
    dependencies: all.dependencies
      .filter((/** @type {{ ref: string }} */ { ref }) => isListed(ref))
      .map((/** @type {{ ref: string, dependsOn: string[] }} */ { ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter(isListed),
      })),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(`${root}dist/gateway/licenses.md`)) {
    process.stderr.write('There is no build: npm run build\n')
    process.exit(1)
  }
  writeFileSync(`${root}dist/sbom.cdx.json`, `${JSON.stringify(makeBill(), null, 2)}\n`)
}
