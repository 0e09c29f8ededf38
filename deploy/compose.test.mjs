// The two compose files and the Dockerfile: what they say of each other and of the files beside them.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const team = parse(read('compose.yaml'), { merge: true })
const single = parse(read('compose.single.yaml'))
const dockerfile = read('Dockerfile').replaceAll(/\\\n/g, '')
const instructions = [...dockerfile.matchAll(/^([A-Z]+) (.*)$/gm)].map(([, word = '', rest = '']) => ({
  word,
  rest,
}))
const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === 'FROM') + 1)
const { 'gateway-1': first, 'gateway-2': second, nginx, postgres } = team.services

test('nginx finds both gateways, and they believe nginx and nobody else', () => {
  const addresses = [...read('compose-upstream.conf').matchAll(/server ([\d.]+):(\d+)/g)]
  assert.deepEqual(
    addresses.map(([, address, port]) => [address, port]),
    [
      [first.networks.inside.ipv4_address, '8080'],
      [second.networks.inside.ipv4_address, '8080'],
    ],
  )
  for (const { environment } of [first, second]) {
    assert.equal(environment.TRUSTED_PROXIES, nginx.networks.inside.ipv4_address)
    assert.ok(read('nginx.conf').includes(`server_name ${environment.ALLOWED_HOSTS};`))
  }
  const [{ subnet }] = team.networks.inside.ipam.config
  for (const { networks } of Object.values(team.services))
    assert.ok(networks.inside.ipv4_address.startsWith(subnet.replace('0/24', '')))
})

test('the gateways are alike, and from outside only nginx is reached', () => {
  assert.deepEqual({ ...first, ports: second.ports, networks: second.networks }, second)
  for (const port of [...first.ports, ...second.ports, ...single.services.gateway.ports])
    assert.match(port, /^127\.0\.0\.1:\d+:8080$/)
  assert.equal(postgres.ports, undefined)
  assert.deepEqual(nginx.ports, ['80:80', '443:443'])
})

test('the database’s address and password come by file', () => {
  assert.equal(first.environment.DATABASE_URL_FILE, '/run/secrets/database_url')
  assert.equal(postgres.environment.POSTGRES_PASSWORD_FILE, '/run/secrets/postgres_password')
  for (const { secrets = [] } of Object.values(team.services))
    for (const name of secrets) assert.ok(name in team.secrets, name)
  assert.doesNotMatch(read('compose.yaml'), /postgres:\/\/|PASSWORD:/)
  for (const path of ['secrets/', 'tls/', '*.env'])
    assert.ok(read('.gitignore').split('\n').includes(path), path)
})

test('the single gateway keeps its journal in a volume, where the image has the folder for it', () => {
  const { environment, volumes } = single.services.gateway
  assert.equal(environment.DATA_DIR, '/var/lib/aom-operator')
  assert.ok(environment.AUDIT_LOG.startsWith(`${environment.DATA_DIR}/`))
  assert.deepEqual(volumes, [`journal:${environment.DATA_DIR}`])
  assert.ok('journal' in single.volumes)
  assert.match(dockerfile, /mkdir -p -m 0700 \/data\/aom-operator$/m)
  assert.match(dockerfile, /^COPY --from=modules --chown=65532:65532 \/data\/ \/var\/lib\/$/m)
  assert.match(dockerfile, /DATA_DIR=\/var\/lib\/aom-operator/)
})

test('every gateway can write nothing, do nothing to the host, and finish what it has begun', () => {
  for (const gateway of [first, second, single.services.gateway]) {
    assert.equal(gateway.read_only, true)
    assert.deepEqual(gateway.cap_drop, ['ALL'])
    assert.deepEqual(gateway.security_opt, ['no-new-privileges:true'])
    assert.equal(gateway.ulimits.core, 0)
    assert.ok(Number.parseInt(gateway.stop_grace_period) >= 60)
  }
  // A stream or an operation under way outlives nginx's update too.
  assert.ok(Number.parseInt(nginx.stop_grace_period) >= 60)
})

test('files that are mounted or built from exist', () => {
  for (const volume of nginx.volumes) {
    const [path] = volume.split(':')
    if (path !== './tls') assert.ok(existsSync(new URL(path, import.meta.url)), path)
  }
  for (const { build } of [first, single.services.gateway])
    assert.ok(existsSync(new URL(`${build.context}/${build.dockerfile}`, import.meta.url)))
})

test('the image needs no shell: its last stage runs nothing, and starts and asks by name of the program', () => {
  assert.ok(lastStage.every(({ word }) => word !== 'RUN'))
  const commands = lastStage.filter(({ word }) => ['ENTRYPOINT', 'CMD', 'HEALTHCHECK'].includes(word))
  assert.equal(commands.length, 3)
  for (const { rest } of commands) assert.match(rest, /(?:^| CMD )\["/)
  assert.deepEqual(
    lastStage.filter(({ word }) => word === 'USER').map(({ rest }) => rest),
    ['65532:65532'],
  )
  // The image's Node is of the major version that it was built with.
  const [, built] = /NODE_IMAGE=\S*node:(\d+)/.exec(dockerfile) ?? []
  assert.ok(dockerfile.includes(`RUNTIME_IMAGE=gcr.io/distroless/nodejs${built}-`))
})

test('what the image is built from passes .dockerignore', () => {
  const letIn = new Set(
    read('../.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1)),
  )
  for (const { word, rest } of instructions)
    if (word === 'COPY' && !rest.startsWith('--from'))
      for (const path of rest.split(' ').slice(0, -1))
        if (path !== '.') assert.ok(letIn.has(path.split('/')[0] ?? ''), path)
  assert.ok(letIn.has('deploy/sbom.mjs'))
})
