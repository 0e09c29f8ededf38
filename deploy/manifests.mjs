import { readFileSync, readdirSync } from 'node:fs'
import { parse, parseAllDocuments } from 'yaml'

/** @typedef {import('./kubernetesSchema.mjs').Manifest} Manifest */

const folder = new URL('kubernetes/', import.meta.url)
const read = (/** @type {string} */ path) => readFileSync(new URL(path, folder), 'utf8')
const filesIn = (/** @type {string} */ path) =>
  readdirSync(new URL(path, folder)).filter((name) => name.endsWith('.yaml'))

/** kustomization.yaml, the manifests that it takes in, and the examples beside them. */
export function readManifests() {
  const names = filesIn('.').filter((name) => name !== 'kustomization.yaml')
  const examples = filesIn('examples/').map((name) => `examples/${name}`)
  return {
    kustomization: parse(read('kustomization.yaml')),
    names,
    /** @type {{ file: string, manifest: any }[]} */
    manifests: [...names, ...examples].flatMap((file) =>
      parseAllDocuments(read(file)).map((document) => ({ file, manifest: document.toJS() })),
    ),
  }
}
