// The systemd unit and the logrotate rule, and what the unit relies on: the program's exit codes.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const place = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const unit = readFileSync(place('aom-operator.service'), 'utf8')
const values = (/** @type {string} */ name) =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value)
const folder = mkdtempSync(join(tmpdir(), 'aom-operator-service-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('journal and export are written where systemd makes a folder for them, for this user alone', () => {
  assert.deepEqual(values('StateDirectory'), ['aom-operator'])
  assert.deepEqual(values('StateDirectoryMode'), ['0700'])
  assert.deepEqual(values('Environment'), [
    'DATA_DIR=%S/aom-operator',
    'AUDIT_LOG=%L/aom-operator/audit.jsonl',
  ])
  const rotated = readFileSync(place('aom-operator.logrotate'), 'utf8')
  assert.match(rotated, /^\/var\/log\/aom-operator\/audit\.jsonl \{$/m)
  // As a directive; a comment warns of it.
  assert.doesNotMatch(rotated, /^\s*copytruncate/m)
  assert.match(rotated, /^\s*nocreate$/m)
})

test('an operation in flight has its time', () => {
  assert.deepEqual(values('KillSignal'), ['SIGTERM'])
  const [seconds] = values('TimeoutStopSec')
  assert.ok(Number(seconds) >= 60)
})

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0 && existsSync('/usr/bin/node')
test('systemd understands every line', { skip: analyze ? false : 'systemd-analyze is not installed' }, () => {
  const { stderr, status } = spawnSync('systemd-analyze', ['verify', place('aom-operator.service')], {
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  assert.equal(status, 0)
})

test('a wrong setting ends with 2, at which the unit gives up', () => {
  assert.deepEqual(values('Restart'), ['on-failure'])
  assert.deepEqual(values('RestartPreventExitStatus'), ['2'])
  assert.equal(start({ AOM_REGION: 'cn-north-4', PORT: 'eighty' }).status, 2)
})

test('an address in use ends with 1, at which the unit tries again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  after(() => other.close())
  await once(other, 'listening')
  const { status, stderr } = start({ AOM_REGION: 'cn-north-4', PORT: String(other.address().port) })
  assert.equal(status, 1)
  assert.match(stderr, /in use/)
})

function start(/** @type {Record<string, string>} */ settings) {
  const env = { PATH: process.env['PATH'], DATA_DIR: folder, ...settings }
  return spawnSync(process.execPath, [place('../gateway/bin.mjs')], {
    env,
    encoding: 'utf8',
    timeout: 20_000,
  })
}
