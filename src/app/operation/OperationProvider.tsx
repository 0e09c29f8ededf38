import { Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import {
  ChangesRefusedContext,
  RequestOperationContext,
  type OperationRequest,
} from '#components/operation/request'
import { useProjectRecords } from '#queries/operation/records'
import { canKeepRecords } from '#queries/operation/store'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyMui, loadMui } from '#ui/lazyMui'
import { OperationResults } from './OperationResults'

/** The dialog and all that only it needs. */
const loadDialog = () => import('./OpenedOperation')
const OpenedOperation = lazyMui(async () => (await loadDialog()).OpenedOperation)

/** Late enough not to compete with the first screen, early enough to be there before the first click. */
const preloadDelayMs = 2_000

/** Everything an operation needs on every screen: the one dialog, and the results until they are dismissed. */
export function OperationProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<{ request: OperationRequest; count: number }>()
  const drafts = useRef(new Map<string, string>())
  const origin = useRef<Element>(null)
  const records = useProjectRecords()
  const refused = runtimeConfig.changesRefused ?? (canKeepRecords() ? null : 'notKept')

  // The dialog must open at once, even if the network is gone by then.
  useEffect(() => {
    if (refused) return
    const timer = setTimeout(() => {
      Promise.all([loadDialog(), loadMui()]).catch(() => undefined)
    }, preloadDelayMs)
    return () => clearTimeout(timer)
  }, [refused])

  // Stable, so that what is typed in the dialog does not redraw every button on the page.
  const open = useCallback((request: OperationRequest) => {
    origin.current = document.activeElement
    setOpened((before) => ({ request, count: (before?.count ?? 0) + 1 }))
  }, [])

  return (
    <RequestOperationContext value={open}>
      <ChangesRefusedContext value={refused}>{children}</ChangesRefusedContext>
      {opened && (
        <Suspense fallback={null}>
          <OpenedOperation
            key={opened.count}
            request={opened.request}
            records={records}
            drafts={drafts}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
      <OperationResults records={records} origin={origin} />
    </RequestOperationContext>
  )
}
