import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { statusOf } from './http/refusal'
import { markFilterSchema, markSchema } from './journal/marks'
import { stopFilterSchema } from './journal/stops'
import { filterSchema } from './journal/team'
import { createMetrics } from './telemetry/metrics'

// docs/api.md names what there is, and nothing else.

const document = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8')

/** The lines of one section's tables, by their cells. */
function rowsOf(heading: string): string[][] {
  const [, after = ''] = document.split(`\n${heading}\n`)
  const [section = ''] = after.split(/\n#+ /)
  return [...section.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  )
}
const wordsIn = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

test('every code and its status', () => {
  const codes = rowsOf('## Errors').flatMap(([code = '', status]) =>
    wordsIn(code).map((name) => [name, Number(status)]),
  )
  expect(Object.fromEntries(codes)).toEqual(statusOf)
})

test('every metric', async () => {
  const text = await createMetrics(false).text()
  const given = [...text.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name)
  expect(new Set(rowsOf('## Metrics').flatMap(([name]) => wordsIn(name)))).toEqual(new Set(given))
})

test('every parameter of the list of operations', () => {
  const parameters = rowsOf('### `GET /api/operations`').flatMap(([name]) => wordsIn(name))
  expect(new Set(parameters)).toEqual(new Set(Object.keys(filterSchema.entries)))
})

test('every parameter of the list of stops', () => {
  const parameters = rowsOf('### `GET /api/stops`').flatMap(([name]) => wordsIn(name))
  expect(new Set(parameters)).toEqual(new Set(Object.keys(stopFilterSchema.entries)))
})

test('every parameter of the list of marks, and every kind', () => {
  const parameters = rowsOf('### `GET /api/marks`').flatMap(([name]) => wordsIn(name))
  expect(new Set(parameters)).toEqual(new Set(Object.keys(markFilterSchema.entries)))
  const kinds = rowsOf('### `PUT /api/marks/{id}?project=`').flatMap(([kind]) => wordsIn(kind))
  expect(kinds.filter((kind) => kind !== 'kind')).toEqual(
    markSchema.options.map(({ entries }) => entries.kind.literal),
  )
})
