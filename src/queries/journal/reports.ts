import { hashKey } from '@tanstack/react-query'
import { pageStore } from '#store'
import { reportDismissal, reportEffect } from '#api/journal'
import { getSession, subscribeSession } from '#api/session'
import { toFailure } from '#domain/failure/failure'
import type { OperationRecord } from '#domain/operation/operation'
import type { Status } from '#domain/execution/status'
import type { SubjectStates } from '#domain/operation/teamOperation'
import { projectId, rootKey } from '#queries/keys'
import { freshRecords, subscribeRecords } from '#queries/operation/store'

/*
 * Tells the gateway's journal what this browser saw become of operations, and which results were read and closed. All of it
 * is best effort: nothing waits for it, and what fails is tried again later.
 */

/** What the journal was told of, by the operation's id; in the browser's storage, so that no tab and no reload says it again. */
const toldKey = 'aom-operator.told'
/** What is older is nobody's news. */
const newsMs = 7 * 86_400_000
export const firstRetryMs = 15_000
const longestRetryMs = 600_000
/** AOM's own words can be of any length; the journal takes 2 kB in all. */
const longestWord = 64

type Kind = 'effect' | 'dismissal'
interface Report {
  readonly id: string
  readonly kind: Kind
  readonly tell: () => Promise<void>
}

/** Where storage is shut or full: known in this tab alone. */
const toldHere = pageStore(() => new Set<string>())
const nameOf = (id: string, kind: Kind): string => `${id} ${kind}`

function readTold(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(toldKey) ?? '[]')
    return new Set([...toldHere.get(), ...(Array.isArray(stored) ? stored.map(String) : [])])
  } catch {
    return toldHere.get()
  }
}

function rememberTold(id: string, kind: Kind): void {
  try {
    const known = new Set(freshRecords().map((record) => record.id))
    const kept = [...readTold(), nameOf(id, kind)].filter((name) => known.has(name.split(' ')[0] ?? ''))
    localStorage.setItem(toldKey, JSON.stringify(kept))
  } catch {
    // Another tab may say it once more, which changes nothing.
    toldHere.get().add(nameOf(id, kind))
  }
}

function untold(): readonly Report[] {
  const told = readTold()
  const newer = Date.now() - newsMs
  const records = freshRecords().filter(
    (record) => record.projectId === projectId() && record.requestedAt > newer,
  )
  return records.flatMap(reportsOf).filter(({ id, kind }) => !told.has(nameOf(id, kind)))
}

function reportsOf(record: OperationRecord): Report[] {
  const { id, by, effectSeenAt, dismissed } = record
  const reports: Report[] = []
  if (effectSeenAt !== undefined)
    reports.push({
      id,
      kind: 'effect',
      tell: () => reportEffect(id, Math.round(effectSeenAt), seenIn(record)),
    })
  // That somebody closes here what a colleague did says nothing of the colleague.
  if (dismissed && !by) reports.push({ id, kind: 'dismissal', tell: () => reportDismissal(id) })
  return reports
}

function seenIn({ effectSeen = {} }: OperationRecord): object {
  const { execution, node, executionId, trigger }: SubjectStates = effectSeen
  const short = ({ state, raw }: Status) => ({ state, raw: raw.slice(0, longestWord) })
  return {
    ...(execution && { execution: short(execution) }),
    ...(node && { node: short(node) }),
    ...(executionId !== undefined && { executionId }),
    ...(trigger && {
      trigger:
        trigger.kind === 'unknown' ? { kind: 'unknown', raw: trigger.raw.slice(0, longestWord) } : trigger,
    }),
  }
}

/** One tab at a time: the others then find it told. */
const alone = (task: () => Promise<void>): Promise<void> =>
  // Web Locks exist on https and loopback only.
  navigator.locks ? navigator.locks.request('aom-operator:reports', task) : task()

/** Keeps the journal told until it is stopped. */
export function startReports(): () => void {
  let isRunning = false
  let isStopped = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  async function tellAll(): Promise<void> {
    const place = hashKey(rootKey())
    for (let next = untold()[0]; next; next = untold()[0]) {
      const { id, kind, tell } = next
      try {
        await tell()
      } catch (error) {
        const { kind: why, httpStatus = 0 } = toFailure(error)
        // The journal has no such operation, or will not take this: asked again it would say so again.
        if (why !== 'refused' || httpStatus === 0) throw error
      }
      if (isStopped || hashKey(rootKey()) !== place) return
      rememberTold(id, kind)
      failures = 0
    }
  }

  async function run() {
    if (isStopped || isRunning || retry !== undefined || getSession().kind !== 'signedIn') return
    if (untold().length === 0) return
    isRunning = true
    try {
      await alone(tellAll)
    } catch (error) {
      failures += 1
      const wait =
        toFailure(error).retryAfterMs ?? Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs)
      if (!isStopped) retry = setTimeout(tryAgain, wait)
    } finally {
      isRunning = false
    }
    // What came while the last one was on its way.
    void run()
  }

  function tryAgain() {
    clearTimeout(retry)
    retry = undefined
    void run()
  }

  const leave = [subscribeRecords(() => void run()), subscribeSession(tryAgain)]
  window.addEventListener('online', tryAgain)
  void run()
  return () => {
    isStopped = true
    clearTimeout(retry)
    window.removeEventListener('online', tryAgain)
    for (const end of leave) end()
  }
}
