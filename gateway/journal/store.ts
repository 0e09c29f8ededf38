import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely, Transaction, Updateable } from 'kysely'
import type { Access } from './access'
import { changedRows, lastSeq } from './changedRows'
import { effectMs, holderOf, openRows } from './hold'
import type { News } from './news'
import type { ChangeRequest, OperationAction } from './operation'
import { columnsOf, expired, newRow } from './operationRow'
import type { Ending, NewRow } from './operationRow'
import type { MarkRow, OperationRow, OperationTable, Tables } from './schema'

/** begun: the row is new, and is ours · known: this id was there · taken: another open change has the subject. */
export type Begun = { readonly kind: 'begun' | 'known' | 'taken'; readonly row: OperationRow }

/** The journal's rows. Everything rejects with a JournalAwayError where the database is away. */
export type Store = {
  /** A name for the next insertion that no other one has. */
  nextAttempt(): string
  /** Whether this process inserted it. */
  isOwn(row: OperationRow): boolean
  find(id: string): Promise<OperationRow | null>
  /** Inserts the change as open, unless its id or its subject is taken. On the disk when it resolves. */
  begin(request: ChangeRequest, action: OperationAction, attempt: string): Promise<Begun>
  /** Null where the row is closed already, or is not of this attempt. */
  end(id: string, attempt: string, ending: Ending): Promise<OperationRow | null>
  /** Closes as unknown what is open past its deadline: one row, or all. */
  expire(id?: string): Promise<void>
  /** The last `seq`. */
  seq(): Promise<number>
  /** Rows that changed after `seq`, in the order of their changes. */
  changedAfter(seq: number, limit: number, projectId: string | null): Promise<Array<OperationRow | MarkRow>>
  countOpen(): Promise<number>
  /** At most so many operations that are closed, and marks, of before then; how many. */
  deleteBefore(before: number, limit: number): Promise<number>
  /** Changes one row of a project where `unset` is null, else leaves it; null where there is no such row. */
  setOnce(
    id: string,
    projectId: string,
    unset: 'effect_seen_at' | 'dismissed_by',
    change: Updateable<OperationTable>,
  ): Promise<OperationRow | null>
}

const mostExpired = 100

