import type { Execution } from './execution'
import type { ExecutionNode } from './node'

/** What differs between a node that runs and the same node in today's definition. */
export type DefinitionField =
  'name' | 'task' | 'description' | 'parent' | 'pause' | 'errorsIgnored' | 'configuration'

export interface FieldChange {
  readonly field: DefinitionField
  /** Of the configuration: which value in it. */
  readonly path?: string
  /** Undefined: not there. Secrets are hidden. */
  readonly from: string | undefined
  readonly to: string | undefined
}

export interface DefinitionChanges {
  /** In today's definition only. */
  readonly added: readonly string[]
  /** In this run only. */
  readonly removed: readonly string[]
  readonly changed: readonly { readonly name: string; readonly fields: readonly FieldChange[] }[]
}

/** What was edited since the run began, node by node; undefined where the run carries no definition of its own. */
export function definitionChanges(
  execution: Execution,
  today: readonly ExecutionNode[],
): DefinitionChanges | undefined {
  if (execution.nodesFrom !== 'snapshot' || today.length === 0) return undefined
  const ran = execution.nodes.filter((node) => node.isDefined)
  const pairs = ran.map((node) => [node, counterpart(node, today)] as const)
  const known = new Set(pairs.map(([, now]) => now))
  return {
    added: today.filter((node) => !known.has(node)).map(({ name }) => name),
    removed: pairs.filter(([, now]) => !now).map(([{ name }]) => name),
    changed: pairs.flatMap(([node, now]) => {
      const fields = now ? fieldChanges(node, now) : []
      return fields.length > 0 ? [{ name: node.name, fields }] : []
    }),
  }
}

/** A run's results may name a node by another id than its definition does. */
export const counterpart = (
  node: ExecutionNode,
  today: readonly ExecutionNode[],
): ExecutionNode | undefined =>
  today.find(({ id }) => id === node.id) ?? today.find(({ name }) => name === node.name)

/** What differs in the definition of one node. */
export function fieldChanges(before: ExecutionNode, now: ExecutionNode): FieldChange[] {
  const plain = [
    ['name', before.name, now.name],
    ['task', before.taskName, now.taskName],
    ['description', before.description, now.description],
    ['parent', before.parentReference, now.parentReference],
    ['pause', String(before.isPause), String(now.isPause)],
    ['errorsIgnored', String(before.ignoresErrors), String(now.ignoresErrors)],
  ] as const
  const from = valuesOf(before.configuration)
  const to = valuesOf(now.configuration)
  const paths = new Set([...from.keys(), ...to.keys()])
  return [
    ...plain.filter(([, a, b]) => (a ?? '') !== (b ?? '')).map(([field, from, to]) => ({ field, from, to })),
    ...[...paths]
      .filter((path) => from.get(path) !== to.get(path))
      .map((path) => ({ field: 'configuration' as const, path, from: from.get(path), to: to.get(path) })),
  ]
}

/** Deeper values are compared as one text. */
const deepest = 8

/** Every value of a configuration by its path; an element `{key, value}` of a list by its key. */
function valuesOf(value: unknown, path = '', depth = 0, found = new Map<string, string>()) {
  const isList = Array.isArray(value)
  if (typeof value !== 'object' || value === null || depth >= deepest) {
    if (value !== undefined) found.set(path, typeof value === 'string' ? value : JSON.stringify(value))
    return found
  }
  for (const [name, item] of Object.entries(value as Record<string, unknown>)) {
    const pair = isList ? pairOf(item) : undefined
    const key = pair ? pair.key : name
    valuesOf(pair ? pair.value : item, path === '' ? key : `${path}.${key}`, depth + 1, found)
  }
  return found
}

function pairOf(item: unknown): { key: string; value: unknown } | undefined {
  if (typeof item !== 'object' || item === null || !('value' in item)) return undefined
  const { key, value } = item as { key?: unknown; value: unknown }
  return typeof key === 'string' ? { key, value } : undefined
}
