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

const isBuilt = ['main.js', 'settings.js', 'help.js'].every((name) => existsSync(new URL(name, gatewayBuild)))
if (!isBuilt) await build('gateway/vite.config.ts')

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  const { helpText } = await import(new URL('help.js', gatewayBuild).href)
  process.stdout.write(helpText())
  process.exit()
}

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
await start(settings, appDirectory)
