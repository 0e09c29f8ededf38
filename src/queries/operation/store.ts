import type { OperationRecord } from '#domain/operation/operation'
import { pageStore } from '#store'
import { readRecord } from './schema'

/*
 * The operations sent from this browser, and those of colleagues that are followed here, each under a key of its own in
 * localStorage: all tabs see them, and a reload in the middle of one loses nothing. They hold no credential.
 */

const prefix = 'aom-operator.operation.'
/** How many unreadable ones the operator has been told of. */
const toldKey = 'aom-operator.setAside'
const keptRecords = 500

interface Loaded {
  /** Newest first. */
  readonly records: readonly OperationRecord[]
  /** Kept in storage, but nothing that this program can read. */
  readonly setAside: number
}

interface Memory {
  /** Undefined until they are asked for, and where storage may hold others by now. */
  loaded: Loaded | undefined
  /** What is known by now of records that storage had no room for any more. */
  readonly unstored: Map<string, OperationRecord>
  /** A record's text is read once, however often all are loaded. */
  readonly readBefore: Map<string, { readonly text: string; readonly record: OperationRecord | undefined }>
}

const memory = pageStore<Memory>(
  () => ({ loaded: undefined, unstored: new Map(), readBefore: new Map() }),
  () => {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(prefix)) changed()
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  },
)

/** Undefined where the browser keeps nothing: it is told not to, or it is a web view without. */
function findStorage(): Storage | undefined {
  try {
    const found = localStorage as Storage | null
    // Some throw only when they are asked.
    found?.getItem(toldKey)
    return found ?? undefined
  } catch {
    return undefined
  }
}

export const canKeepRecords = (): boolean => findStorage() !== undefined

function load(): Loaded {
  const storage = findStorage()
  const { unstored } = memory.get()
  const found = new Map<string, OperationRecord>()
  let setAside = 0
  for (const key of storage ? Object.keys(storage) : []) {
    const text = key.startsWith(prefix) ? storage?.getItem(key) : undefined
    if (text === null || text === undefined) continue
    const record = readText(key, text)
    if (record) found.set(record.id, record)
    else setAside += 1
  }
  for (const [id, record] of unstored) {
    // Whoever cleared the storage wants it forgotten; of a colleague's there may never have been a place.
    if (found.has(id) || record.by) found.set(id, record)
    else unstored.delete(id)
  }
  return { records: [...found.values()].toSorted((a, b) => b.requestedAt - a.requestedAt), setAside }
}

function readText(key: string, text: string): OperationRecord | undefined {
  const { readBefore } = memory.get()
  const before = readBefore.get(key)
  if (before?.text === text) return before.record
  let record: OperationRecord | undefined
  try {
    record = readRecord(JSON.parse(text))
  } catch {
    // Not JSON: set aside as well.
  }
  if (record && prefix + record.id !== key) record = undefined
  readBefore.set(key, { text, record })
  return record
}

const all = (): Loaded => (memory.get().loaded ??= load())

/** Newest first. */
export const allRecords = (): readonly OperationRecord[] => all().records

/** What other tabs wrote meanwhile counts too. */
export function freshRecords(): readonly OperationRecord[] {
  memory.get().loaded = undefined
  return allRecords()
}

const changed = () => memory.set({ ...memory.get(), loaded: undefined })

export const subscribeRecords = memory.subscribe

/** Throws when the browser's storage is full or shut: then nothing may be sent, since a reload could send it again. */
export function saveRecord(record: OperationRecord): void {
  const storage = findStorage()
  if (!storage) throw new Error('This browser keeps nothing for this site.')
  const { isUnstored: _, ...kept } = record
  storage.setItem(prefix + record.id, JSON.stringify(kept))
  memory.get().unstored.delete(record.id)
  for (const old of load().records.slice(keptRecords)) storage.removeItem(prefix + old.id)
  changed()
}

/** For what was sent already: where storage has no more room, this tab knows it alone, and says so. */
export function keepRecord(record: OperationRecord): void {
  try {
    saveRecord(record)
  } catch {
    memory.get().unstored.set(record.id, { ...record, isUnstored: true })
    changed()
  }
}

/** How many stored records cannot be read and were not told of yet. */
export function untoldSetAside(): number {
  const { setAside } = all()
  return setAside > Number(findStorage()?.getItem(toldKey) ?? 0) ? setAside : 0
}

export function tellSetAside(): void {
  try {
    findStorage()?.setItem(toldKey, String(all().setAside))
  } catch {
    // No room even for this: it is said again next time.
  }
  changed()
}
