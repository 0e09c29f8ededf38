import { useMemo, useSyncExternalStore } from 'react'
import { countItems, resultOf, type Bulk, type BulkCounts, type ItemResult } from '#domain/operation/bulk'
import type { NodeRecord } from '#domain/operation/kinds/node'
import { recordsOf } from '#domain/operation/operation'
import { allRecords, subscribeRecords } from '#queries/operation/store'
import { currentBulk, isBulkAtWork, subscribeBulk } from './store'

export interface BulkView {
  readonly bulk: Bulk
  /** `interrupted`: it was at work when the page was left or reloaded. */
  readonly life: 'running' | 'interrupted' | 'stopped' | 'done'
  readonly counts: BulkCounts
  readonly results: readonly ItemResult[]
  readonly recordOf: (id: string) => NodeRecord | undefined
}

/** The bulk operation of this tab, and what became of it so far. */
export function useBulk(): BulkView | undefined {
  const bulk = useSyncExternalStore(subscribeBulk, () => currentBulk())
  const isAtWork = useSyncExternalStore(subscribeBulk, isBulkAtWork)
  const records = useSyncExternalStore(subscribeRecords, allRecords)
  return useMemo(() => {
    if (!bulk) return undefined
    const byId = new Map(recordsOf('node', records).map((record) => [record.id, record]))
    const recordOf = (id: string) => byId.get(id)
    const isCutOff = bulk.life.kind === 'running' && !isAtWork
    return {
      bulk,
      life: isCutOff ? 'interrupted' : bulk.life.kind,
      counts: countItems(bulk, recordOf),
      results: bulk.items.map((item) => resultOf(item, recordOf)),
      recordOf,
    }
  }, [bulk, isAtWork, records])
}
