import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { JournalSettingError } from './journal'
import { bothDatabases, change, open, startAom } from './journalTesting'
import { openPostgres } from './postgres'
import { sharedPostgres } from './postgresTesting'
import { openSqlite } from './sqlite'

test.each(bothDatabases(sharedPostgres()))(
  'on $database, a journal that a newer gateway has changed is left alone, and one line at the start says so',
  async ({ place }) => {
    const where = await place()
    const { databaseUrl, dataDir } = where
    const newer = await open(where)
    const request = change()
    await newer.sendOnce(request, { send: startAom().send('sent') })
    const later = `insert into journal_migrations (name, timestamp) values ('2999-01-01-later', 'then')`
    await newer.access.read((db) => sql.raw(later).execute(db))
    await newer.close()

    const refused = await open(where).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(JournalSettingError)
    const name =
      databaseUrl === null ? `DATA_DIR: ${join(dataDir, 'journal.db')}` : 'DATABASE_URL: the database'
    expect(refused).toMatchObject({
      message: `${name} is of a newer AOM Operator (2999-01-01-later): start that one again, or restore a backup from before the update`,
    })

    // It has not touched what it does not know.
    const database = databaseUrl === null ? await openSqlite(dataDir) : openPostgres(databaseUrl)
    const taken = sql.raw(`delete from journal_migrations where name = '2999-01-01-later'`)
    expect((await taken.execute(database.db)).numAffectedRows).toBe(1n)
    await database.close()
    const again = await open(where)
    expect(await again.store.find(request.id)).toMatchObject({ outcome: 'accepted' })
  },
)
