import { teamLines, type TeamLine } from '#components/team/teamLines'
import { useNow } from '#components/time/useNow'
import type { Execution } from '#domain/execution/execution'
import type { NodeRecord } from '#domain/operation/kinds/node'
import { withoutOperation } from '#domain/team/teamSign'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { isOwnMark } from '#queries/journal/marks'
import { useExecutionSigns } from '#queries/journal/teamSigns'

/** What the team says of each node and did to it last, in words; what `records` tell of beside the node is left out. */
export function useNodeLines(
  execution: Execution,
  records: ReadonlyMap<string, NodeRecord>,
): ReadonlyMap<string, readonly TeamLine[]> {
  const { format } = useI18n()
  const words = useTeamWords()
  const now = useNow(30_000)
  const signs = useExecutionSigns(execution.executionId, now)
  return new Map(
    execution.nodes.map((node) => {
      const sign = withoutOperation(signs.get(node.id), records.get(node.id)?.id)
      return [node.id, sign ? teamLines(sign, { words, format, now, isOwn: isOwnMark, node }) : []]
    }),
  )
}
