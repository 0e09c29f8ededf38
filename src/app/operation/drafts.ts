import { getSession } from '#api/session'

/** What was typed as the reason of an operation and not sent, by its subject. */
export interface Drafts {
  readonly read: (subject: string) => string | undefined
  readonly keep: (subject: string, text: string) => void
  readonly drop: (subject: string) => void
  /** Of every project and operator. */
  readonly clear: () => void
}

const prefix = 'aom-operator.draft '

/** A project's subject, and whose words they are: after a reload, another may sign in. */
function keyOf(subject: string): string {
  const session = getSession()
  const owner = 'projectId' in session ? [session.region, session.projectId, session.user?.name] : []
  return prefix + JSON.stringify([...owner, subject])
}

/** Kept in this tab's storage, so that a reload keeps them; where that is shut, until the page is left. */
export function createDrafts(): Drafts {
  const typed = new Map<string, string>()
  return {
    read: (subject) =>
      typed.get(subject) ?? inStorage((storage) => storage.getItem(keyOf(subject))) ?? undefined,
    keep: (subject, text) => {
      typed.set(subject, text)
      inStorage((storage) => storage.setItem(keyOf(subject), text))
    },
    drop: (subject) => {
      typed.delete(subject)
      inStorage((storage) => storage.removeItem(keyOf(subject)))
    },
    clear: () => {
      typed.clear()
      inStorage((storage) => {
        for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
      })
    },
  }
}

function inStorage<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage)
  } catch {
    return undefined
  }
}
