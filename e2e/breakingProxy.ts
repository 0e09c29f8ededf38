import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** `reset`: RST, as a VPN, a firewall or a crash leaves it · `close`: FIN, as a load balancer or a restart does. */
export type Break = 'reset' | 'close'

/**
 * A plain TCP proxy in front of a server, which breaks the client's side of a connection. Chromium sends a POST again, by
 * itself, if that happens to a connection which has answered before.
 */
export interface BreakingProxy {
  readonly url: string
  /** What was under way on the connections that were broken, oldest first: `POST /v1/…`. */
  readonly broken: readonly string[]
  /**
   * Breaks the connection of each of the next `times` POSTs: right after it has been forwarded whole, and before the first
   * byte of its answer passes. The server's side stays open, so that the server works on. `target`: only of such a path.
   */
  breakPosts(how: Break, options?: { readonly times?: number; readonly target?: RegExp }): void
  /** Lets every POST pass again. */
  heal(): void
  /** From now on connects to another server of the same scheme. */
  moveTo(target: string): void
  /** Breaks all clients' connections at this moment: for TLS, through which no POST can be seen. Says how many there were. */
  breakAll(how: Break): number
  close(): Promise<void>
}

interface Plan {
  readonly how: Break
  readonly target: RegExp
  left: number
}

/** `target` is the server's URL; the proxy has the same scheme, and speaks for any other too. */
export async function startBreakingProxy(target: string, host = '127.0.0.1'): Promise<BreakingProxy> {
  const { protocol } = new URL(target)
  let address = addressOf(target)
  const clients = new Set<Socket>()
  const servers = new Set<Socket>()
  const broken: string[] = []
  let plan: Plan | undefined

  const proxy = createServer({ noDelay: true }, (client) => {
    const server = connect({ ...address, noDelay: true })
    clients.add(client)
    servers.add(server)
    let isBroken = false
    const follow = followRequests()
    client.on('data', (chunk) => {
      const done = isBroken ? undefined : follow(chunk).find((line) => isWanted(line))
      const how = done && plan?.how
      isBroken ||= how !== undefined
      server.write(chunk, () => {
        if (!done || !how) return
        broken.push(done)
        breakOff(client, how)
      })
    })
    server.on('data', (chunk) => {
      if (!isBroken && client.writable) client.write(chunk)
    })
    client.on('end', () => {
      if (!isBroken) server.end()
    })
    server.on('end', () => client.end())
    // Each side learns of the other's end, except the server of a connection that was broken on purpose.
    client.on('close', (hadError) => {
      clients.delete(client)
      if (hadError && !isBroken) server.destroy()
    })
    server.on('close', () => {
      servers.delete(server)
      client.destroy()
    })
    for (const socket of [client, server]) socket.on('error', () => undefined)
  })
  const isWanted = (line: string): boolean => {
    if (!plan || plan.left < 1 || !line.startsWith('POST ') || !plan.target.test(line)) return false
    plan.left -= 1
    return true
  }

  await new Promise<void>((resolve, reject) => {
    proxy.once('error', reject)
    proxy.listen(0, host, resolve)
  })
  return {
    url: `${protocol}//${host}:${(proxy.address() as AddressInfo).port}`,
    broken,
    breakPosts: (how, { times = 1, target = /(?:)/ } = {}) => {
      plan = { how, target, left: times }
    },
    heal: () => {
      plan = undefined
    },
    moveTo: (next) => {
      address = addressOf(next)
    },
    breakAll: (how) => {
      const count = clients.size
      for (const client of clients) breakOff(client, how)
      return count
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        for (const socket of [...clients, ...servers]) socket.destroy()
      }),
  }
}

function addressOf(target: string): { readonly host: string; readonly port: number } {
  const { hostname, port, protocol } = new URL(target)
  return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

function breakOff(client: Socket, how: Break): void {
  if (how === 'reset') client.resetAndDestroy()
  else client.destroy()
}

/**
 * Reads a client's HTTP/1.1 requests as they pass; for each chunk, the method and target of those that it completes. What it
 * cannot read (TLS, a chunked body) it lets pass without looking on.
 */
function followRequests(): (chunk: Buffer) => string[] {
  let unread = Buffer.alloc(0)
  let bodyLeft = 0
  let current = ''
  let isReadable = true
  return (chunk) => {
    if (!isReadable) return []
    unread = Buffer.concat([unread, chunk])
    const done: string[] = []
    for (;;) {
      if (current !== '') {
        const taken = Math.min(bodyLeft, unread.length)
        unread = unread.subarray(taken)
        bodyLeft -= taken
        if (bodyLeft > 0) return done
        done.push(current)
        current = ''
      }
      const end = unread.indexOf('\r\n\r\n')
      if (end < 0) return done
      const head = unread.toString('latin1', 0, end)
      const [, line] = /^([A-Z]+ \S+) HTTP\/1\.1\r?$/m.exec(head) ?? []
      isReadable = line !== undefined && !/^transfer-encoding:/im.test(head)
      if (!isReadable || line === undefined) return done
      unread = unread.subarray(end + 4)
      current = line
      bodyLeft = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
    }
  }
}
