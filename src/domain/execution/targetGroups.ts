import { maskOf, targetLine } from './cause'
import { sortTargets, type Target, type TargetOutcome } from './target'

/** Targets that ended alike; of failed ones, those that say the same. */
export interface TargetGroup {
  readonly key: string
  readonly outcome: TargetOutcome
  /** What they say, in the first one's words. */
  readonly line?: string
  readonly targets: readonly Target[]
}

/** Failed first, what most of them say before the rest; then what is not done yet, and at last what is well. */
export function groupTargets(targets: readonly Target[]): TargetGroup[] {
  const groups = new Map<string, { outcome: TargetOutcome; line?: string; targets: Target[] }>()
  for (const target of sortTargets(targets)) {
    const { outcome, name, address } = target
    const line = outcome === 'failed' ? targetLine(target) : undefined
    const key = line === undefined ? outcome : `${outcome}:${maskOf(line, [name, address])}`
    const group = groups.get(key)
    if (group) group.targets.push(target)
    else groups.set(key, { outcome, ...(line !== undefined && { line }), targets: [target] })
  }
  const all = [...groups].map(([key, group]) => ({ key, ...group }))
  const failed = all.filter(({ outcome }) => outcome === 'failed')
  return [
    ...failed.toSorted((a, b) => b.targets.length - a.targets.length),
    ...all.filter(({ outcome }) => outcome !== 'failed'),
  ]
}

/** Those whose host, address, state (as `wordOf` calls it), message or log's fault hold every word of `query`. */
export function filterTargets(
  targets: readonly Target[],
  query: string,
  wordOf: (outcome: TargetOutcome) => string,
): readonly Target[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return targets
  return targets.filter((target) => {
    const { name, address, outcome, message, code, exitCode } = target
    const line = outcome === 'failed' ? targetLine(target) : undefined
    const text = [name, address, wordOf(outcome), message, line, code, exitCode].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
