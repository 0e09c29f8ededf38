import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import type { PostgresPool } from 'kysely'
import pg from 'pg'
import { codeOf, JournalSettingError, migrate } from './database'
import type { Database, Listening } from './database'
import type { Tables } from './schema'

/** Milliseconds for a connection and for one statement: a database that hangs must not hang its operators. */
const connectMs = 2_000
const statementMs = 3_000
const reconnectMs = 1_000

const channel = 'aom_operator_journal'

/** The journal in a database that several gateways share; a new connection is made with the password that `address` has then. */
export function openPostgres(databaseUrl: string, address?: () => string): Database {
  const config: pg.ClientConfig = {
    connectionString: checked(databaseUrl),
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
    application_name: 'aom-operator',
    types: { getTypeParser },
  }
  const Client = address ? clientWith(address) : pg.Client
  const pool = poolOf({ ...config, Client, max: 6 })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: withoutHungClients(pool) }) })
  // Of their own, so that nobody who reads keeps a change waiting.
  const writers = poolOf({ ...config, Client, max: 2, pipeline: true })
  return {
    db,
    migrate: () => migrate(db, 'DATABASE_URL: the database'),
    nextSeq: async (transaction) => {
      await limits.execute(transaction)
      const { rows } = await nextSeq.execute(transaction)
      const seq = rows[0]?.seq
      if (seq === undefined) throw new Error('journal_counter has no row')
      return seq
    },
    // Sent as one: others who write wait no longer than the database itself takes.
    writeOne: async <Row>(statement: CompiledQuery<Row>) => {
      const client = await writers.connect()
      const run = ({ sql: text, parameters }: CompiledQuery) => client.query(text, [...parameters])
      try {
        const [, , , { rows }] = await Promise.all([
          run(begin),
          run(limits.compile(db)),
          run(nextSeq.compile(db)),
          run(statement),
          run(commit),
        ])
        client.release()
        return rows as Row[]
      } catch (error) {
        client.release(true)
        throw error
      }
    },
    clock: async () => {
      const { rows } = await clock.execute(db)
      return Number(rows[0]?.ms)
    },
    settingProblem: (error) => settingProblem(error),
    isBusy: () => false,
    listen: (changed) => listen(() => new Client(config), changed),
    close: async () => {
      const closed = Promise.allSettled([db.destroy(), writers.end()])
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, connectMs)
      })
      await Promise.race([closed, late])
      clearTimeout(timer)
    },
  }
}

const begin = CompiledQuery.raw('start transaction isolation level read committed')
/** Of a transaction in which something has failed it is a rollback. */
const commit = CompiledQuery.raw('commit')

// Of the transaction only, so that it also holds behind a pooler. Who dies within it must not lock out the others.
const limits = sql`
  select set_config('synchronous_commit', 'on', true),
    set_config('statement_timeout', ${String(statementMs)}, true),
    set_config('lock_timeout', ${String(statementMs)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(statementMs)}, true)`

// Others hear of it when it is committed, never before.
const nextSeq = sql<{ seq: number }>`
  with counter as (update journal_counter set seq = seq + 1 returning seq)
  select seq, pg_notify(${channel}, seq::text) from counter`

const clock = sql<{ ms: string }>`select extract(epoch from clock_timestamp()) * 1000 as ms`

/** pg takes a password that changes as a function too, but not beside an address. */
function clientWith(address: () => string): new (config?: pg.ClientConfig) => pg.Client {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: address() })
    }
  }
}

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, idleTimeoutMillis: 30_000 })
  // A connection that breaks while nobody uses it, or while somebody does, must not end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function checked(databaseUrl: string): string {
  let url
  try {
    url = new URL(databaseUrl)
  } catch {
    throw new JournalSettingError('DATABASE_URL is not a URL: postgres://user:password@host:5432/database')
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')
    throw new JournalSettingError(`DATABASE_URL must begin with postgres://, not ${url.protocol}//`)
  return databaseUrl
}

/** What waiting does not mend. */
function settingProblem(error: unknown): string | null {
  const why = error instanceof Error ? error.message : String(error)
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
    case '3D000':
    case '3F000':
    case '42501':
      return `DATABASE_URL: the database refuses it: ${why}`
    default:
      return null
  }
}

const int8 = 20
/** Counters and times are far below 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  oid === int8 ? Number : (pg.types.getTypeParser as (oid: number, format?: unknown) => never)(oid, format)

/** Hands back no connection whose answer never came: the next one's would wait behind it. */
function withoutHungClients(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      let isHung = false
      return {
        query: async (text: string, values: readonly unknown[]) => {
          try {
            return await client.query(text, [...values])
          } catch (error) {
            // What the database itself refused has a code of five characters.
            isHung ||= !/^[0-9A-Z]{5}$/.test(codeOf(error))
            throw error
          }
        },
        release: (destroy?: boolean) => client.release(destroy === true || isHung),
      }
    },
  } as unknown as PostgresPool
}

/** Keeps one connection of its own, and makes it again when it breaks. */
function listen(newClient: () => pg.Client, changed: () => void): Listening {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  const connect = async () => {
    const mine = newClient()
    client = mine
    const again = () => {
      if (client !== mine || isClosed) return
      client = null
      timer = setTimeout(() => void connect(), reconnectMs)
      mine.end().catch(() => {})
    }
    mine.on('error', again)
    mine.on('end', again)
    mine.on('notification', changed)
    try {
      await mine.connect()
      await mine.query(`listen ${channel}`)
      // What was said while nobody listened.
      changed()
    } catch {
      again()
    }
  }
  void connect()

  return {
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      const ended = client?.end().catch(() => {})
      let late: NodeJS.Timeout | undefined
      await Promise.race([ended, new Promise<void>((resolve) => (late = setTimeout(resolve, connectMs)))])
      clearTimeout(late)
    },
  }
}
