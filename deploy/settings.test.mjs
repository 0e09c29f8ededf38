// Whatever deploy/ and docs/deploy.md set is a setting that the gateway knows.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { help } from './gatewayHelp.mjs'
import { readManifests } from './manifests.mjs'

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const assignments = (/** @type {string} */ text) =>
  [...text.matchAll(/(?:^|[\s`#"=])([A-Z][A-Z_]+[A-Z])=/gm)].map(([, name = '']) => name)
const manifests = readManifests().manifests.map(({ manifest }) => manifest)
const gateway = manifests.find(({ kind }) => kind === 'Deployment').spec.template.spec.containers[0]
const compose = ['compose.yaml', 'compose.single.yaml'].map((path) => parse(read(path), { merge: true }))

/** @type {[string, string[]][]} */
const places = [
  ['the unit', assignments(read('aom-operator.service'))],
  ['the image', assignments(read('Dockerfile').replaceAll(/^(?:ARG|#|LABEL).*$/gm, ''))],
  [
    'the example of settings',
    assignments(read('aom-operator.env.example')).filter((name) => name !== 'NAME'),
  ],
  [
    'compose',
    compose.flatMap(({ services }) =>
      Object.keys(services['gateway-1']?.environment ?? services.gateway.environment),
    ),
  ],
  [
    'the manifests',
    [
      ...Object.keys(manifests.find(({ kind }) => kind === 'ConfigMap').data),
      ...gateway.env
        .map((/** @type {{ name: string }} */ { name }) => name)
        .filter((/** @type {string} */ name) => name !== 'POD_IP'),
    ],
  ],
  ['the documentation', assignments(read('../docs/deploy.md'))],
]

for (const [place, names] of places)
  test(`${place} sets only what the gateway knows`, () => {
    assert.ok(names.length > 0)
    for (const name of names) assert.ok(new RegExp(`\\b${name.replace(/_FILE$/, '')}\\b`).test(help), name)
  })
