import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** @typedef {{ method: string, url: string, headers: import('node:http').IncomingHttpHeaders, body: string }} Seen */
/** @typedef {(seen: Seen, answer: import('node:http').ServerResponse) => void} Behaviour */

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The whole chain on loopback: nginx with nginx.conf, two built gateways (the second is nginx's backup, so that a request
 * sent twice would be seen), and a small AOM that remembers what it was asked.
 * @param {string} nginx path of the program
 */
export async function startChain(nginx) {
  const folder = mkdtempSync(join(tmpdir(), 'aom-operator-nginx-'))
  /** @type {(() => unknown)[]} what to undo, last first */
  const undo = [() => rmSync(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const aom = await startAom()
    undo.push(aom.stop)
    const ports = await freePorts(4)
    const [httpPort = 0, httpsPort = 0, firstPort = 0, sparePort = 0] = ports
    const auditLog = join(folder, 'audit.jsonl')
    const first = createGateway(firstPort, aom.origin, auditLog)
    const spare = createGateway(sparePort, aom.origin, auditLog)
    undo.push(first.kill, spare.kill)
    await Promise.all([first.start(), spare.start()])

    const ca = makeCertificate(folder)
    copyAssets(join(folder, 'app'))
    const config = writeConfig({ folder, httpPort, httpsPort, firstPort, sparePort })
    const server = spawn(nginx, ['-p', folder, '-c', config], { stdio: ['ignore', 'inherit', 'inherit'] })
    undo.push(() => end(server))
    await until(`nginx on ${httpPort}`, server, () => fetch(`http://127.0.0.1:${httpPort}/`))
    return {
      aom,
      first,
      firstPort,
      httpPort,
      httpsPort,
      ca,
      auditLog,
      errorLog: join(folder, 'error.log'),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** nginx.conf itself; only places and ports are put in the stead of those of a real host. */
function writeConfig({ folder, httpPort, httpsPort, firstPort, sparePort }) {
  let site = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
  const put = (/** @type {string} */ from, /** @type {string} */ to) => {
    if (!site.includes(from)) throw new Error(`deploy/nginx.conf does not say "${from}" any more`)
    site = site.replaceAll(from, to)
  }
  put('listen 80', `listen 127.0.0.1:${httpPort}`)
  put('listen 443', `listen 127.0.0.1:${httpsPort}`)
  // Without max_fails nginx would avoid a gateway for 10 s after its crash, and later tests would meet the spare one.
  put(
    'server 127.0.0.1:8080;',
    `server 127.0.0.1:${firstPort} max_fails=0; server 127.0.0.1:${sparePort} backup;`,
  )
  put('/etc/nginx/tls/', `${folder}/`)
  put('/opt/aom-operator/current/dist/app', `${folder}/app`)
  writeFileSync(join(folder, 'site.conf'), site)
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
  include ${folder}/site.conf;
}
`,
  )
  return config
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

function createGateway(
  /** @type {number} */ port,
  /** @type {string} */ origin,
  /** @type {string} */ auditLog,
) {
  const env = {
    AOM_ENDPOINT: origin,
    IAM_ENDPOINT: origin,
    PORT: String(port),
    ALLOWED_HOSTS: 'aom.example.com',
    TRUST_PROXY: '1',
    AUDIT_LOG: auditLog,
  }
  let child
  return {
    /** Resolves when it answers; does nothing where it runs already. */
    start: async () => {
      if (child) return
      child = spawn(process.execPath, [join(root, 'gateway/bin.mjs')], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      })
      await until(`gateway on ${port}`, child, () => fetch(`http://127.0.0.1:${port}/healthz`))
    },
    /** As a crash does it: no last words. */
    kill: async () => {
      const dying = child
      child = undefined
      if (dying) await end(dying, 'SIGKILL')
    },
  }
}

async function startAom() {
  /** @type {Seen[]} */
  const seen = []
  /** @type {{ behave: Behaviour }} */
  const state = { behave: answerJson }
  const server = createHttpServer({ maxHeaderSize: 128 * 1024 }, async (incoming, answer) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body }
    seen.push(request)
    state.behave(request, answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    seen,
    /** From now on AOM answers like this; without an argument, `{"result":"success"}` to everything. */
    behave: (/** @type {Behaviour} */ behaviour = answerJson) => {
      seen.length = 0
      state.behave = behaviour
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** @type {Behaviour} */
function answerJson(_seen, answer) {
  answer.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"success"}')
}

async function freePorts(/** @type {number} */ count) {
  const servers = Array.from({ length: count }, () => createTcpServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

async function end(/** @type {import('node:child_process').ChildProcess} */ child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(/** @type {NodeJS.Signals} */ (signal))
  await ended
}

async function until(what, child, attempt) {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (await attempt().catch(() => undefined)) return
    await pause(50)
  }
  throw new Error(`${what} did not start`)
}
