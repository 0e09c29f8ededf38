import { statusLabel } from '#components/status/statusLabel'
import { causeOf } from '#domain/execution/cause'
import type { Execution } from '#domain/execution/execution'
import { shortNames } from '#domain/execution/hostNames'
import { troubledTargets } from '#domain/execution/hosts'
import type { ExecutionNode } from '#domain/execution/node'
import { scoreTargets, type TargetScore } from '#domain/execution/target'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { I18n } from '#i18n/I18n'
import type { CopyWords } from '#i18n/copy'

/** What a report is about, and how old it is. */
interface Reported {
  readonly execution: Execution
  readonly workflowName: string
  /** Of one node alone. */
  readonly node?: ExecutionNode | undefined
  /** In full, with its host. */
  readonly link: string
  readonly readAt: number | undefined
}

const mostHosts = 20

/** Facts for a channel or a ticket, as Markdown: what AOM said and when, without secrets, and no guess. */
export function report(
  { execution, workflowName, node, link, readAt }: Reported,
  words: CopyWords,
  { t, format }: Pick<I18n, 't' | 'format'>,
): string {
  const { report: names } = words
  const subject = node ?? execution
  const nodes = node ? [node] : execution.nodes
  const told = node ? [node] : nodes.filter((item) => waitsForPerson(execution, item))
  const facts: readonly (readonly [string, string | undefined])[] = [
    [names.workflow, plain(workflowName)],
    [names.execution, `[${plain(execution.executionId)}](${link})`],
    [names.executionState, node && statusLabel(execution.status, t)],
    [names.began, subject.beganAt === undefined ? undefined : format.time(subject.beganAt)],
    [names.ended, subject.endedAt === undefined ? undefined : format.time(subject.endedAt)],
    [names.startedBy, execution.startedBy === undefined ? undefined : plain(execution.startedBy)],
    [names.readAt, readAt === undefined ? undefined : format.time(readAt)],
  ]
  const title = node ? `${workflowName} › ${node.name}` : workflowName
  return [
    `## ${plain(title)}: ${plain(statusLabel(subject.status, t))}`,
    '',
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`])),
    ...told.flatMap((item) => why(item, names, node === undefined)),
    ...(node ? [] : table(nodes)),
    '',
  ].join('\n')

  function table(rows: readonly ExecutionNode[]): readonly string[] {
    const heads = [names.node, names.state, names.took, names.hosts]
    return [
      '',
      `| ${heads.join(' | ')} |`,
      `| ${heads.map(() => '---').join(' | ')} |`,
      ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
    ]
  }

  function cellsOf(row: ExecutionNode): readonly string[] {
    const { beganAt, endedAt } = row
    const isTimed = beganAt !== undefined && endedAt !== undefined
    return [
      plain(row.name),
      plain(statusLabel(row.status, t)),
      isTimed ? format.duration(endedAt - beganAt) : t.shell.none,
      scoreText(scoreTargets(row.targets), names),
    ]
  }
}

function why(node: ExecutionNode, names: CopyWords['report'], isNamed: boolean): readonly string[] {
  const cause = causeOf(node)?.line
  const { targets } = troubledTargets(node.targets)
  const { shown, left } = shortNames(
    targets.map(({ name }) => name),
    mostHosts,
  )
  const hosts = [...shown.map(plain), ...(left > 0 ? [names.more(left)] : [])].join(', ')
  return [
    ...(isNamed ? ['', `### ${plain(node.name)}`] : []),
    ...(cause === undefined ? [] : ['', ...fenced(hideLogSecrets(cause))]),
    ...(targets.length > 0 ? ['', names.hostsOf(targets.length, node.targets.length, hosts)] : []),
  ]
}

const outcomes = ['failed', 'inProgress', 'notRun', 'succeeded'] as const

const scoreText = (score: TargetScore, names: CopyWords['report']): string =>
  outcomes
    .flatMap((outcome) => (score[outcome] > 0 ? [names.outcome[outcome](score[outcome])] : []))
    .join(' · ')

/** What others named is no markup. */
const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`)

/** With more ticks than stand in the text. */
function fenced(text: string): readonly string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return [fence, text, fence]
}
