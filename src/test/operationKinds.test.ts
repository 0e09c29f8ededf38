import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allActions } from '#domain/operation/action'

/* Which kind an operation is, the kinds' own modules know, and the tables that lead to them. Nobody else asks. */

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^src\/test\/|\bkinds\b/.test(path))

const words = [...allActions, 'node', 'termination', 'schedule'].join('|')
const asks = new RegExp(
  [
    String.raw`\b(action|kindOf\([^)]*\)|subjectKind)\s*[!=]==\s*['"]`,
    String.raw`\bcase ['"](${words})['"]`,
    String.raw`[!=]==\s*['"](${words})['"]`,
    String.raw`['"](nodeId|workflow|execution|executions|executionId)['"] in\b`,
  ].join('|'),
)

it('finds what it looks for', () => {
  for (const line of ["if (action === 'retry')", "case 'terminate':", "'nodeId' in operation"])
    expect(line).toMatch(asks)
  expect(files.length).toBeGreaterThan(150)
})

it('no file outside of the kinds’ modules asks which kind an operation is', () => {
  const lines = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => asks.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(lines).toEqual([])
})
