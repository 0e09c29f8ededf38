import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What a module keeps, but could compute again at any time from what it is asked with. */
const memos = ['src/queries/runtimeConfig.ts', 'src/components/time/useNow.ts']

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^src\/test\//.test(path))

/** A variable at the top of a module, or a collection that begins empty and may be filled. */
const state = /^(?:export )?(?:let |const \w+(?:: (?!Readonly)[^=]+)? = new (?:Map|Set)(?:<[^(]*)?\(\))/m

it('what a module remembers stands in a store of the page, so that tests can make it forget', () => {
  expect(sources.length).toBeGreaterThan(100)
  const found = sources.filter((path) => state.test(readFileSync(path, 'utf8')))
  expect(found.toSorted()).toEqual(memos.toSorted())
})

it.each([
  'let session: Session = none',
  'export let opened: Page | undefined',
  'const paces = new Map<string, Pace>()',
  'const held = new Set()',
])('%s would be seen', (line) => {
  expect(state.test(`import x from 'x'\n${line}\n`)).toBe(true)
})

it('an empty one that may only be read is none', () => {
  expect(state.test('const nothing: ReadonlyMap<string, boolean> = new Map()\n')).toBe(false)
})
