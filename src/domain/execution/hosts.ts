import type { Target } from './target'

/**
 * Names of hosts in few letters: "ecs-prod-web-007, -017". Only what stands before the last dash of the one before is left
 * out, so that each can still be read.
 */
export function shortNames(names: readonly string[]): string {
  return names
    .map((name, index) => {
      const stem = stemOf(names[index - 1] ?? '')
      return stem !== '' && name.startsWith(stem) && name.length > stem.length
        ? name.slice(stem.length - 1)
        : name
    })
    .join(', ')
}

/** Up to its last dash, and with it. */
const stemOf = (name: string): string => name.slice(0, name.lastIndexOf('-') + 1)

/** The hosts that keep a node from being done: those that failed, or else those that still ran when AOM gave up. */
export function troubledTargets(targets: readonly Target[]): {
  readonly outcome: 'failed' | 'inProgress'
  readonly targets: readonly Target[]
} {
  const of = (outcome: Target['outcome']) => targets.filter((target) => target.outcome === outcome)
  const failed = of('failed')
  return failed.length > 0
    ? { outcome: 'failed', targets: failed }
    : { outcome: 'inProgress', targets: of('inProgress') }
}
