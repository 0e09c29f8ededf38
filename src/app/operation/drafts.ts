import { sessionOwner } from '#api/session'
import { inTabStorage } from '#store'

/** What was typed as the reason of an operation and not sent, by its subject. */
export interface Drafts {
  readonly read: (subject: string) => string | undefined
  readonly keep: (subject: string, text: string) => void
  readonly drop: (subject: string) => void
  /** Of every project and operator. */
  readonly clear: () => void
}

const prefix = 'aom-operator.draft '

/** A project's subject, and whose words they are. */
const keyOf = (subject: string): string => prefix + JSON.stringify([...sessionOwner(), subject])

/** Kept in this tab's storage, so that a reload keeps them; where that is shut, until the page is left. */
export function createDrafts(): Drafts {
  const typed = new Map<string, string>()
  return {
    read: (subject) =>
      typed.get(subject) ?? inTabStorage((storage) => storage.getItem(keyOf(subject))) ?? undefined,
    keep: (subject, text) => {
      typed.set(subject, text)
      inTabStorage((storage) => storage.setItem(keyOf(subject), text))
    },
    drop: (subject) => {
      typed.delete(subject)
      inTabStorage((storage) => storage.removeItem(keyOf(subject)))
    },
    clear: () => {
      typed.clear()
      inTabStorage((storage) => {
        for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
      })
    },
  }
}
