import { createNews } from './news'
import type { News } from './news'
import type { Entry } from './mark'
import { entryOf } from './schema'
import type { OperationRow } from './schema'
import type { Store } from './store'

export type Watching = {
  /** Null: of every project. */
  readonly projectId: string | null
  readonly after: number
  readonly signal: AbortSignal
}

/** What changes in the journal, read once for everybody who watches, however many they are. */
export type Feed = {
  /**
   * Every change of a row after `after`, in order and without a gap, those together that came together, until the signal
   * aborts. Never rejects.
   */
  readonly watch: (watching: Watching) => AsyncIterable<readonly Entry[]>
  /** The journal is an older one than it was: begins from where it stands now. */
  restart(): void
}

type FeedOptions = {
  readonly store: Pick<Store, 'seq' | 'changedAfter'>
  readonly news: News
  /** Ends it. */
  readonly signal: AbortSignal
  /** An operation's changed row, before anybody who watches gets it. */
  readonly heard?: (row: OperationRow) => void
}

type Watcher = {
  readonly projectId: string | null
  /** What the feed reads waits here; else the watcher is behind, and has to ask the database. */
  isLevel: boolean
  /** By the row's id, so that one that changes twice before it is taken comes once. */
  readonly waiting: Map<string, Entry>
}

/** Milliseconds between two reads: a change after a quiet moment is told at once, and many in a row together. */
const pauseMs = 250
const mostAtOnce = 100
/** Of a watcher that does not take them; beyond that it asks the database when it does. */
const mostWaiting = 1_000

export function createFeed(options: FeedOptions): Feed {
  const { store, news, signal, heard = () => {} } = options
  const watchers = new Set<Watcher>()
  const arrivals = createNews()
  /** What has been read; null: not known yet, so nobody can be level with it. */
  let at: number | null = null

  const give = (watcher: Watcher, entries: readonly Entry[]) => {
    if (!watcher.isLevel) return
    const { projectId, waiting } = watcher
    for (const entry of entries) {
      if (projectId !== null && entry.projectId !== projectId) continue
      // The order is that of the changes.
      waiting.delete(entry.id)
      waiting.set(entry.id, entry)
    }
    if (waiting.size > mostWaiting) watcher.isLevel = false
  }

  /** Says whether there may be more at once. */
  const readOn = async (): Promise<boolean> => {
    at ??= await store.seq()
    const rows = await store.changedAfter(at, mostAtOnce, null)
    const entries = rows.map(entryOf)
    at = entries.at(-1)?.seq ?? at
    for (const row of rows) if (!('kind' in row)) heard(row)
    for (const watcher of watchers) give(watcher, entries)
    arrivals.wake()
    return rows.length === mostAtOnce
  }

  const follow = async () => {
    while (!signal.aborted) {
      const seen = news.count()
      // Where the database is away, there are news when it is back.
      if (await readOn().catch(() => false)) continue
      await new Promise<void>((resolve) => void setTimeout(resolve, pauseMs).unref())
      await news.after(seen, signal)
    }
  }
  void follow()

  const take = (watcher: Watcher): Entry[] => {
    const entries = [...watcher.waiting.values()]
    watcher.waiting.clear()
    return entries
  }

  const catchUp = async (watcher: Watcher, seq: number): Promise<Entry[]> => {
    if (at === null) return []
    // From now on: what is read now and what the feed reads next may overlap, and leave no gap.
    watcher.isLevel = true
    watcher.waiting.clear()
    const rows = await store.changedAfter(seq, mostAtOnce, watcher.projectId).catch(() => null)
    if (rows === null || rows.length === mostAtOnce) watcher.isLevel = false
    return (rows ?? []).map(entryOf)
  }

  async function* watch({ projectId, after, signal: leaving }: Watching): AsyncGenerator<readonly Entry[]> {
    const ended = AbortSignal.any([leaving, signal])
    const watcher: Watcher = { projectId, isLevel: false, waiting: new Map() }
    watchers.add(watcher)
    let seq = after
    try {
      while (!ended.aborted) {
        const seen = arrivals.count()
        const entries = watcher.isLevel ? take(watcher) : await catchUp(watcher, seq)
        if (ended.aborted) return
        const later = entries.filter((entry) => entry.seq > seq)
        seq = later.at(-1)?.seq ?? seq
        if (later.length > 0) yield later
        if (entries.length === 0) await arrivals.after(seen, ended)
      }
    } finally {
      watchers.delete(watcher)
    }
  }

  return {
    watch,
    restart: () => {
      at = null
      for (const watcher of watchers) watcher.isLevel = false
    },
  }
}
