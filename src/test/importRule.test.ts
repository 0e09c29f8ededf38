import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

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
  ['src/app/App.tsx', 'react-error-boundary'],
  ['src/screens/attention/AttentionScreen.tsx', 'react-error-boundary'],
  ['src/components/status/StatusChip.tsx', 'react-error-boundary'],
  ['src/i18n/en/states.ts', '#components/status/StatusChip'],
  ['src/i18n/en/states.ts', '@mui/material/Chip'],
  ['src/queries/operation/store.ts', '@visx/scale'],
  ['src/store.ts', '#domain/execution/status'],
  ['src/store.ts', 'react'],
  ['mocks/world.ts', '../src/domain/operation/operation'],
  ['mocks/world.ts', '#domain/operation/operation'],
  ['gateway/server.ts', '../src/api/http'],
  ['gateway/settings/table.ts', '../aom/send'],
  ['gateway/telemetry/log.ts', '../settings/settings'],
  ['gateway/aom/send.ts', '../http/app'],
  ['gateway/aom/send.ts', '../../src/api/http'],
  ['gateway/journal/journal.ts', '../aom/send'],
  ['gateway/reads/reads.ts', '../journal/journal'],
  ['gateway/site/page.ts', '../http/app'],
  ['gateway/http/app.ts', '../server'],
  ['gateway/http/app.ts', '#domain/execution/status'],
  ['gateway/watch/watch.ts', '../reads/reads'],
  ['gateway/watch/watch.ts', '#api/http'],
  ['gateway/watch/watch.ts', '../../mocks/world'],
  ['gateway/http/app.ts', '../watchProjects'],
  ['e2e/attention.spec.ts', '../src/api/http'],
  ['e2e/attention.spec.ts', '#api/http'],
  ['src/app/App.tsx', '@mui/material/Button'],
  ['src/components/status/StatusChip.tsx', '@mui/material/Chip'],
  ['src/screens/attention/AttentionScreen.tsx', '@emotion/react'],
  ['src/routes.ts', '#app/App'],
  ['src/routes.ts', '#components/page/PageTitle'],
  ['src/routes.ts', '#api/session'],
  ['src/routes.ts', '@mui/material/Link'],
]

const keeps: readonly (readonly [string, string])[] = [
  ['src/domain/execution/node.ts', './status'],
  ['src/domain/operation/record.ts', '#domain/execution/status'],
  ['gateway/aom/send.ts', '../telemetry/log'],
  ['gateway/http/app.ts', '../journal/journal'],
  ['gateway/watch/watch.ts', '../journal/journal'],
  ['gateway/watch/watch.ts', '#domain/execution/cause'],
  ['gateway/watch/watch.ts', '#api/wire/executions'],
  ['gateway/reads/reads.ts', '../aom/send'],
  ['src/api/wire/node.ts', '#domain/failure/failure'],
  ['src/queries/operation/store.ts', '#api/session'],
  ['src/api/session.ts', '#store'],
  ['src/ui/schemeChoice.ts', '#store'],
  ['src/ui/Button.tsx', 'clsx'],
  ['src/ui/lazyPart.tsx', 'react-error-boundary'],
  ['src/components/status/StatusChip.tsx', '#domain/execution/status'],
  ['src/components/status/StatusChip.tsx', '#routes'],
  ['src/screens/attention/AttentionScreen.tsx', '#queries/attention'],
  ['src/screens/attention/AttentionScreen.tsx', './AttentionTable'],
  ['src/routes.ts', '#queries/attention'],
]

/** Two files that need each other, in two folders of a layer. */
const cycle: readonly (readonly [string, string])[] = [
  ['src/domain/x/a.ts', "import { b } from '#domain/y/b'\nexport const a = () => b"],
  ['src/domain/y/b.ts', "import { a } from '#domain/x/a'\nexport const b = () => a"],
]

/** What only the kit draws, and the rule that says so. */
const controls: readonly (readonly [string, string])[] = [
  ['<button type="button">Retry</button>', 'forbid-elements'],
  ['<input aria-label="Reason" />', 'forbid-elements'],
  ['<select aria-label="State" />', 'forbid-elements'],
  ['<textarea aria-label="Reason" />', 'forbid-elements'],
  ['<table aria-label="Steps" />', 'forbid-elements'],
  ['<details />', 'forbid-elements'],
  ['<a href="#content">Skip</a>', 'forbid-elements'],
  ['<Kept sx={{ margin: 1 }} />', 'forbid-component-props'],
]
const drawing = [
  'src/app/Drawn.tsx',
  'src/components/status/Drawn.tsx',
  'src/screens/workflow/Drawn.tsx',
] as const
const drawnInKit = 'src/ui/Drawn.tsx'

interface Report {
  readonly diagnostics: readonly {
    readonly code: string
    readonly filename: string
    readonly labels: readonly { readonly span: { readonly line: number } }[]
  }[]
}

/** The rules that each line breaks: `file:line` → codes. */
const found = new Map<string, string[]>()
/** Each case is one line of its file. */
const lineOf = (file: string, target: string): string => {
  const targets = [...breaks, ...keeps].filter(([name]) => name === file).map(([, other]) => other)
  return `${file}:${targets.indexOf(target) + 1}`
}

beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'import-rule-'))
  for (const file of [
    '.oxlintrc.json',
    'tsconfig.json',
    'tsconfig.app.json',
    'tsconfig.node.json',
    'tsconfig.base.json',
  ])
    cpSync(file, join(directory, file))
  const tree = new Map<string, string>(cycle)
  for (const [file, target] of [...breaks, ...keeps])
    tree.set(file, `${tree.get(file) ?? ''}export * from '${target}'\n`)
  for (const file of [...drawing, drawnInKit])
    tree.set(file, controls.map(([element], index) => `export const c${index} = () => ${element}`).join('\n'))
  for (const [file, text] of tree) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  const run = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'json'], {
    cwd: directory,
    encoding: 'utf8',
  })
  for (const { code, filename, labels } of (JSON.parse(run.stdout) as Report).diagnostics)
    for (const { span } of labels) {
      const line = `${filename}:${span.line}`
      found.set(line, [...(found.get(line) ?? []), code])
    }
  rmSync(directory, { recursive: true })
})

const rulesAt = (line: string): string => (found.get(line) ?? []).join()

describe('the import rule', () => {
  it.each(breaks)('%s may not import %s', (file, target) => {
    expect(rulesAt(lineOf(file, target))).toContain('no-restricted-imports')
  })

  it.each(keeps)('%s may import %s', (file, target) => {
    expect(rulesAt(lineOf(file, target))).not.toContain('no-restricted-imports')
  })

  it('sees a cycle', () => {
    expect(rulesAt('src/domain/y/b.ts:1')).toContain('no-cycle')
  })
})

describe('the kit’s rule', () => {
  it.each(
    drawing.flatMap((file) => controls.map(([element, rule], index) => ({ file, element, rule, index }))),
  )('$file may not draw $element', ({ file, rule, index }) => {
    expect(rulesAt(`${file}:${index + 1}`)).toContain(rule)
  })

  it('and the kit may', () => {
    for (const [index, [, rule]] of controls.entries())
      expect(rulesAt(`${drawnInKit}:${index + 1}`)).not.toContain(rule)
  })
})
