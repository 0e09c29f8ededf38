import { Agent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'

export type Agents = {
  readonly of: (url: URL) => Agent
  close(): void
}

/** One agent per scheme, and one per proxy that the environment names for an address. */
export function createAgents(options: { keepAlive: boolean; maxSockets: number; timeout?: number }): Agents {
  const plain = new Agent(options)
  const secure = new SecureAgent(options)
  const proxies = new Map<string, HttpsProxyAgent<string>>()
  return {
    of: (url) => {
      const proxy = getProxyForUrl(url.href)
      if (!proxy) return url.protocol === 'http:' ? plain : secure
      const known = proxies.get(proxy) ?? new HttpsProxyAgent(proxy, options)
      proxies.set(proxy, known)
      return known
    },
    close: () => {
      for (const agent of [plain, secure, ...proxies.values()]) agent.destroy()
    },
  }
}