export function createStore(access: Access, news: News, now: () => number, holdMs: number = effectMs): Store {
  const instance = randomUUID()
  let attempts = 0

  /** Write, and tell whoever waits. */
  const write: Access['write'] = async (work) => {
    const result = await access.write(work)
    news.wake()
    return result
  }
  const writeOne: Access['writeOne'] = async (statement) => {
    const rows = await access.writeOne(statement)
    news.wake()
    return rows
  }

  const byId = (db: Kysely<Tables>, id: string) =>
    db.selectFrom('journal_operations').selectAll().where('id', '=', id).executeTakeFirst()

  const find = (id: string) => access.read(async (db) => (await byId(db, id)) ?? null)

  const wanted = ({ subject }: NewRow, knownSeq: number | null) => ({
    subject,
    knownSeq,
    now: now(),
    holdMs,
  })

  /** Unless its id is known, or its subject held. */
  const insertion = (db: Kysely<Tables>, row: NewRow, knownSeq: number | null) => {
    const names = Object.keys(row) as (keyof NewRow)[]
    return db
      .insertInto('journal_operations')
      .columns([...names, 'position', 'seq'])
      .expression(
        db
          .selectNoFrom([
            ...names.map((name) => sql.val(row[name]).as(name)),
            ourSeq(db).as('position'),
            ourSeq(db).as('seq'),
          ])
          .where((is) => is.not(is.exists(holderOf(db, wanted(row, knownSeq))))),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
  }

  const closeExpired = async (transaction: Transaction<Tables>, id: string, seq: number) => {
    const { numUpdatedRows } = await transaction
      .updateTable('journal_operations')
      .set({ outcome: 'unknown', problem: expired, seq })
      .where('id', '=', id)
      .where('outcome', '=', 'open')
      .where('deadline_at', '<', now())
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  return {
    nextAttempt: () => {
      attempts += 1
      return `${instance}/${attempts}`
    },
    isOwn: ({ attempt }) => attempt.startsWith(`${instance}/`),
    find,

    begin: async (request, action, attempt) => {
      const row = newRow(request, action, attempt, now())
      const { knownSeq } = request
      const [begun] = await writeOne((db) => insertion(db, row, knownSeq))
      if (begun) return { kind: 'begun', row: begun }
      return write(async (transaction, nextSeq): Promise<Begun> => {
        const seq = await nextSeq()
        const known = await byId(transaction, row.id)
        if (known) return { kind: 'known', row: known }
        const ask = () => holderOf(transaction, wanted(row, knownSeq)).executeTakeFirst()
        let holder = await ask()
        // Whoever left it open is past its deadline: it holds no longer than others of unknown outcome.
        if (holder && (await closeExpired(transaction, holder.id, seq))) {
          await nextSeq()
          holder = await ask()
        }
        if (holder) return { kind: 'taken', row: holder }
        return { kind: 'begun', row: await insertion(transaction, row, knownSeq).executeTakeFirstOrThrow() }
      })
    },

    end: async (id, attempt, ending) => {
      const [row] = await writeOne((db) =>
        db
          .updateTable('journal_operations')
          .set({ ...columnsOf(ending), seq: ourSeq(db) })
          .where('id', '=', id)
          .where('attempt', '=', attempt)
          // What was closed as unknown for its age alone may still learn the truth.
          .where((or) =>
            or.or([
              or('outcome', '=', 'open'),
              or.and([
                or('outcome', '=', 'unknown'),
                or('answered_at', 'is', null),
                or('problem', '=', expired),
              ]),
            ]),
          )
          .returningAll(),
      )
      return row ?? null
    },

    expire: async (only) => {
      const late = await access.read((db) => {
        const query = openRows(db).select('id').where('deadline_at', '<', now()).limit(mostExpired)
        return (only === undefined ? query : query.where('id', '=', only)).execute()
      })
      if (late.length === 0) return
      await write(async (transaction, nextSeq) => {
        for (const { id } of late) await closeExpired(transaction, id, await nextSeq())
      })
    },

    seq: () => access.read(lastSeq),

    changedAfter: (seq, limit, projectId) => access.read((db) => changedRows(db, seq, limit, projectId)),

    countOpen: () =>
      access.read(async (db) => {
        const { count } = await openRows(db)
          .select((row) => row.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
        return Number(count)
      }),

    deleteBefore: (before, limit) =>
      access.write(async (transaction) => {
        const operations = await transaction
          .deleteFrom('journal_operations')
          .where('id', 'in', (old) =>
            old
              .selectFrom('journal_operations')
              .select('id')
              .where('requested_at', '<', before)
              .where('outcome', '!=', 'open')
              .limit(limit),
          )
          .executeTakeFirst()
        const marks = await transaction
          .deleteFrom('journal_marks')
          .where('id', 'in', (old) =>
            old.selectFrom('journal_marks').select('id').where('at', '<', before).limit(limit),
          )
          .executeTakeFirst()
        return Number(operations.numDeletedRows + marks.numDeletedRows)
      }),

    setOnce: async (id, projectId, unset, change) => {
      const there = await access.read((db) =>
        db
          .selectFrom('journal_operations')
          .selectAll()
          .where('id', '=', id)
          .where('project_id', '=', projectId)
          .executeTakeFirst(),
      )
      if (!there || there[unset] !== null) return there ?? null
      const [changed] = await writeOne((db) =>
        db
          .updateTable('journal_operations')
          .set({ ...change, seq: ourSeq(db) })
          .where('id', '=', id)
          .where(unset, 'is', null)
          .returningAll(),
      )
      // Else somebody was a moment earlier.
      return changed ?? find(id)
    },
  }
}

/** Of the transaction that the statement is in: until it ends no other writer gets one. */
const ourSeq = (db: Kysely<Tables>) => db.selectFrom('journal_counter').select('seq').$asScalar()
