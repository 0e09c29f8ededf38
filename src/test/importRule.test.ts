import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const oxlint = resolve('node_modules/.bin/oxlint')
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'import-rule-'))
  cpSync('.oxlintrc.json', join(directory, '.oxlintrc.json'))
})

afterAll(() => rmSync(directory, { recursive: true }))

/** What lint says of one line in one file of an otherwise empty tree. */
function lint(file: string, line: string): string {
  const path = join(directory, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${line}\n`)
  try {
    return execFileSync(oxlint, [file], { cwd: directory, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  } finally {
    rmSync(path)
  }
}

const breaks: readonly (readonly [string, string])[] = [
  ['src/domain/node.ts', '../api/wire'],
  ['src/domain/node.ts', 'react'],
  ['src/api/http.ts', '../queries/keys'],
  ['src/api/http.ts', '@tanstack/react-query'],
  ['src/queries/keys.ts', '../components/StatusChip'],
  ['src/queries/keys.ts', '../screens/attention/AttentionScreen'],
  ['src/components/StatusChip.tsx', '../queries/keys'],
  ['src/components/StatusChip.tsx', '../api/http'],
  ['src/components/StatusChip.tsx', '../app/theme'],
  ['src/screens/attention/AttentionScreen.tsx', '../../api/http'],
  ['src/screens/attention/AttentionScreen.tsx', '../../app/theme'],
  ['src/screens/attention/AttentionScreen.tsx', '../executions/ExecutionsScreen'],
  ['src/i18n/en/states.ts', '../../components/StatusChip'],
  ['mocks/world.ts', '../src/domain/operation'],
  ['gateway/server.ts', '../src/api/http'],
  ['gateway/settings/table.ts', '../aom/send'],
  ['gateway/telemetry/log.ts', '../settings/settings'],
  ['gateway/aom/send.ts', '../http/app'],
  ['gateway/aom/send.ts', '../../src/api/http'],
  ['gateway/journal/journal.ts', '../aom/send'],
  ['gateway/reads/reads.ts', '../journal/journal'],
  ['gateway/site/page.ts', '../http/app'],
  ['gateway/http/app.ts', '../server'],
  ['e2e/attention.spec.ts', '../src/api/http'],
]

const keeps: readonly (readonly [string, string])[] = [
  ['src/domain/node.ts', './status'],
  ['gateway/aom/send.ts', '../telemetry/log'],
  ['gateway/http/app.ts', '../journal/journal'],
  ['gateway/reads/reads.ts', '../aom/send'],
  ['src/api/http.ts', '../domain/failure'],
  ['src/queries/keys.ts', '../api/session'],
  ['src/components/StatusChip.tsx', '../domain/status'],
  ['src/screens/attention/AttentionScreen.tsx', '../../queries/attention'],
  ['src/screens/attention/AttentionScreen.tsx', './AttentionTable'],
]

describe('the import rule', () => {
  it.each(breaks)('%s may not import %s', (file, target) => {
    expect(lint(file, `export * from '${target}'`)).toContain('no-restricted-imports')
  })

  it.each(keeps)('%s may import %s', (file, target) => {
    expect(lint(file, `export * from '${target}'`)).not.toContain('no-restricted-imports')
  })

  it('sees a cycle', () => {
    mkdirSync(join(directory, 'src/domain'), { recursive: true })
    writeFileSync(join(directory, 'src/domain/a.ts'), "import { b } from './b'\nexport const a = () => b\n")
    expect(lint('src/domain/b.ts', "import { a } from './a'\nexport const b = () => a")).toContain('no-cycle')
  })
})
