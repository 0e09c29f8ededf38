import { hashKey, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { openEvents, type EventBatch } from '#api/journal'
import { getSession, subscribeSession } from '#api/session'
import type { LiveMode } from '#domain/reading'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { changeLists, readAllLists, readOlderLists } from './cache'
import { changeMarks, readAllMarks, readMarksAgain, readOlderMarks } from './marksCache'
import { rootKey } from '#queries/keys'
import type { LooksOfStream } from '#queries/looks'
import { effectQuery } from '#queries/operation/follow'
import { freshRecords } from '#queries/operation/store'

/** A proxy that holds answers back lets the stream's first event not through either. */
export const readyWithinMs = 5_000
/** The gateway says something every 15 s. */
export const silenceMs = 40_000
const firstRetryMs = 2_000
const longestRetryMs = 60_000
/** A stream that stood this long was a good one: the next try comes soon. */
const goodAfterMs = 30_000
const keptChanges = 500

interface Liveness {
  readonly mode: LiveMode
  /** While live: when the gateway was last heard. */
  readonly heardAt?: number
}

/** One for the page, open only while something shows the team's operations and somebody can see it, or is to be told. */
interface JournalStream {
  /** `whileHidden`: for whoever tells of what happens while nobody sees the page. */
  readonly subscribe: (listener: () => void, options?: { readonly whileHidden: boolean }) => () => void
  readonly read: () => Liveness
  /** Every change after `coveredFrom` that came: a list whose answer was on its way meanwhile does not know it. */
  readonly changes: () => readonly TeamOperation[]
  /** A list that was read before this change must be read again. */
  readonly coveredFrom: () => number
}

const streams = new WeakMap<QueryClient, JournalStream>()

export function journalStreamOf(client: QueryClient): JournalStream {
  const known = streams.get(client)
  if (known) return known
  const stream = createJournalStream(client)
  streams.set(client, stream)
  return stream
}

/** Keeps the stream open; what shows many rows is drawn again when the mode changes, and not whenever something is heard. */
export function useLiveMode(): LiveMode {
  const stream = journalStreamOf(useQueryClient())
  return useSyncExternalStore(stream.subscribe, () => stream.read().mode)
}

/** Another project, region or credential has another stream. */
const placeNow = (): string | undefined => {
  const session = getSession()
  return session.kind === 'signedIn' ? hashKey([...rootKey(), session.token]) : undefined
}

function createJournalStream(client: QueryClient): JournalStream {
  const listeners = new Set<() => void>()
  const listenersWhileHidden = new Set<() => void>()
  let liveness: Liveness = { mode: 'connecting' }
  let current: { readonly place: string; readonly abort: AbortController } | undefined
  let unsubscribeSession: (() => void) | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  /** Of which project, and after which change. */
  let resume: { readonly root: string; readonly seq: number } | undefined
  let coveredFrom = 0
  let changes = new Map<string, TeamOperation>()

  function become(next: Liveness) {
    liveness = next
    for (const listener of listeners) listener()
  }

  function close() {
    clearTimeout(retry)
    retry = undefined
    current?.abort.abort()
    current = undefined
  }

  /** Whatever happened, is a stream wanted now, and is it the one that is there? */
  function look() {
    const isWanted = document.hidden ? listenersWhileHidden.size > 0 : listeners.size > 0
    const place = isWanted ? placeNow() : undefined
    if (place === undefined) {
      close()
    } else if (current?.place !== place) {
      close()
      failures = 0
      void run(place)
    }
  }

  async function run(place: string) {
    const abort = new AbortController()
    const mine = { place, abort }
    current = mine
    const root = hashKey(rootKey())
    if (resume?.root !== root) {
      resume = undefined
      coveredFrom = 0
      changes = new Map()
    }
    const lastEventId = resume?.seq
    const isCurrent = () => current === mine
    if (failures === 0 && liveness.mode !== 'connecting') become({ mode: 'connecting' })
    let timer = setTimeout(() => abort.abort(), readyWithinMs)
    let readyAt: number | undefined
    const looks: LooksOfStream = { overtaken: new Set(), confirmed: new Set() }
    try {
      for await (const batch of openEvents({ lastEventId, signal: abort.signal })) {
        if (!isCurrent()) return
        if (batch.readySeq !== undefined) {
          readyAt = Date.now()
          stand(root, batch.readySeq, lastEventId)
        }
        if (readyAt === undefined) continue
        clearTimeout(timer)
        timer = setTimeout(() => abort.abort(), silenceMs)
        take(root, batch)
        const { look } = batch
        if (look !== undefined)
          void import('#queries/looks').then(
            ({ takeLook }) => isCurrent() && takeLook(client, look, looks),
            // Without it everything is polled.
            () => undefined,
          )
        become({ mode: 'live', heardAt: Date.now() })
      }
    } catch {
      // Why is told by the lists, which are read by polling from now on.
    } finally {
      clearTimeout(timer)
      abort.abort()
    }
    if (!isCurrent()) return
    failures = readyAt !== undefined && Date.now() - readyAt >= goodAfterMs ? 0 : failures + 1
    become({ mode: 'polled' })
    // Spread, so that the pages of a gateway that was restarted do not all come back at once.
    const wait = Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs) * (0.75 + Math.random() / 2)
    retry = setTimeout(() => isCurrent() && void run(place), wait)
  }

  function stand(root: string, seq: number, resumedFrom: number | undefined) {
    if (resumedFrom !== undefined && seq >= resumedFrom) return
    resume = { root, seq }
    coveredFrom = seq
    if (resumedFrom === undefined) {
      readOlderMarks(client, seq)
      return readOlderLists(client, seq)
    }
    // The journal is another one than before: none of what is known of the old one counts.
    changes = new Map()
    readAllMarks(client)
    readAllLists(client)
  }

  function take(root: string, { operations, marks, seq = 0, unreadable }: EventBatch) {
    if (seq > (resume?.seq ?? 0)) resume = { root, seq }
    // What it told of stands in the lists, maybe in words that can be read.
    if (unreadable > 0) {
      readMarksAgain(client)
      readAllLists(client)
    }
    changeMarks(client, marks)
    if (operations.length === 0) return
    for (const operation of operations) {
      // The newest stand last, so that the oldest are the first to be forgotten.
      changes.delete(operation.id)
      changes.set(operation.id, operation)
    }
    for (const old of [...changes.values()].slice(0, Math.max(0, changes.size - keptChanges))) {
      changes.delete(old.id)
      coveredFrom = Math.max(coveredFrom, old.seq)
    }
    changeLists(client, operations)
    readSubjects(client, operations)
  }

  return {
    subscribe(listener, { whileHidden } = { whileHidden: false }) {
      listeners.add(listener)
      if (whileHidden) listenersWhileHidden.add(listener)
      if (listeners.size === 1) {
        document.addEventListener('visibilitychange', look)
        unsubscribeSession = subscribeSession(look)
      }
      look()
      return () => {
        listeners.delete(listener)
        listenersWhileHidden.delete(listener)
        if (listeners.size > 0) return look()
        document.removeEventListener('visibilitychange', look)
        unsubscribeSession?.()
        look()
      }
    },
    read: () => liveness,
    changes: () => [...changes.values()],
    coveredFrom: () => coveredFrom,
  }
}

/** What somebody operates on is read at once where it is on screen; one's own operations are followed anyway. */
function readSubjects(client: QueryClient, operations: readonly TeamOperation[]): void {
  const own = new Set(freshRecords().flatMap(({ id, by }) => (by ? [] : [id])))
  // Who dismisses a result has changed nothing in AOM.
  const news = operations.filter(({ id, dismissedBy }) => !own.has(id) && dismissedBy === undefined)
  const keys = news.map((operation) => effectQuery(operation).queryKey)
  for (const queryKey of new Map(keys.map((key) => [hashKey(key), key])).values())
    void client.invalidateQueries({ queryKey, exact: true })
}
