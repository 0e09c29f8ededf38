import type { OpenOperation } from '#api/wire/operationConflict'
import type { OperationRecord } from '#domain/operation/record'
import { idsOf, subjectKindOf, type Operation } from '#domain/operation/subject'
import { newRecord } from './newRecord'
import { readRecord } from './schema'

/**
 * The record by which a colleague's operation is followed as if it had been sent here. `now` is the operation for which
 * there was no room, on what AOM reported. Undefined where theirs is about something else, which nobody reads here.
 */
export function colleagueRecord(
  theirs: OpenOperation,
  now: Operation,
  workflowName: string,
): OperationRecord | undefined {
  const same = asTheirs(theirs, now)
  if (!same) return undefined
  const { id, requestedAt, reason, name, account, baseline, nodeName } = theirs
  const record: OperationRecord = {
    ...newRecord(same, theirs.workflowName ?? workflowName, reason ?? ''),
    ...(nodeName !== undefined && 'nodeId' in same && { nodeName }),
    id,
    requestedAt,
    by: {
      ...(name !== undefined && { name }),
      ...(account !== undefined && { account }),
      heardAt: Date.now(),
    },
  }
  // By what their dialog showed an effect is seen that came before our read; where that is not told, by our read.
  return readRecord({ ...record, baseline }) ?? record
}

/** Their action on what we read, if it is about the same thing or about what holds it. */
function asTheirs({ action, ...theirs }: OpenOperation, now: Operation): Operation | undefined {
  const ours = { executionId: undefined, nodeId: undefined, ...idsOf(now) }
  if (theirs.workflowId !== ours.workflowId) return undefined
  switch (action) {
    case 'terminate':
      return 'execution' in now && theirs.executionId === ours.executionId
        ? { action, execution: now.execution }
        : undefined
    case 'run':
      return now.action === 'run' ? now : undefined
    case 'enable':
    case 'disable':
      return 'workflow' in now && subjectKindOf(now.action) === 'schedule'
        ? { action, workflow: now.workflow }
        : undefined
    default:
      return 'nodeId' in now && theirs.executionId === ours.executionId && theirs.nodeId === ours.nodeId
        ? { ...now, action }
        : undefined
  }
}
