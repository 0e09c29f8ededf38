import type { OpenOperation } from '#api/operation/conflict'
import { subjectKey, type Operation, type OperationRecord } from '#domain/operation/operation'
import { isOpen, phaseOf } from '#domain/operation/record'
import { conflictsOf, subjectKeyOf } from '#domain/operation/send/beforeSending'
import { readRecord } from '#queries/operation/schema'
import { freshRecords, keepRecord } from '#queries/operation/store'

/**
 * A colleague's operation on what is known here. `now` is the operation for which there was no room, on what AOM reported.
 * Undefined where theirs is about something else, which nobody reads here.
 */
export const sameAsTheirs = (theirs: OpenOperation, now: Operation): Operation | undefined =>
  conflictsOf(now).find(
    (other) => other.action === theirs.action && subjectKeyOf(other) === subjectKey(theirs),
  )

/** Follows a colleague's operation as if it had been sent here; `record` is what it would have left here then. */
export function followColleague(theirs: OpenOperation, record: OperationRecord): void {
  const { id, requestedAt, name, account, baseline } = theirs
  const by = {
    ...(name !== undefined && { name }),
    ...(account !== undefined && { account }),
    heardAt: Date.now(),
  }
  const known = freshRecords().find((item) => item.id === id)
  if (!known) {
    const followed: OperationRecord = { ...record, id, requestedAt, by }
    // By what their dialog showed an effect is seen that came before our read; where that is not told, by our read.
    keepRecord(readRecord({ ...followed, baseline }) ?? followed)
  } else if (known.by && !isOpen(phaseOf(known, Date.now())) && known.effectSeenAt === undefined)
    // One that is open already is heard of again: the gateway has just said that it is not over.
    keepRecord({ ...known, by, dismissed: false })
}
