import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildWith } from './fixture'
import { pagePreload } from './pagePreload'

const pattern = '^/execution/(?<id>[^/]+?)/?$'

test('the page names the code that the entry imports later, and each screen’s with the paths that want it', async () => {
  const plugin = pagePreload({
    early: 'early',
    page: 'page',
    screens: () =>
      Promise.resolve([
        ['list', '^/list$'],
        ['execution', pattern],
        ['gone', '^/gone$'],
      ] as const),
  })
  const directory = await buildWith(
    plugin,
    {
      'index.html': '<head></head><script type="module" src="/main.ts"></script>',
      'early.ts': 'document.title = "early"',
      'main.ts': 'import("./page").then(({ draw, later }) => (draw(), later()))',
      'page.ts': `
        import './page.css'
        import { List } from './screens/list/ListScreen'
        export const words = { list: 'List' }
        export const draw = () => document.body.append(List(), words.list)
        export const later = () => import('./screens/execution/ExecutionScreen.tsx')`,
      'page.css': 'body { color: red }',
      'screens/list/ListScreen.tsx': 'export const List = () => location.href',
      'screens/execution/ExecutionScreen.tsx': `
        import { words } from '../../page'
        export const ExecutionScreen = () => [words.list, import('./TeamPart.tsx')]`,
      'screens/execution/TeamPart.tsx': 'export const TeamPart = () => location.hash',
    },
    { index: 'index.html', early: 'early.ts' },
  )
  const html = readFileSync(join(directory, 'index.html'), 'utf8')
  expect(html).toMatch(/<link crossorigin rel="modulepreload" href="\/page\.js">/)
  expect(html).toMatch(/<link crossorigin rel="stylesheet" href="\/page\.css">/)
  expect(html).not.toContain('TeamPart')
  const [, src, screens] =
    /<script crossorigin type="module" async blocking="render" src="([^"]+)" data-screens="([^"]+)">/.exec(
      html,
    ) ?? []
  expect(src).toBe('/early.js')
  // The list's code is the page's own.
  expect(
    JSON.parse((screens ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')),
  ).toEqual([[pattern, ['/ExecutionScreen.js']]])
})
