// `npm run test:pack`: what `npm pack` gives, installed into an empty folder without a network, and run.
import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'aom-operator-pack-'))
const target = join(folder, 'target')
const program = join(target, 'node_modules/.bin/aom-operator')
// Nothing of this user's npm: no cache to take packages from, no configuration.
const env = { PATH: process.env['PATH'], HOME: join(folder, 'home') }

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
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], {
    cwd: target,
    env,
    stdio: 'pipe',
  })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('it holds the built app, the built gateway and what belongs to running them, nothing else', () => {
  const odd = packed.filter(
    (path) =>
      !/^(?:dist\/(?:app|gateway)\/|gateway\/bin\.mjs$|deploy\/(?:aom-operator\.(?:service|logrotate|env\.example)|nginx\.conf)$|docs\/deploy\.md$|(?:README|CHANGELOG)\.md$|LICENSE$|package\.json$)/.test(
        path,
      ),
  )
  assert.deepEqual(odd, [])
  for (const path of ['dist/app/index.html', 'dist/gateway/main.js', 'gateway/bin.mjs', 'docs/deploy.md'])
    assert.ok(packed.includes(path), path)
  assert.ok(!packed.some((path) => /mockServiceWorker|\.test\.|\.map$/.test(path)))
})

test('installing it installs no other package', () => {
  const installed = readdirSync(join(target, 'node_modules')).filter((name) => !name.startsWith('.'))
  assert.deepEqual(installed, ['aom-operator'])
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
  const settings = { AOM_REGION: 'cn-north-4', PORT: '0' }
  const child = spawn(program, { env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'ignore'] })
  after(() => child.kill('SIGKILL'))
  let output = ''
  const address = await new Promise((resolve, reject) => {
    child.on('exit', () => reject(new Error(`ended early: ${output}`)))
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (found) resolve(found)
    })
  })

  const page = await fetch(address)
  assert.equal(page.status, 200)
  const html = await page.text()
  const [, script = ''] = /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html) ?? []
  assert.equal((await fetch(address + script)).status, 200)
  assert.equal((await fetch(`${address}/healthz`)).status, 200)

  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null])
})
