import type { RuntimeConfig } from '#queries/runtimeConfig'

/** As the gateway writes it into index.html. */
export function writeConfig(config: Partial<RuntimeConfig>) {
  document.getElementById('runtime-config')?.remove()
  const element = document.createElement('script')
  element.id = 'runtime-config'
  element.type = 'application/json'
  element.textContent = JSON.stringify(config)
  document.head.append(element)
}
