import { request as httpRequest } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request as httpsRequest } from 'node:https'

/** @typedef {{ httpPort: number, httpsPort: number, ca: Buffer }} Server */
/** @typedef {{ method?: string, headers?: Record<string, string>, servername?: string, localAddress?: string, body?: string }} How */

/** What a test asks of nginx, as a browser would. */
export function createClient(/** @type {() => Server} */ server) {
  const name = () => `aom.example.com:${server().httpsPort}`

  /** @param {string} path @param {How} [how] */
  function send(
    path,
    { method = 'GET', headers = {}, servername = 'aom.example.com', localAddress, body } = {},
  ) {
    const outgoing = httpsRequest({
      host: '127.0.0.1',
      port: server().httpsPort,
      path,
      method,
      headers: { host: name(), ...headers },
      servername,
      ca: server().ca,
      agent: false,
      maxHeaderSize: 128 * 1024,
      ...(localAddress ? { localAddress } : {}),
    })
    outgoing.end(body)
    return outgoing
  }

  /** The answer as soon as its head is there. @param {string} path @param {How} [how] */
  async function open(path, how) {
    const outgoing = send(path, how)
    return new Promise((resolve, reject) => outgoing.on('response', resolve).on('error', reject))
  }

  return {
    /** What a browser adds to a call of the page that nginx serves. */
    fromPage: () => ({
      origin: `https://${name()}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'x-auth-token': 'token',
      'idempotency-key': `"${crypto.randomUUID()}"`,
    }),
    open,
    /** @param {string} path @param {How} [how] */
    ask: async (path, how) => {
      const answer = await open(path, how)
      const bytes = await collect(answer)
      return { status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString() }
    },
    /** A stream of HTTP/2 once its head is there; `close` ends the connection. */
    openHttp2: async (/** @type {string} */ path, /** @type {Record<string, string>} */ headers) => {
      const { httpsPort, ca } = server()
      const session = connectHttp2(`https://127.0.0.1:${httpsPort}`, { ca, servername: 'aom.example.com' })
      const stream = session.request({ ':path': path, ':authority': name(), ...headers })
      const head = await new Promise((resolve, reject) => {
        session.on('error', reject)
        stream.on('error', reject).on('response', resolve)
      })
      return { status: head[':status'], headers: head, stream, close: () => session.destroy() }
    },
    askPlain: async (/** @type {string} */ host) => {
      const outgoing = httpRequest({
        host: '127.0.0.1',
        port: server().httpPort,
        path: '/attention',
        headers: { host },
        agent: false,
      })
      outgoing.end()
      return new Promise((resolve, reject) =>
        outgoing.on('response', (answer) => resolve(answer.resume())).on('error', reject),
      )
    },
  }
}

async function collect(answer) {
  const chunks = []
  for await (const chunk of answer) chunks.push(chunk)
  return Buffer.concat(chunks)
}
