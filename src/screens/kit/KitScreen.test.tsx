import { render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { KitScreen } from './KitScreen'

// A whole page of parts is a lot of elements for axe.
test(
  'every part stands on the page under a heading, and axe finds nothing',
  { timeout: 90_000 },
  async () => {
    render(
      <main>
        <KitScreen />
      </main>,
    )
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(14)
    // Colours and sizes need a real browser: the page is looked at there too.
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  },
)

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
    .map((name) => join(folder, name))
const imported = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import\() ?'[^']*\/(\w+)'/g)].map(([, name = '']) => name)

test('no part of the kit is missing from the page', () => {
  const parts = new Map(sourcesIn('src/ui').map((path) => [basename(path, '.tsx'), path]))
  const shown = new Set(sourcesIn('src/screens/kit').flatMap(imported))
  // What a part is made of is shown by that part.
  for (const name of shown) {
    const path = parts.get(name)
    if (path !== undefined) for (const inner of imported(path)) shown.add(inner)
  }
  // It draws nothing of its own while all is well.
  shown.add('lazyPart')
  expect([...parts.keys()].filter((name) => !shown.has(name))).toEqual([])
})
