import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const oxlint = resolve('node_modules/.bin/oxlint')
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'import-rule-'))
  for (const file of [
    '.oxlintrc.json',
    'tsconfig.json',
    'tsconfig.app.json',
    'tsconfig.node.json',
    'tsconfig.base.json',
  ])
    cpSync(file, join(directory, file))
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
  ['src/domain/execution/node.ts', '#api/http'],
  ['src/domain/execution/node.ts', '../failure/failure'],
  ['src/domain/operation/kinds/node.ts', '#ui/Button'],
  ['src/domain/operation/kinds/node.ts', 'react'],
  ['src/domain/operation/record.ts', '#store'],
  ['src/api/http.ts', '#queries/keys'],
  ['src/api/wire/node.ts', '#components/status/StatusChip'],
  ['src/api/wire/node.ts', '../http'],
  ['src/api/http.ts', '@tanstack/react-query'],
  ['src/queries/keys.ts', '#components/status/StatusChip'],
  ['src/queries/operation/store.ts', '#screens/attention/AttentionScreen'],
  ['src/queries/operation/store.ts', '#ui/Button'],
  ['src/ui/Button.tsx', '#domain/execution/status'],
  ['src/ui/Button.tsx', '#i18n/I18n'],
  ['src/ui/theme/theme.ts', '../Button'],
  ['src/components/status/StatusChip.tsx', '#queries/keys'],
  ['src/components/status/StatusChip.tsx', '#api/http'],
  ['src/components/status/StatusChip.tsx', '#app/App'],
  ['src/components/status/StatusChip.tsx', '../time/Time'],
  ['src/screens/attention/AttentionScreen.tsx', '#api/http'],
  ['src/screens/attention/AttentionScreen.tsx', '#app/App'],
  ['src/screens/attention/AttentionScreen.tsx', '#screens/executions/ExecutionsScreen'],
  ['src/screens/attention/AttentionScreen.tsx', '../executions/ExecutionsScreen'],
  ['src/app/App.tsx', '#mocks/browser'],
  ['src/i18n/en/states.ts', '#components/status/StatusChip'],
  ['mocks/world.ts', '../src/domain/operation/operation'],
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
  ['src/domain/execution/node.ts', './status'],
  ['src/domain/operation/record.ts', '#domain/execution/status'],
  ['gateway/aom/send.ts', '../telemetry/log'],
  ['gateway/http/app.ts', '../journal/journal'],
  ['gateway/reads/reads.ts', '../aom/send'],
  ['src/api/wire/node.ts', '#domain/failure/failure'],
  ['src/queries/operation/store.ts', '#api/session'],
  ['src/api/session.ts', '#store'],
  ['src/ui/schemeChoice.ts', '#store'],
  ['src/ui/Button.tsx', 'clsx'],
  ['src/components/status/StatusChip.tsx', '#domain/execution/status'],
  ['src/components/status/StatusChip.tsx', '#routes'],
  ['src/screens/attention/AttentionScreen.tsx', '#queries/attention'],
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
    mkdirSync(join(directory, 'src/domain/x'), { recursive: true })
    writeFileSync(
      join(directory, 'src/domain/x/a.ts'),
      "import { b } from '#domain/y/b'\nexport const a = () => b\n",
    )
    expect(lint('src/domain/y/b.ts', "import { a } from '#domain/x/a'\nexport const b = () => a")).toContain(
      'no-cycle',
    )
  })
})
