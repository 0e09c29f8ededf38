import { pageStore } from '#store'
import { subjectKey } from '#domain/operation/subject'
import { projectId } from '#queries/keys'

type SubjectIds = Parameters<typeof subjectKey>[0]

const lockName = (ids: SubjectIds): string => `aom-operator:${projectId()}:${subjectKey(ids)}`

const heldHere = pageStore(() => new Set<string>())

/** Runs `task` while this browser holds the subject; false when another request or tab holds it already. */
export async function whileHolding(ids: SubjectIds, task: () => Promise<void>): Promise<boolean> {
  const name = lockName(ids)
  const held = heldHere.get()
  if (held.has(name)) return false
  held.add(name)
  try {
    // Web Locks exist on https and loopback only; elsewhere the stored record alone keeps other tabs out.
    if (!navigator.locks) {
      await task()
      return true
    }
    return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false
      await task()
      return true
    })
  } finally {
    held.delete(name)
  }
}
