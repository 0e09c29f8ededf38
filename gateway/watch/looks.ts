import { createHash } from 'node:crypto'
import type { ProjectLists } from './readLists'

export type Place = { readonly projectId: string; readonly region: string }

/** What pages are told when the gateway has looked at their project (docs/api.md). */
export type Look = Place & {
  /** One more than that of the look before: whoever misses one reads all. */
  readonly number: number
  /** Milliseconds since AOM was asked. */
  readonly ageMs: number
  /** Within which the next look is told. */
  readonly nextMs: number
  /** No other gateway answers reads, with what it may have read before the look. */
  readonly isAlone: boolean
  /** The project's workflows were all read. */
  readonly isWhole: boolean
  /** Since the look before, the list of workflows is another one. */
  readonly hasChanged: boolean
  /** Of which workflows; null: nobody can say. */
  readonly workflows: readonly string[] | null
}

type Listener = (look: () => Look) => void

/** Where looks are told to whoever has a page open. */
export type Looks = {
  /** Tells until the function that it returns is called. */
  listen(place: Place, listener: Listener): () => void
  /** Somebody listens. */
  isAwaited(place: Place): boolean
  tell(place: Place, look: () => Look, hasChanged: boolean): void
}

/** `changed`: what was read before may be old, and nobody must get it who is told now. */
export function createLooks(changed: (place: Place) => void): Looks {
  const listeners = new Map<string, Set<Listener>>()
  const keyOf = ({ projectId, region }: Place) => `${region} ${projectId}`
  return {
    listen: (place, listener) => {
      const key = keyOf(place)
      const known = listeners.get(key) ?? new Set()
      listeners.set(key, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && listeners.get(key) === known) listeners.delete(key)
      }
    },
    isAwaited: (place) => listeners.has(keyOf(place)),
    tell: (place, look, hasChanged) => {
      if (hasChanged) changed(place)
      for (const listener of listeners.get(keyOf(place)) ?? []) listener(look)
    },
  }
}

/** More workflows than this are not named one by one. */
const mostNamed = 200

/** Says of each look what is another thing than in the one before. */
export function createComparison() {
  let before: { readonly shape: string; readonly entries: ReadonlyMap<string, string> } | null = null
  return ({ workflows, isWhole, shape }: ProjectLists): Pick<Look, 'hasChanged' | 'workflows'> => {
    const entries = new Map(workflows.map((workflow) => [workflow.id, digestOf(workflow)]))
    const old = before
    before = { shape: `${isWhole} ${shape}`, entries }
    if (!old) return { hasChanged: true, workflows: null }
    const ids = new Set([...old.entries.keys(), ...entries.keys()])
    const changed = [...ids].filter((id) => old.entries.get(id) !== entries.get(id))
    return {
      hasChanged: changed.length > 0 || old.shape !== before.shape,
      workflows: changed.length > mostNamed ? null : changed,
    }
  }
}

const digestOf = (entry: object): string =>
  createHash('sha256').update(JSON.stringify(entry)).digest('base64')
