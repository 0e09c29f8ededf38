/** What the gateway tells the app, inside index.html (see gateway/server.ts). */
export interface RuntimeConfig {
  readonly signIn: 'token' | 'none'
  readonly projectId: string | null
  readonly region: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function read(): RuntimeConfig {
  let value: unknown = null
  try {
    value = JSON.parse(document.getElementById('runtime-config')?.textContent ?? 'null')
  } catch {
    // Served without a gateway: the operator fills in what it would have said.
  }
  const config = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return {
    signIn: config['signIn'] === 'none' ? 'none' : 'token',
    projectId: text(config['projectId']),
    region: text(config['region']),
  }
}

export const runtimeConfig: RuntimeConfig = read()
