import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { end, freePorts, until } from './processes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} Plan
 * @property {string} folder a folder of the test's own
 * @property {string} upstreams the file that says where the gateways are
 * @property {Record<string, string>} addresses what stands in that file in the stead of a real host's addresses
 * @property {string} [identity] port of the stub in oauth2-proxy's place; without it nobody asks who is asking
 */

export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'aom-operator-nginx-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * nginx with nginx.conf on loopback, by TLS and with a certificate of its own.
 * @param {string} nginx path of the program
 * @param {Plan} plan
 */
export async function startNginx(nginx, plan) {
  const { folder } = plan
  const [httpPort = 0, httpsPort = 0] = await freePorts(2)
  const ca = makeCertificate(folder)
  copyAssets(join(folder, 'app'))
  const config = writeConfig({ ...plan, httpPort, httpsPort })
  const server = spawn(nginx, ['-p', folder, '-c', config], { stdio: ['ignore', 'inherit', 'inherit'] })
  const stop = () => end(server)
  try {
    await until(`nginx on ${httpPort}`, () => fetch(`http://127.0.0.1:${httpPort}/`), hasEnded(server))
  } catch (error) {
    await stop()
    throw error
  }
  return { httpPort, httpsPort, ca, errorLog: join(folder, 'error.log'), stop }
}

/** The files themselves; only places and ports are put in the stead of those of a real host. */
function writeConfig({ folder, upstreams, addresses, identity, httpPort, httpsPort }) {
  const site = editor('nginx.conf')
  site.put('listen 80', `listen 127.0.0.1:${httpPort}`)
  site.put('listen 443', `listen 127.0.0.1:${httpsPort}`)
  site.put('/etc/nginx/tls/', `${folder}/`)
  site.put('/opt/aom-operator/current/dist/app', `${folder}/app`)
  if (identity) {
    site.put('#include /etc/nginx/aom-operator-identity.conf;', `include ${folder}/identity.txt;`)
    const who = editor('nginx-identity.conf')
    who.put('http://127.0.0.1:4180', `http://127.0.0.1:${identity}`)
    who.write(join(folder, 'identity.txt'))
  }
  site.write(join(folder, 'site.conf'))

  const gateways = editor(upstreams)
  for (const [from, to] of Object.entries(addresses)) gateways.put(from, to)
  gateways.write(join(folder, 'upstream.conf'))

  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const config = join(folder, 'nginx.conf')
  writeFileSync(
    config,
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events {}
http {
  access_log ${folder}/access.log;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/upstream.conf;
  include ${folder}/site.conf;
}
`,
  )
  return config
}

function editor(/** @type {string} */ name) {
  let text = readFileSync(join(root, 'deploy', name), 'utf8')
  return {
    put: (/** @type {string} */ from, /** @type {string} */ to) => {
      if (!text.includes(from)) throw new Error(`deploy/${name} does not say "${from}" any more`)
      text = text.replaceAll(from, to)
    },
    write: (/** @type {string} */ path) => writeFileSync(path, text),
  }
}

/** nginx's copy of the assets; one file only nginx has, so that it shows who answered. */
function copyAssets(/** @type {string} */ app) {
  mkdirSync(app)
  cpSync(join(root, 'dist/app/assets'), join(app, 'assets'), { recursive: true })
  writeFileSync(join(app, 'assets/only-on-disk.js'), 'export {}\n')
}

function makeCertificate(/** @type {string} */ folder) {
  const path = join(folder, 'aom.example.com')
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=aom.example.com'
  execFileSync(
    'openssl',
    [
      ...words.split(' '),
      '-addext',
      'subjectAltName=DNS:aom.example.com',
      '-keyout',
      `${path}.key`,
      '-out',
      `${path}.crt`,
    ],
    { stdio: 'ignore' },
  )
  return readFileSync(`${path}.crt`)
}

/**
 * A gateway as unit and image run it.
 * @param {number} port
 * @param {Record<string, string>} settings
 */
export function createGateway(port, settings) {
  const env = { PORT: String(port), ...settings }
  let child
  return {
    /** Resolves when it answers; does nothing where it runs already. */
    start: async () => {
      if (child) return
      child = spawn(process.execPath, [join(root, 'gateway/bin.mjs')], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      })
      const probe = () => fetch(`http://127.0.0.1:${port}/healthz`)
      await until(`gateway on ${port}`, probe, hasEnded(child))
    },
    /** As a crash does it: no last words. */
    kill: async () => {
      const dying = child
      child = undefined
      if (dying) await end(dying, 'SIGKILL')
    },
  }
}

function hasEnded(/** @type {import('node:child_process').ChildProcess} */ child) {
  return () => child.exitCode !== null
}
