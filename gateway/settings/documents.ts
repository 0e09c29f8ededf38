import { groups } from './kinds'
import type { Setting } from './kinds'
import { table } from './table'

const settings: readonly Setting[] = table
const inGroup = (group: Setting['group']) => settings.filter((setting) => setting.group === group)

/** Columns of a terminal. */
const widest = 100
const withoutMarkup = (text: string) => text.replaceAll('`', '')

/** What `aom-operator --help` prints. */
export function helpText(): string {
  const indent = ' '.repeat(4)
  const lines = groups.flatMap((group) => [
    `\n${group}`,
    ...inGroup(group).flatMap((setting) => [
      `  ${namesOf(setting).join(', ')}`,
      ...wrap(meaning(setting), widest - indent.length).map((line) => indent + line),
    ]),
  ])
  return `Usage: aom-operator [--help | --version]

Serves AOM Operator, forwards its calls to Huawei Cloud AOM, and keeps the journal of all changes.
Settings are environment variables. <NAME>_FILE names a file that holds the value.
${lines.join('\n')}

A missing or wrong setting is one line and exit code 2. docs/deploy.md says more.
`
}

/** README's table. */
export function readmeTable(): string {
  const rows = groups.flatMap((group) => [
    [`**${group}**`, '', ''],
    ...inGroup(group).map((setting) => [
      namesOf(setting)
        .map((name) => `\`${name}\``)
        .join(', '),
      setting.help,
      setting.defaultInWords ?? (setting.default === null ? '' : `\`${setting.default}\``),
    ]),
  ])
  const all = [['Setting', 'Meaning', 'Default'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`
  const [head = [], ...body] = all
  return [line(head), line(['', '', ''], '-'), ...body.map((row) => line(row))].join('\n')
}

/** deploy/aom-operator.env.example: all settings with what they mean, and all but the one that must be set commented out. */
export function envExample(): string {
  const lines = groups.flatMap((group) => [
    `\n## ${group}`,
    ...inGroup(group).flatMap((setting) => {
      const value = setting.example ?? setting.default ?? ''
      const comment = setting.name === 'AOM_REGION' ? '' : '#'
      return [
        '',
        ...wrap(meaning(setting) + inFile(setting), widest - 2).map((line) => `# ${line}`),
        `${comment}${setting.name}=${value}`,
      ]
    }),
  ])
  return `# Settings for compose.yaml and aom-operator.service. Copy to aom-operator.env, chmod 600: it may hold a key.
# One NAME=value a line, without quotes. \`npm run settings\` writes this file from gateway/settings/table.ts.
${lines.join('\n')}
`
}

function namesOf({ name, hasFile }: Setting): readonly string[] {
  return hasFile ? [name, `${name}_FILE`] : [name]
}

function meaning({ help, default: usual, defaultInWords }: Setting): string {
  const words = defaultInWords ?? usual
  return withoutMarkup(words === null ? help : `${help} (default: ${words})`)
}

const inFile = ({ name, hasFile }: Setting) => (hasFile ? `; ${name}_FILE names a file that holds it` : '')

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
