import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { themeVariables as variables } from '../src/ui/theme/theme'
import { buildWith } from './fixture'
import { inlineIcon } from './inlineIcon'
import { routePatterns } from './routePatterns'
import { themeVariables } from './themeVariables'
import { withoutWorker } from './withoutWorker'

test('the theme’s variables are a style sheet, as theme.ts has them', async () => {
  const directory = await buildWith(themeVariables(resolve('src/ui/theme/theme.ts')), {
    'index.html': '<script type="module" src="/main.ts"></script>',
    'main.ts': "import 'virtual:theme-variables.css'",
  })
  const sheet = readFileSync(join(directory, 'index.css'), 'utf8')
  const names = (css: string) => new Set(css.match(/--mui-[\w-]+/g))
  expect(names(sheet).size).toBeGreaterThan(50)
  expect(names(sheet)).toEqual(names(variables()))
})

test('the icon stands in the page', async () => {
  const icon = join(tmpdir(), `icon-${process.pid}.png`)
  writeFileSync(icon, 'not really a bitmap')
  const directory = await buildWith(inlineIcon(icon), {
    'index.html': '<link rel="icon" href="/favicon.png"><script type="module" src="/main.ts"></script>',
    'main.ts': 'document.title = "x"',
    'public/favicon.png': 'x',
  })
  const encoded = Buffer.from('not really a bitmap').toString('base64')
  expect(readFileSync(join(directory, 'index.html'), 'utf8')).toContain(
    `href="data:image/png;base64,${encoded}"`,
  )
})

test('MSW’s worker is not in a production build, whatever else is in public/', async () => {
  const directory = await buildWith(withoutWorker(), {
    'index.html': '<script type="module" src="/main.ts"></script>',
    'main.ts': 'document.title = "x"',
    'public/mockServiceWorker.js': 'self.mock = true',
    'public/favicon.png': 'x',
  })
  expect(existsSync(join(directory, 'favicon.png'))).toBe(true)
  expect(existsSync(join(directory, 'mockServiceWorker.js'))).toBe(false)
})

test('every screen’s folder comes with a pattern of the paths that open it', async () => {
  const patterns = new Map(await routePatterns())
  for (const folder of patterns.keys()) expect(existsSync(`src/screens/${folder}`)).toBe(true)
  const execution = new RegExp(patterns.get('execution') ?? '')
  expect(execution.test('/workflows/a%2Fb/executions/c')).toBe(true)
  expect(execution.test('/workflows/a%2Fb')).toBe(false)
})
