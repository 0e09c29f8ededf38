import { once } from 'node:events'
import { createServer } from 'node:http'

/** @typedef {{ method: string, url: string, headers: import('node:http').IncomingHttpHeaders, body: string }} Seen */
/** @typedef {(seen: Seen, answer: import('node:http').ServerResponse) => void} Behaviour */

/**
 * A small server that remembers what it was asked.
 * @param {Behaviour} [usual] how it answers unless told otherwise
 */
export async function startStub(usual = answerJson) {
  /** @type {Seen[]} */
  const seen = []
  let behaviour = usual
  const server = createServer({ maxHeaderSize: 128 * 1024 }, async (incoming, answer) => {
    let body = ''
    for await (const chunk of incoming) body += chunk
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body }
    if (isWhoseToken(request)) {
      tellWhose(answer)
      return
    }
    seen.push(request)
    behaviour(request, answer)
  })
  const listen = async (port = 0) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen()
  const { port } = server.address()
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    seen,
    /** From now on it answers like this; without an argument, as usual. */
    behave: (/** @type {Behaviour} */ next = usual) => {
      seen.length = 0
      behaviour = next
    },
    /** As a crash: connections break off, and nobody listens any more. */
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
    /** At its old address. */
    restart: () => listen(port),
  }
}

/** @type {Behaviour} */
export function answerJson(_seen, answer) {
  answer.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"success"}')
}

/** IAM's KeystoneValidateToken, which a gateway asks on its own. */
function isWhoseToken(/** @type {Seen} */ { method, url }) {
  return method === 'GET' && url.startsWith('/v3/auth/tokens')
}

function tellWhose(/** @type {import('node:http').ServerResponse} */ answer) {
  const token = {
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    issued_at: new Date().toISOString(),
    methods: ['password'],
    user: { id: 'b'.repeat(32), name: 'night.shift', domain: { id: 'c'.repeat(32), name: 'example' } },
    project: { id: 'a'.repeat(32), name: 'region_1', domain: { id: 'c'.repeat(32), name: 'example' } },
  }
  answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }))
}
