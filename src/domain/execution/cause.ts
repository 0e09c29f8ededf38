import type { ExecutionNode } from './node'
import type { Target } from './target'

/** Why a node failed, in the other side's own words. */
interface Cause {
  readonly line: string
  /** The failed targets that say the same, hosts, ids, numbers and times aside; empty where it is said of the node. */
  readonly targets: readonly Target[]
}

/**
 * What a person should read first, or undefined where nothing was said: AOM's own reason, else what most of the failed
 * targets say, by message or else by log.
 */
export function causeOf(node: ExecutionNode): Cause | undefined {
  const line = faultLine(node.reason)
  if (line !== undefined) return { line, targets: [] }
  const groups = new Map<string, { line: string; targets: Target[] }>()
  for (const target of node.targets) {
    if (target.outcome !== 'failed') continue
    const line = targetLine(target)
    if (line === undefined) continue
    const mask = maskOf(line, [target.name, target.address])
    const group = groups.get(mask)
    if (group) group.targets.push(target)
    else groups.set(mask, { line, targets: [target] })
  }
  // Of equally many the first, which is AOM's order.
  return [...groups.values()].toSorted((a, b) => b.targets.length - a.targets.length)[0]
}

/** The line of one target's message, or else of its log, that names what went wrong. */
export const targetLine = (target: Target): string | undefined =>
  faultLine(target.message) ?? faultLine(target.log)

const namesFault =
  /error|fail|fatal|panic|exception|emerg|denied|refused|reject|cannot|can't|could not|couldn't|unable|invalid|timed? ?out|no space|no such|not found|not permitted|read-only|quota|sealed|changed as we read|失败|错误|拒绝|超时|无法|不足|不存在/i

/** Says only that something went wrong, not what. */
const pointsElsewhere =
  /previous errors?\b|exit(ed|ing)?( with)? (status|code|failure)|exit(ed)? with|returned non-?zero|giving up|aborting|\btest failed$|command failed|script failed|see (the )?(log|output|above|below)|make(\[\d+\])?: \*\*\*|task failed|退出码/i

/** What a shell echoes before it runs it (`set -x`). */
const isEcho = (line: string): boolean => /^(\[[^\]]*\]\s*)?\++ /.test(line)

/** More of a text is not looked at. */
const mostLines = 5_000

/** One line of a text, and its place among all of them. */
interface Line {
  readonly text: string
  readonly at: number
}

/** Which line of a text says first what went wrong, from 0; undefined where none does. */
export function failingLineOf(text: string | undefined): number | undefined {
  const lines = linesOf(text)
  const found = faultOf(lines)
  return found && (namesFault.test(found.text) || pointsElsewhere.test(found.text)) ? found.at : undefined
}

const linesOf = (text: string | undefined): Line[] =>
  withoutAnsi(text ?? '')
    .split('\n', mostLines)
    .map((text, at) => ({ text, at }))

function faultLine(text: string | undefined): string | undefined {
  const lines = linesOf(text)
  const found = faultOf(lines)
  return found && withRest(lines, found)
}

function faultOf(raw: readonly Line[]): Line | undefined {
  const root = lastLineOfTrace(raw)
  if (root) return root
  const lines = raw
    .map(({ text, at }) => ({ text: text.trim(), at }))
    .filter(({ text }) => text !== '' && !isEcho(text))
  const isFault = ({ text }: Line) => namesFault.test(text)
  const isPointer = ({ text }: Line) => pointsElsewhere.test(text)
  const named = lines.find((line) => isFault(line) && !isPointer(line))
  if (named) return named
  const pointer = lines.findIndex((line) => isFault(line) || isPointer(line))
  if (pointer < 0) return lines.at(-1) ?? raw.map(trimmed).findLast(({ text }) => text !== '')
  // What it points to stands above it, said by the same program if that said anything.
  const above = lines.slice(0, pointer)
  const program = programOf(lines[pointer]?.text ?? '')
  return (
    above.findLast(({ text }) => program !== undefined && programOf(text) === program) ??
    above.at(-1) ??
    lines[pointer]
  )
}

const trimmed = ({ text, at }: Line): Line => ({ text: text.trim(), at })

const escape = String.fromCodePoint(27)
const ansi = new RegExp(
  `${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${escape}\\u0007]*(?:\\u0007|${escape}\\\\)?)`,
  'g',
)

/** A text as it reads on a terminal, without its colours. */
export const withoutAnsi = (text: string): string =>
  text.includes(escape) ? text.replaceAll(ansi, '') : text

const programOf = (line: string): string | undefined => /^([\w./-]+):/.exec(line)?.[1]

/** A line that ends in a colon says on the next one what it is about. */
function withRest(lines: readonly Line[], { text, at }: Line): string {
  const next = lines.slice(at + 1).find((line) => line.text.trim() !== '' && !isEcho(line.text.trim()))
  return text.endsWith(':') && next ? `${text} ${next.text.trim()}` : text
}

/** Python names the exception in the first line that is not indented; Java the root in the last `Caused by`. */
function lastLineOfTrace(raw: readonly Line[]): Line | undefined {
  const caused = raw.findLast(({ text }) => /^\s*Caused by: /.test(text))
  if (caused) return trimmed(caused)
  const begin = raw.findLastIndex(({ text }) => /^\s*Traceback \(most recent call last\):/.test(text))
  if (begin < 0) return undefined
  const named = raw.slice(begin + 1).find(({ text }) => /^\S/.test(text))
  return named && trimmed(named)
}

/** Whatever differs between two hosts, two runs or two moments; the longer kinds first. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '‹id›'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '‹host›'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '‹time›'],
  [/\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\b/g, '‹time›'],
  [/(?<![\w/])\/(?:[^\s/'":,;()]+\/)*[^\s/'":,;()]+/g, '‹path›'],
  // What begins as Windows' error codes do is one, and no id.
  [/\b(?!0x[89c][0-9a-f]{7}\b)(?:0x)?(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, '‹id›'],
]

/** A number, and before it what makes it a code: `ORA-00600`, `AOM.31001418`, `HTTP 503`, `error: 404`, `exit code 137`, `0x80070005`. */
const numbers =
  /0x[89cC][0-9a-fA-F]{7}\b|[A-Z]+[-.]?\d{3,}|(?:[Ee]rror|ERROR)[ =:：(]*\d{3,}|(?:\brc["']?|[Rr]eturned)[ =:：(]*\d+|(?:HTTP\S*|[Ss]tatus|[Cc]ode|errno|[Ee]xit|signal|码)[ =:：(]*\d+|\d+/g

/**
 * A cause without what differs between hosts, runs and moments (`names`: the hosts it may name). Two causes are alike if
 * these are equal; the words themselves, and codes, are never changed, so unlike things stay apart.
 */
export function maskOf(line: string, names: readonly (string | undefined)[] = []): string {
  let masked = line
  for (const name of names)
    // As a whole word: a host that is called `a` is not in every word.
    if (name && masked.includes(name))
      masked = masked.replace(
        new RegExp(`(?<![\\w-])${name.replace(/[^\w\s]/g, '\\$&')}(?![\\w-])`, 'g'),
        '‹host›',
      )
  for (const [pattern, mask] of masks) masked = masked.replace(pattern, mask)
  return masked
    .replace(numbers, (found) => (/^\d+$/.test(found) ? '‹n›' : found))
    .replaceAll(/\s+/g, ' ')
    .trim()
}
