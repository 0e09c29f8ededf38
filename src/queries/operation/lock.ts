import type { Action } from '#domain/operation/action'
import type { SubjectIds } from '#domain/operation/kind'
import { subjectKey } from '#domain/operation/operation'
import { pageStore } from '#store'
import { projectId } from '#queries/keys'

type Subject = { readonly action: Action } & SubjectIds

const lockName = (subject: Subject): string => `aom-operator:${projectId()}:${subjectKey(subject)}`

const lockedHere = pageStore(() => new Set<string>())

/**
 * Runs `task` while this browser holds the subject, and gives what it gives; undefined, without having run it, where
 * another request or tab holds the subject already.
 */
export const withLock = <T>(subject: Subject, task: () => Promise<T>): Promise<T | undefined> =>
  withNamedLock(lockName(subject), task)

/** The same for what has a name of its own. */
export async function withNamedLock<T>(name: string, task: () => Promise<T>): Promise<T | undefined> {
  const locked = lockedHere.get()
  if (locked.has(name)) return undefined
  locked.add(name)
  try {
    // Web Locks exist on https and loopback only; elsewhere the stored record alone keeps other tabs out.
    if (!navigator.locks) return await task()
    return await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
      lock ? task() : undefined,
    )
  } finally {
    locked.delete(name)
  }
}
