import { useLayoutEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import {
  arrangeGroups,
  commonsOf,
  entriesOf,
  notArranged,
  shortKey,
  type Arrangement,
} from '#domain/execution/groups'
import type { Grouping } from '#domain/execution/grouping'
import type { AttentionRow } from '#domain/execution/attention'
import type { NodeAction } from '#domain/operation/kinds/node'
import { useBulkLife } from '#queries/operation/bulk/useBulk'
import { href } from '#routes'
import { lazyDialog } from '#ui/lazyPart'
import { useKept } from '#ui/useKept'
import { AttentionTable } from './AttentionTable'
import { AttentionTableRow } from './AttentionTableRow'
import { DeskBar } from './DeskBar'
import { GroupRow } from './GroupRow'
import { SelectAll, SelectRow } from './SelectRow'
import { createSelection, SelectionContext } from './selection'
import { useGrouping } from './useGrouping'
import type { DeskProps } from './useAttentionRows'

const BulkDialog = lazyDialog(async () => (await import('./BulkDialog')).BulkDialog)

/** Groups of at most so many are open until they are closed. */
const mostOpen = 5

/** The rows of Needs attention: alike together, and many operated at once. */
export function AttentionDesk({ rows, handlers, isSteady, unread, listRead }: DeskProps) {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const { by, cause } = useGrouping()
  const [selection] = useState(createSelection)
  const [turned, setTurned] = useKept('groups of Needs attention', nothingTurned)
  const [asked, setAsked] = useState<{ action: NodeAction; rows: readonly AttentionRow[] }>()
  const [isBulkShown, setIsBulkShown] = useState(false)
  const bulkLife = useBulkLife()

  const arrangement = useArrangement(rows ?? nothing, by, isSteady)
  const wanted = useMemo(() => withCause(rows ?? nothing, arrangement, cause), [rows, arrangement, cause])
  const entries = entriesOf(
    wanted,
    arrangement,
    ({ common }, members) => cause !== undefined || (turned.get(common.key) ?? members <= mostOpen),
  )
  const keys = useMemo(() => wanted.filter(({ node }) => node).map(({ key }) => key), [wanted])
  const order = entries.flatMap((entry) => (entry.kind === 'row' ? [entry.row.key] : [])).join('\n')
  useLayoutEffect(() => selection.set({ ...selection.get(), order: order.split('\n') }), [selection, order])

  const ask = (action: NodeAction, of: readonly AttentionRow[]) => setAsked({ action, rows: of })
  /** The rest of the address stays: what is shown besides. */
  const show = (next: { group?: string; cause?: string }) => {
    search.delete('group')
    search.delete('cause')
    for (const [name, value] of Object.entries(next)) search.set(name, value)
    navigate(href('attention', {}, search))
  }
  const isThere = rows === undefined || rows.length > 0 || bulkLife !== undefined
  return (
    <SelectionContext value={selection}>
      {isThere && (
        <div>
          <DeskBar
            rows={rows ?? nothing}
            by={by}
            only={cause === undefined ? undefined : (wanted[0] ?? null)}
            bulkLife={bulkLife}
            listRead={listRead}
            onGroup={(next) => show(next === 'cause' ? {} : { group: next })}
            onShowAll={() => show({})}
            onAsk={ask}
            onShowBulk={() => setIsBulkShown(true)}
          />
          {(rows === undefined || wanted.length > 0) && (
            <div {...handlers}>
              <AttentionTable rows={rows && entries} selectAll={<SelectAll keys={keys} />}>
                {(entry, rowIndex) =>
                  entry.kind === 'row' ? (
                    <AttentionTableRow
                      key={entry.key}
                      row={entry.row}
                      rowIndex={rowIndex}
                      listRead={listRead}
                      Select={SelectRow}
                      {...(entry.groupKey !== undefined && { isMember: true })}
                    />
                  ) : (
                    <GroupRow
                      key={entry.key}
                      entry={entry}
                      rowIndex={rowIndex}
                      isCounting={unread > 0}
                      isBulkBusy={bulkLife === 'running'}
                      listRead={listRead}
                      onTurn={() => setTurned(new Map(turned).set(entry.key, !entry.isOpen))}
                      onAsk={ask}
                      onOnlyThese={() => show({ cause: shortKey(entry.key) })}
                    />
                  )
                }
              </AttentionTable>
            </div>
          )}
        </div>
      )}
      {(asked || (isBulkShown && bulkLife)) && (
        <BulkDialog
          asked={asked}
          listRead={listRead}
          onBegun={() => {
            setAsked(undefined)
            setIsBulkShown(true)
          }}
          onClose={() => {
            setAsked(undefined)
            setIsBulkShown(false)
          }}
        />
      )}
    </SelectionContext>
  )
}

const nothing: readonly AttentionRow[] = []
const nothingTurned: ReadonlyMap<string, boolean> = new Map()

/** Against what was drawn before, so that nothing moves under a hand; what the operator chooses takes effect at once. */
function useArrangement(rows: readonly AttentionRow[], by: Grouping, isSteady: boolean): Arrangement {
  const [before, setBefore] = useState<{ by: Grouping; arrangement: Arrangement }>({
    by,
    arrangement: notArranged,
  })
  const isSame = before.by === by
  const known = isSame ? before.arrangement : notArranged
  const isFirst = known.keysOf.size === 0
  const next = useMemo(
    () => arrangeGroups(rows, by, known, isSteady && !isFirst),
    [rows, by, known, isSteady, isFirst],
  )
  if (!isSame || signOf(next) !== signOf(known)) setBefore({ by, arrangement: next })
  return next
}

const signOf = ({ keysOf, groups }: Arrangement): string =>
  [...[...keysOf].map(([key, keys]) => `${key} ${keys.join(' ')}`), ...groups.keys()].join('\n')

/** Those of one cause, and those that had it and are not gone yet. */
function withCause(
  rows: readonly AttentionRow[],
  { keysOf }: Arrangement,
  cause: string | undefined,
): readonly AttentionRow[] {
  if (cause === undefined) return rows
  return rows.filter((row) =>
    [...commonsOf(row, 'cause').map(({ key }) => key), ...(keysOf.get(row.key) ?? [])].some(
      (key) => shortKey(key) === cause,
    ),
  )
}
