// What `npm start` runs. Plain JavaScript, because it is what builds the rest where there is no build yet.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const gatewayBuild = new URL('../dist/gateway/', import.meta.url)
const appDirectory = fileURLToPath(new URL('../dist/app/', import.meta.url))

/** @param {string} configFile */
async function build(configFile) {
  const vite = await import('vite')
  await vite.build({ root, configFile: `${root}${configFile}`, logLevel: 'error' })
}

if (!existsSync(new URL('main.js', gatewayBuild)) || !existsSync(new URL('settings.js', gatewayBuild)))
  await build('gateway/vite.config.ts')

// Before the app is built: a wrong setting should not cost half a minute to find out.
const { readSettings } = await import(new URL('settings.js', gatewayBuild).href)
const settings = readSettings(process.env)
if ('problem' in settings) {
  console.error(settings.problem)
  process.exit(2)
}

if (!existsSync(`${appDirectory}index.html`)) {
  console.log('Building the app once…')
  await build('vite.config.ts')
}

const { start } = await import(new URL('main.js', gatewayBuild).href)
start(settings, appDirectory)
