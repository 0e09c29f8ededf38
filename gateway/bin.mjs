#!/usr/bin/env node
// What `npx aom-operator`, the container and the systemd unit run: the built gateway on the built app, and nothing that
// has to be installed or built first. `npm start` (start.mjs) is for a checkout and builds what is missing.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const usage = `Usage: aom-operator [--help | --version]

Serves AOM Operator and forwards its calls to Huawei Cloud AOM. Settings are environment variables:

  AOM_REGION               region, such as cn-north-4, or several separated by commas (the first is the default)
  AOM_ENDPOINT             AOM's address in full, instead of AOM_REGION; IAM_ENDPOINT is its IAM
  AOM_PROJECT_ID           the only project to serve
  CLOUD_SDK_AK             access key with which the gateway signs (then nobody signs in); CLOUD_SDK_SK is its
                           secret, CLOUD_SDK_SECURITY_TOKEN belongs to a temporary key
  AOM_ENVIRONMENT          label on every page; AOM_ENVIRONMENT_COLOR is its colour
  HOST, PORT               address and port to listen on (127.0.0.1 and 8080)
  ALLOWED_HOSTS            host names that browsers use, separated by commas
  ALLOW_REMOTE=1           allows an access key on an address that is not loopback
  TRUST_PROXY=1            believes X-Forwarded-For, -Proto and -Host
  METRICS_REMOTE=1         answers /metrics to others than loopback
  AUDIT_LOG                file for the audit; AUDIT_REQUIRED=0 lets operations through without it

A missing or wrong setting is one line and exit code 2. docs/deploy.md says more.`

const argument = process.argv[2]
if (argument === '--help' || argument === '-h') {
  console.log(usage)
} else if (argument === '--version' || argument === '-v') {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  console.log(JSON.parse(manifest).version)
} else if (argument !== undefined) {
  fail('aom-operator takes no arguments, its settings are environment variables: see aom-operator --help')
} else {
  await run()
}

async function run() {
  const appDirectory = fileURLToPath(new URL('../dist/app/', import.meta.url))
  const gatewayBuild = new URL('../dist/gateway/', import.meta.url)
  if (!existsSync(`${appDirectory}index.html`) || !existsSync(new URL('main.js', gatewayBuild)))
    fail('There is no build beside this program: run npm run build, or npm start, which builds first')

  const { readSettings } = await import(new URL('settings.js', gatewayBuild).href)
  const settings = readSettings(process.env)
  if ('problem' in settings) fail(settings.problem)
  const { start } = await import(new URL('main.js', gatewayBuild).href)
  start(settings, appDirectory)
}

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  console.error(line)
  process.exit(2)
}
