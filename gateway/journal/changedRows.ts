import type { Kysely } from 'kysely'
import type { MarkRow, OperationRow, Tables } from './schema'

/** The last `seq`. */
export const lastSeq = async (db: Kysely<Tables>): Promise<number> =>
  (await db.selectFrom('journal_counter').select('seq').executeTakeFirstOrThrow()).seq

/** Rows of operations and marks that changed after `after`, in the order of their changes. */
export async function changedRows(
  db: Kysely<Tables>,
  after: number,
  limit: number,
  projectId: string | null,
): Promise<Array<OperationRow | MarkRow>> {
  // What is committed between the two reads would make a gap: both end here.
  const until = await lastSeq(db)
  let operations = db.selectFrom('journal_operations').selectAll()
  let marks = db.selectFrom('journal_marks').selectAll()
  if (projectId !== null) {
    operations = operations.where('project_id', '=', projectId)
    marks = marks.where('project_id', '=', projectId)
  }
  const rows = [
    ...(await operations
      .where('seq', '>', after)
      .where('seq', '<=', until)
      .orderBy('seq')
      .limit(limit)
      .execute()),
    ...(await marks.where('seq', '>', after).where('seq', '<=', until).orderBy('seq').limit(limit).execute()),
  ]
  return rows.toSorted((a, b) => a.seq - b.seq).slice(0, limit)
}
