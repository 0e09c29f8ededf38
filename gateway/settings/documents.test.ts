import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envExample, helpText, readmeTable } from './documents'
import { readSettings } from './settings'
import { table } from './table'

// Where the first two fail: `npm run settings` writes both files.

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('README’s table of settings is the table', () => {
  const [, shown] = read('README.md').split(/<!-- \/?settings -->/)
  expect(shown?.trim()).toBe(readmeTable())
})

test('the example of settings is the table', () => {
  expect(read('deploy/aom-operator.env.example')).toBe(envExample())
})

/** The file's assignments, those behind a comment sign too. */
const assignments = (text: string) =>
  [...text.matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)].map(([, comment, name = '', value = '']) => ({
    isCommented: comment === '#',
    name,
    value,
  }))

test('the example names each setting once, all behind a comment sign but the region', () => {
  const lines = assignments(envExample())
  expect(lines.map(({ name }) => name)).toEqual(table.map(({ name }) => name))
  expect(lines.filter(({ isCommented }) => !isCommented)).toEqual([
    { isCommented: false, name: 'AOM_REGION', value: 'cn-north-4' },
  ])
})

test('the example is a start as it stands, and with any line of it that has a value', () => {
  const beside: Record<string, Record<string, string>> = {
    IDENTITY_HEADER: { TRUSTED_PROXIES: 'loopback' },
    GROUPS_HEADER: { TRUSTED_PROXIES: 'loopback' },
    OPERATOR_GROUPS: { GROUPS_HEADER: 'x-forwarded-groups', TRUSTED_PROXIES: 'loopback' },
    AOM_ENVIRONMENT_COLOR: { AOM_ENVIRONMENT: 'production' },
  }
  const refused = assignments(envExample()).flatMap(({ name, value }) => {
    const env = { AOM_REGION: 'cn-north-4', HOME: '/home/sre', ...beside[name], [name]: value }
    const settings = readSettings(env)
    return 'problem' in settings ? [settings.problem] : []
  })
  expect(refused).toEqual([])
})

test('help names each setting and its file, and fits a terminal', () => {
  const lines = helpText().split('\n')
  for (const setting of table) {
    const names = 'hasFile' in setting ? `${setting.name}, ${setting.name}_FILE` : setting.name
    expect(lines).toContain(`  ${names}`)
  }
  expect(lines.filter((line) => line.length > 100)).toEqual([])
  expect(helpText()).not.toMatch(/`|undefined|null/)
})
