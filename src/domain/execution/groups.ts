import { needsPerson, type AttentionRow } from './attention'
import { causeOf, maskOf } from './cause'
import type { Grouping } from './grouping'
import { troubledTargets } from './hosts'
import type { ExecutionNode } from './node'

/* Rows of Needs attention that have something in common: the same cause, workflow or target. */

/** What rows have in common. Rows are alike if, and only if, the `key` is the same. */
type Common = { readonly key: string } & (
  | { readonly kind: 'cause'; readonly mask: string }
  /** AOM said that it failed, or timed out, and nothing else. */
  | { readonly kind: 'noReason'; readonly state: 'failed' | 'timedOut' }
  /** Pauses of one name with one instruction. */
  | { readonly kind: 'pause'; readonly mask: string }
  | { readonly kind: 'workflow' | 'target'; readonly name: string }
)

export interface Group {
  readonly common: Common
  /** All rows of the project that need somebody and have this in common, in their order. */
  readonly rows: readonly AttentionRow[]
  /** Since when the longest-waiting of them waits. */
  readonly since: number | undefined
}

const none: readonly Common[] = []

/** What a row may be grouped by; of a node that failed on two targets two things. Nothing of one that needs nobody or is not read. */
export function commonsOf(row: AttentionRow, by: Grouping): readonly Common[] {
  const { kind, node, workflow } = row
  if (!node || !needsPerson(kind) || by === 'none') return none
  if (by === 'workflow') return [{ key: `workflow ${workflow.id}`, kind: 'workflow', name: workflow.name }]
  if (by === 'target')
    return troubledTargets(node.targets).targets.map(({ name, address = '' }) => ({
      // Two hosts of one name, or workloads in two namespaces, are two.
      key: `target ${name} ${address}`,
      kind: 'target',
      name,
    }))
  if (kind === 'unknown') return none
  return [kind === 'paused' ? pauseOf(node) : reasonOf(node)]
}

const pauseOf = ({ name, description = '' }: ExecutionNode): Common => {
  const mask = [maskOf(name), maskOf(description)].filter(Boolean).join(' — ')
  return { key: `pause ${mask}`, kind: 'pause', mask }
}

/** A node is the same object for as long as AOM says the same of it. */
const reasons = new WeakMap<ExecutionNode, Common>()

function reasonOf(node: ExecutionNode): Common {
  const known = reasons.get(node) ?? findReason(node)
  reasons.set(node, known)
  return known
}

function findReason(node: ExecutionNode): Common {
  const line = causeOf(node)?.line
  if (line !== undefined) {
    const mask = maskOf(
      line,
      node.targets.flatMap(({ name, address }) => [name, address]),
    )
    return { key: `cause ${mask}`, kind: 'cause', mask }
  }
  const state = node.status.state === 'timedOut' ? 'timedOut' : 'failed'
  return { key: `noReason ${state}`, kind: 'noReason', state }
}

/** By key; also of one row alone. Rows keep their order, and so do the groups, by their first row. */
export function groupsOf(rows: readonly AttentionRow[], by: Grouping): ReadonlyMap<string, Group> {
  const groups = new Map<string, { common: Common; rows: AttentionRow[]; since: number | undefined }>()
  for (const row of rows)
    for (const common of commonsOf(row, by)) {
      const group = groups.get(common.key)
      if (!group) groups.set(common.key, { common, rows: [row], since: row.waitingSince })
      else {
        group.rows.push(row)
        group.since = earlier(group.since, row.waitingSince)
      }
    }
  return groups
}

const earlier = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)

/** In an address: short, and it tells nothing of what a log says. The same words always give the same. */
export function shortKey(key: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (const letter of key) {
    const code = letter.codePointAt(0) ?? 0
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  return [a ^ (b >>> 16), b ^ (a >>> 13)].map((part) => (part >>> 0).toString(36)).join('')
}

/** One line of the list: a group's head, or a row, which stands in a group or by itself. */
export type Entry =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly group: Group
      readonly isOpen: boolean
      /** Drawn in it, though nobody is needed for them any more. */
      readonly resting: number
    }
  | {
      readonly kind: 'row'
      readonly key: string
      readonly row: AttentionRow
      readonly groupKey: string | undefined
    }

/** Where each row is drawn: under which groups, by its key. */
export interface Arrangement {
  readonly groups: ReadonlyMap<string, Group>
  readonly keysOf: ReadonlyMap<string, readonly string[]>
}

export const notArranged: Arrangement = { groups: new Map(), keysOf: new Map() }

/**
 * Two that are alike make a group. While the list is in use (`isSteady`) each row stays where it was drawn before, and what
 * is new stands by itself; what needs nobody any more stays where it was until it leaves.
 */
export function arrangeGroups(
  rows: readonly AttentionRow[],
  by: Grouping,
  before: Arrangement,
  isSteady: boolean,
): Arrangement {
  const found = groupsOf(rows, by)
  const wanted = new Map(
    rows.map((row) => {
      const was = before.keysOf.get(row.key) ?? []
      return [row.key, isSteady || !needsPerson(row.kind) ? was : commonsOf(row, by).map(({ key }) => key)]
    }),
  )
  const counts = new Map<string, number>()
  for (const key of [...wanted.values()].flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  const groups = new Map<string, Group>()
  for (const [key, count] of counts) {
    if (!isSteady && count < 2) continue
    const common = before.groups.get(key)?.common
    const group = found.get(key) ?? (common && { common, rows: [], since: undefined })
    if (group) groups.set(key, group)
  }
  return {
    groups,
    keysOf: new Map([...wanted].map(([key, keys]) => [key, keys.filter((name) => groups.has(name))])),
  }
}

/** The lines to draw. A group stands where the first of its rows would. */
export function entriesOf(
  rows: readonly AttentionRow[],
  { groups, keysOf }: Arrangement,
  isOpen: (group: Group, members: number) => boolean,
): readonly Entry[] {
  const members = new Map<string, AttentionRow[]>()
  for (const row of rows)
    for (const key of keysOf.get(row.key) ?? []) {
      const known = members.get(key)
      if (known) known.push(row)
      else members.set(key, [row])
    }
  const drawn = new Set<string>()
  return rows.flatMap((row): Entry[] => {
    const keys = keysOf.get(row.key) ?? []
    if (keys.length === 0) return [{ kind: 'row', key: row.key, row, groupKey: undefined }]
    return keys.flatMap((groupKey): Entry[] => {
      const group = groups.get(groupKey)
      if (!group || drawn.has(groupKey)) return []
      drawn.add(groupKey)
      const inside = members.get(groupKey) ?? []
      const isTurned = isOpen(group, inside.length)
      const resting = inside.filter(({ kind }) => !needsPerson(kind)).length
      const head: Entry = { kind: 'group', key: groupKey, group, isOpen: isTurned, resting }
      if (!isTurned) return [head]
      return [
        head,
        ...inside.map((member): Entry => ({
          kind: 'row',
          key: `${groupKey}/${member.key}`,
          row: member,
          groupKey,
        })),
      ]
    })
  })
}
