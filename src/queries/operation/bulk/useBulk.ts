import { useMemo, useSyncExternalStore } from 'react'
import { countItems, resultOf, type Bulk, type BulkCounts, type ItemResult } from '#domain/operation/bulk'
import type { NodeRecord } from '#domain/operation/kinds/node'
import { recordsOf } from '#domain/operation/operation'
import { allRecords, subscribeRecords } from '#queries/operation/store'
import { currentBulk, isBulkAtWork, subscribeBulk } from './store'

/** `interrupted`: it was at work when the page was left or reloaded. */
export type BulkLife = 'running' | 'interrupted' | 'stopped' | 'done'

export interface BulkView {
  readonly bulk: Bulk
  readonly life: BulkLife
  readonly counts: BulkCounts
  readonly results: readonly ItemResult[]
  readonly recordOf: (id: string) => NodeRecord | undefined
}

function currentLife(): BulkLife | undefined {
  const life = currentBulk()?.life.kind
  return life === 'running' && !isBulkAtWork() ? 'interrupted' : life
}

/** Whether this tab has a bulk operation, and whether it goes on: draws nobody again for each of its steps. */
export const useBulkLife = (): BulkLife | undefined => useSyncExternalStore(subscribeBulk, currentLife)

/** The bulk operation of this tab, and what became of it so far. */
export function useBulk(): BulkView | undefined {
  const bulk = useSyncExternalStore(subscribeBulk, () => currentBulk())
  const life = useBulkLife()
  const records = useSyncExternalStore(subscribeRecords, allRecords)
  return useMemo(() => {
    if (!bulk || !life) return undefined
    const byId = new Map(recordsOf('node', records).map((record) => [record.id, record]))
    const recordOf = (id: string) => byId.get(id)
    return {
      bulk,
      life,
      counts: countItems(bulk, recordOf),
      results: bulk.items.map((item) => resultOf(item, recordOf)),
      recordOf,
    }
  }, [bulk, life, records])
}
