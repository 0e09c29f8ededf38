import type { AttentionRow } from '#domain/execution/attention'
import { causeOf } from '#domain/execution/cause'
import { groupsOf, type Group } from '#domain/execution/groups'
import { useBulkWords } from '#i18n/bulk'
import { Text } from '#ui/Text'

/** More are not listed: they are too many to be one thing. */
const mostCauses = 8

/** Whether they fail for one cause or for several: what is alike in one may not be in another. */
export function BulkCauses({ rows }: { rows: readonly AttentionRow[] }) {
  const words = useBulkWords()
  const groups = [...groupsOf(rows, 'cause').values()].toSorted((a, b) => b.rows.length - a.rows.length)
  if (groups.length === 0) return null
  return (
    <div>
      <p>{words.causes(groups.length)}</p>
      <ul>
        {groups.slice(0, mostCauses).map((group) => (
          <li key={group.common.key}>
            <Text mono look="fine" dir="auto" breaks>
              {words.causeLine(group.rows.length, lineOf(group) ?? words.noCause)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

function lineOf({ common, rows }: Group): string | undefined {
  const node = rows[0]?.node
  return common.kind === 'pause' ? common.mask : node && causeOf(node)?.line
}
