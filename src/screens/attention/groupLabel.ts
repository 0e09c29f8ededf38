import { causeOf } from '#domain/execution/cause'
import { groupsOf, type Group } from '#domain/execution/groups'
import type { Status } from '#domain/execution/status'
import type { useTriageWords } from '#i18n/triage'

/** What the rows of a group have in common, in the words that stand there; of a cause the first one's own. */
export function labelOf({ common, rows }: Group, words: ReturnType<typeof useTriageWords>): string {
  switch (common.kind) {
    case 'cause': {
      const node = rows[0]?.node
      return (node && causeOf(node)?.line) ?? common.mask
    }
    case 'noReason':
      return words.group.noReason[common.state]
    case 'pause':
      return words.group.pause(common.mask)
    case 'workflow':
    case 'target':
      return common.name
  }
}

/** Undefined where they are not all in one state. */
export function statusOfAll(rows: Group['rows']): Status | undefined {
  const status = rows[0]?.node?.status
  return rows.every(({ node }) => node?.status.state === status?.state) ? status : undefined
}

/** Why the rows of a group wait: their cause where they share one, else how many there are. */
export function reasonOf(group: Group, words: ReturnType<typeof useTriageWords>): string {
  if (group.common.kind !== 'workflow' && group.common.kind !== 'target') return labelOf(group, words)
  const causes = [...groupsOf(group.rows, 'cause').values()]
  const [first] = causes
  return causes.length === 1 && first ? labelOf(first, words) : words.group.causes(causes.length)
}
