import * as v from 'valibot'
import { sessionOwner, subscribeSession } from '#api/session'
import { jsonOf } from '#api/wire/fields'
import { actions, skipKinds } from '#domain/operation/action'
import { paces, reconciled, troubles, type Bulk } from '#domain/operation/bulk'
import { recordsOf } from '#domain/operation/operation'
import { projectId } from '#queries/keys'
import { blockedBy, moment, nodeBaseline } from '#queries/operation/schema'
import { freshRecords } from '#queries/operation/store'
import { inTabStorage, pageStore } from '#store'

/*
 * The one bulk operation of this tab, kept in the tab's storage so that a reload in the middle loses nothing. What was sent
 * stands in the records, as of every operation.
 */

const prefix = 'aom-operator.bulk '

export const bulkKey = (): string => prefix + JSON.stringify(sessionOwner())

const stopReasons = [
  'asked',
  'failedAgain',
  'refused',
  'throttled',
  'unknown',
  'noEffect',
  'notSent',
  'readFailed',
  'notKept',
  'otherSession',
  'otherTab',
] as const

const progress = v.variant('kind', [
  v.object({ kind: v.literal('waiting') }),
  v.object({ kind: v.literal('sending'), at: moment }),
  v.object({ kind: v.literal('sent'), at: moment, recordId: v.string() }),
  v.object({
    kind: v.literal('passed'),
    at: moment,
    why: v.picklist(['changed', 'notAllowed', 'held']),
    by: v.exactOptional(blockedBy),
  }),
])

/** What a stored one must be to be believed. */
const schema: v.GenericSchema<unknown, Bulk> = v.object({
  id: v.string(),
  projectId: v.string(),
  action: v.picklist(actions.node),
  reason: v.string(),
  skipKind: v.exactOptional(v.picklist(skipKinds)),
  startsWithOne: v.boolean(),
  pace: v.picklist(paces),
  begunAt: moment,
  items: v.array(
    v.object({
      workflowId: v.string(),
      workflowName: v.string(),
      executionId: v.string(),
      nodeId: v.string(),
      nodeName: v.string(),
      baseline: nodeBaseline,
      progress,
      knownAs: v.exactOptional(v.picklist(troubles)),
    }),
  ),
  life: v.variant('kind', [
    v.object({ kind: v.literal('running'), since: moment }),
    v.object({
      kind: v.literal('stopped'),
      at: moment,
      why: v.picklist(stopReasons),
      index: v.exactOptional(v.number()),
    }),
    v.object({ kind: v.literal('done'), at: moment }),
  ]),
})

interface Memory {
  /** Each is read from storage once. */
  readonly byKey: Map<string, Bulk | undefined>
  /** The key of the one that this page is at; what else is called running was cut off. */
  atWork: string | undefined
}

const memory = pageStore<Memory>(
  () => ({ byKey: new Map(), atWork: undefined }),
  (tell) => subscribeSession(tell),
)

export const subscribeBulk = memory.subscribe
const changed = () => memory.set({ ...memory.get() })

/** Of this session; undefined where there is none. */
export function currentBulk(key = bulkKey()): Bulk | undefined {
  const { byKey } = memory.get()
  if (!byKey.has(key)) byKey.set(key, readStored(key))
  return byKey.get(key)
}

export const isBulkAtWork = (): boolean => memory.get().atWork === bulkKey()

export function setAtWork(key: string | undefined): void {
  memory.get().atWork = key
  changed()
}

function readStored(key: string): Bulk | undefined {
  const stored = inTabStorage((storage) => storage.getItem(key)) ?? ''
  const read = v.safeParse(schema, jsonOf(stored))
  if (!read.success || read.output.projectId !== projectId()) return undefined
  return reconciled(read.output, recordsOf('node', freshRecords()))
}

/** Throws where the tab's storage is full or shut: then a reload would not know what was sent. */
export function saveBulk(key: string, bulk: Bulk): void {
  sessionStorage.setItem(key, JSON.stringify(bulk))
  memory.get().byKey.set(key, bulk)
  changed()
}

/** For what has begun: where storage has no more room, the records tell after a reload what was sent. */
export function keepBulk(key: string, bulk: Bulk): void {
  try {
    saveBulk(key, bulk)
  } catch {
    memory.get().byKey.set(key, bulk)
    changed()
  }
}

export function forgetBulk(): void {
  const key = bulkKey()
  memory.get().byKey.set(key, undefined)
  inTabStorage((storage) => storage.removeItem(key))
  changed()
}
