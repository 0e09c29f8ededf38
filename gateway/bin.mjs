#!/usr/bin/env node
// What `npx aom-operator`, the container and the systemd unit run: the built gateway on the built app, and nothing that
// has to be installed or built first. `npm start` (start.mjs) is for a checkout and builds what is missing.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const argument = process.argv[2]
const appDirectory = fileURLToPath(new URL('../dist/app/', import.meta.url))
const gatewayBuild = new URL('../dist/gateway/', import.meta.url)

if (argument === '--help' || argument === '-h') {
  const { helpText } = await load('help.js')
  process.stdout.write(helpText())
} else if (argument === '--version' || argument === '-v') {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  console.log(JSON.parse(manifest).version)
} else if (argument !== undefined) {
  fail('aom-operator takes no arguments, its settings are environment variables: see aom-operator --help')
} else {
  await run()
}

async function run() {
  if (!existsSync(`${appDirectory}index.html`)) failWithoutBuild()
  const { readSettings } = await load('settings.js')
  const settings = readSettings(process.env)
  if ('problem' in settings) fail(settings.problem)
  const { start } = await load('main.js')
  await start(settings, appDirectory)
}

/** @param {string} name */
async function load(name) {
  const file = new URL(name, gatewayBuild)
  if (!existsSync(file)) failWithoutBuild()
  return import(file.href)
}

/** @returns {never} */
function failWithoutBuild() {
  fail('There is no build beside this program: run npm run build, or npm start, which builds first')
}

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  console.error(line)
  process.exit(2)
}
