import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { getSession, subscribeSession } from '#api/session'
import {
  ChangesRefusedContext,
  RequestOperationContext,
  type OperationRequest,
} from '#components/operation/request'
import { useFollowOperations } from '#queries/operation/follow'
import { useProjectRecords } from '#queries/operation/records'
import { canKeepRecords } from '#queries/operation/store'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyDialog, lazyPart, preloadDelayMs } from '#ui/lazyPart'
import { createDrafts } from './drafts'

/** The dialog and all that only it needs. */
const OpenedOperation = lazyDialog(async () => (await import('./OpenedOperation')).OpenedOperation)

const OperationResults = lazyPart(async () => (await import('./OperationResults')).OperationResults, {
  failure: 'overlay',
})

const TeamFollower = lazyPart(
  async () => {
    const { useTeam } = await import('#queries/journal/team')
    // A component of its own, so that only it draws again.
    return function TeamFollower() {
      useTeam()
      return null
    }
  },
  // Without it a page works as it does without a journal.
  { failure: 'nowhere', isLate: true },
)

/**
 * Everything an operation needs on every screen: the one dialog, and the results until they are dismissed. Follows
 * operations to their effect on whatever page the operator is, and later the team's.
 */
export function OperationProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<{ request: OperationRequest; count: number }>()
  const [drafts] = useState(createDrafts)
  const records = useProjectRecords()
  useFollowOperations()
  const refused = runtimeConfig.changesRefused ?? (canKeepRecords() ? null : 'notKept')

  const [openedAt] = useState(() => Date.now())
  const [hasResults, setHasResults] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setHasResults(true), preloadDelayMs)
    return () => clearTimeout(timer)
  }, [])
  // At once where there is something to tell; else when the first screen is there. From then on it stays.
  const tells = records.some((record) => !record.dismissed && record.settledAt === undefined)
  if (tells && !hasResults) setHasResults(true)

  // The dialog must open at once, even if the network is gone by then.
  useEffect(() => {
    if (refused) return
    const timer = setTimeout(() => {
      OpenedOperation.preload().catch(() => undefined)
    }, preloadDelayMs)
    return () => clearTimeout(timer)
  }, [refused])

  useEffect(
    () =>
      subscribeSession(() => {
        if (getSession().kind === 'none') drafts.clear()
      }),
    [drafts],
  )

  // Stable, so that what is typed in the dialog does not redraw every button on the page.
  const open = useCallback((request: OperationRequest) => {
    setOpened((before) => ({ request, count: (before?.count ?? 0) + 1 }))
  }, [])

  return (
    <RequestOperationContext value={open}>
      <ChangesRefusedContext value={refused}>{children}</ChangesRefusedContext>
      {runtimeConfig.hasJournal && <TeamFollower />}
      {opened && (
        <OpenedOperation
          key={opened.count}
          request={opened.request}
          records={records}
          drafts={drafts}
          onClose={() => setOpened(undefined)}
        />
      )}
      {hasResults && <OperationResults records={records} openedAt={openedAt} />}
    </RequestOperationContext>
  )
}
