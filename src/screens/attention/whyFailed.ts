import { causeOf } from '#domain/execution/cause'
import { shortNames, troubledTargets } from '#domain/execution/hosts'
import type { ExecutionNode } from '#domain/execution/node'
import type { Target } from '#domain/execution/target'
import type { Messages } from '#i18n/en'

interface WhyFailed {
  /** What went wrong, in the other side's own words. */
  readonly line: string | undefined
  /** The hosts on which it went wrong. */
  readonly targets: readonly Target[]
  /** Their names in few letters. */
  readonly names: string
  /** If none failed: that hosts still ran when AOM gave up. Their names follow it. */
  readonly stillRan: string | undefined
}

/** Why a node failed or timed out: whoever shows it shows `words.noReason` where neither a line nor hosts say it. */
export function whyFailed(node: ExecutionNode, words: Messages['attention']): WhyFailed {
  const { outcome, targets } = troubledTargets(node.targets)
  const names = shortNames(targets.map(({ name }) => name))
  const isStillRunning = targets.length > 0 && outcome === 'inProgress'
  return {
    line: causeOf(node)?.line,
    targets,
    names,
    stillRan: isStillRunning ? words.stillRan(targets.length, node.targets.length) : undefined,
  }
}
