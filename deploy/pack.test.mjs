// `npm run test:pack`: what `npm pack` gives, installed into an empty folder as docs/deploy.md says, and run.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startStub } from './stub.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'aom-operator-pack-'))
const target = join(folder, 'target')
const program = join(target, 'node_modules/.bin/aom-operator')
// A home without anything: what the gateway needs to begin, it makes.
const env = { PATH: process.env['PATH'], HOME: join(folder, 'home') }
const npmOf = (/** @type {string} */ setting) =>
  execFileSync('npm', ['config', 'get', setting], { cwd: root, encoding: 'utf8' }).trim()

/** @type {string[]} */
let packed = []
before(() => {
  mkdirSync(target)
  const report = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [{ filename, files }] = JSON.parse(report)
  packed = files.map((/** @type {{ path: string }} */ file) => file.path)
  // libsql is in the cache that `npm ci` has filled, or comes from where this machine gets its packages.
  const source = [`--registry=${npmOf('registry')}`, `--cache=${npmOf('cache')}`, '--prefer-offline']
  const words = ['install', '--omit=dev', '--no-audit', '--no-fund', ...source, join(folder, filename)]
  execFileSync('npm', words, { cwd: target, env, stdio: 'pipe' })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('it holds the built app, the built gateway and what belongs to running them, nothing else', () => {
  const odd = packed.filter(
    (path) =>
      !/^(?:dist\/(?:app|gateway)\/|dist\/sbom\.cdx\.json$|gateway\/bin\.mjs$|deploy\/(?:aom-operator\.(?:service|logrotate|env\.example)|nginx(?:-upstream|-identity)?\.conf|grafana\/aom-operator\.json|prometheus\/alerts\.yaml)$|docs\/(?:api|deploy)\.md$|(?:README|CHANGELOG|SECURITY)\.md$|LICENSE$|package\.json$)/.test(
        path,
      ),
  )
  assert.deepEqual(odd, [])
  for (const path of [
    'dist/app/index.html',
    'dist/gateway/main.js',
    'dist/sbom.cdx.json',
    'gateway/bin.mjs',
    'deploy/grafana/aom-operator.json',
    'deploy/prometheus/alerts.yaml',
    'docs/api.md',
    'docs/deploy.md',
    'SECURITY.md',
  ])
    assert.ok(packed.includes(path), path)
  assert.ok(!packed.some((path) => /mockServiceWorker|\.test\.|\.map$/.test(path)))
})

test('installing it installs the journal’s SQLite, and no other package', () => {
  const installed = readdirSync(join(target, 'node_modules')).filter((name) => !name.startsWith('.'))
  assert.deepEqual(
    installed.filter((name) => name !== 'detect-libc'),
    ['@libsql', '@neon-rs', 'aom-operator', 'libsql'],
  )
})

test('--version and --help answer without any setting', () => {
  const ask = (/** @type {string} */ option) => spawnSync(program, [option], { env, encoding: 'utf8' })
  assert.equal(ask('--version').stdout, `${version}\n`)
  assert.match(ask('--help').stdout, /AOM_REGION/)
  assert.equal(ask('--help').status, 0)
  const npx = spawnSync('npx', ['--offline', 'aom-operator', '--version'], {
    cwd: target,
    env,
    encoding: 'utf8',
  })
  assert.equal(npx.stdout, `${version}\n`)
})

test('a wrong setting and an argument are one line each, and exit code 2', () => {
  const wrong = spawnSync(program, [], { env, encoding: 'utf8' })
  assert.match(wrong.stderr, /^AOM_REGION or AOM_ENDPOINT .*\n$/)
  assert.equal(wrong.status, 2)

  const argument = spawnSync(program, ['--port=80'], { env, encoding: 'utf8' })
  assert.match(argument.stderr, /^aom-operator takes no arguments.*\n$/)
  assert.equal(argument.status, 2)
})

test('it serves the app, and ends with 0 on SIGTERM', { timeout: 60_000 }, async () => {
  const { address, end } = await run({ AOM_REGION: 'cn-north-4' })

  const page = await fetch(address)
  assert.equal(page.status, 200)
  const html = await page.text()
  const [, script = ''] = /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html) ?? []
  assert.equal((await fetch(address + script)).status, 200)
  assert.equal((await fetch(`${address}/healthz`)).status, 200)

  assert.deepEqual(await end(), [0, null])
})

test(
  'it keeps a journal without being told where: the operation is in it after a restart, for this user alone',
  { timeout: 60_000 },
  async () => {
    const aom = await startStub()
    after(() => aom.stop())
    const settings = { AOM_ENDPOINT: aom.origin, IAM_ENDPOINT: aom.origin }
    const project = 'a'.repeat(32)
    const id = crypto.randomUUID()
    const headers = { 'x-auth-token': 'token', 'idempotency-key': `"${id}"` }
    const first = await run(settings)
    const operation = `/v1/${project}/cms/workflow/w-1/executions/e-1/operation?action=skip&node_id=n-1`
    assert.equal((await fetch(first.address + operation, { method: 'POST', headers })).status, 200)
    assert.deepEqual(await first.end(), [0, null])

    const journal = join(env.HOME, '.local/state/aom-operator')
    assert.ok(readdirSync(journal).length > 0)
    for (const name of readdirSync(journal)) assert.equal(statSync(join(journal, name)).mode & 0o077, 0, name)

    const second = await run(settings)
    const answer = await fetch(`${second.address}/api/operations?project=${project}`, {
      headers: { 'x-auth-token': 'token' },
    })
    const { operations } = await answer.json()
    assert.deepEqual(
      operations.map((/** @type {{ id: string, outcome: string }} */ { id, outcome }) => [id, outcome]),
      [[id, 'accepted']],
    )
    assert.deepEqual(await second.end(), [0, null])
  },
)

/** The installed program, once it says where it is. */
async function run(/** @type {Record<string, string>} */ settings) {
  const child = spawn(program, {
    env: { ...env, ...settings, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  after(() => child.kill('SIGKILL'))
  let output = ''
  /** @type {string} */
  const address = await new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(`ended early: ${output}`)))
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (found) resolve(found)
    })
  })
  return {
    address,
    /** Exit code and signal after SIGTERM. */
    end: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      return ended
    },
  }
}
