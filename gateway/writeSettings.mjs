// `npm run settings`: what people read of the settings is written from gateway/settings/table.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** @type {{ module: typeof import('./settings/documents') }} */
const { module } = await runnerImport(at('gateway/settings/documents.ts'))

const [begin, end] = ['<!-- settings -->', '<!-- /settings -->']
const readme = readFileSync(at('README.md'), 'utf8')
const [before, , after, ...rest] = readme.split(/<!-- \/?settings -->/)
if (after === undefined || rest.length > 0) throw new Error(`README.md needs ${begin} and ${end}, once each`)
writeFileSync(at('README.md'), `${before}${begin}\n\n${module.readmeTable()}\n\n${end}${after}`)
writeFileSync(at('deploy/aom-operator.env.example'), module.envExample())
