import { idsOf, subjectKey, type Operation, type OperationRecord } from '#domain/operation/operation'
import type { BlockedBy } from '#domain/operation/record'
import { conflictsOf, subjectKeyOf } from '#domain/operation/send/beforeSending'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useTeamOperations } from './operations'

/** Sent before the read that the dialog showed, an operation may still have its effect after it. */
const slackMs = 60_000
const readAtOnce = 200

/** Who asked for something of the same subject since it was read, the newest first; undefined where nobody is known. */
export function useColleagueOn(
  operation: Operation,
  readAt: number | undefined,
  records: readonly OperationRecord[],
  isWanted: boolean,
): BlockedBy | undefined {
  const { workflowId: workflow, executionId: execution } = idsOf(operation)
  const filter = { workflow, ...(execution !== undefined && { execution }) }
  // The same list as on the page of the execution, which most likely has it already.
  const { data } = useTeamOperations(filter, {
    limit: readAtOnce,
    isWanted: isWanted && runtimeConfig.hasJournal,
  })
  if (!isWanted) return undefined
  const keys = new Set(conflictsOf(operation).map(subjectKeyOf))
  const since = (readAt ?? 0) - slackMs
  const own = new Set(records.filter(({ by }) => !by).map(({ id }) => id))
  const followed = records.find((record) => record.by && keys.has(subjectKey(record)))
  if (followed && followed.requestedAt >= since)
    return blocker(followed.by?.name, followed.action, followed.requestedAt)
  const theirs = data?.operations.find(
    (row) => !own.has(row.id) && row.requestedAt >= since && hasLeft(row) && isOn(row, keys),
  )
  return theirs?.action && blocker(theirs.user.name, theirs.action, theirs.requestedAt)
}

const hasLeft = ({ outcome }: TeamOperation): boolean => outcome !== 'refused' && outcome !== 'notSent'

const isOn = ({ action, workflowId, executionId, nodeId }: TeamOperation, keys: ReadonlySet<string>) =>
  action !== undefined && keys.has(subjectKey({ action, workflowId, executionId, nodeId }))

const blocker = (name: string | undefined, action: BlockedBy['action'], since: number): BlockedBy => ({
  action,
  since,
  ...(name !== undefined && { name }),
})
