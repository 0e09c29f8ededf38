import type { ExecutionNode } from './node'

/** Where one node stands. `level` is the longest way to it from a root (roots are 0). */
export interface GraphNode {
  readonly id: string
  readonly level: number
  /** Node ids, in the order in which AOM names them. */
  readonly parents: readonly string[]
  /** Node ids, in AOM's order. */
  readonly children: readonly string[]
}

/**
 * What of `parent_node` could not be taken as it stands; the graph is drawn all the same. `reference` is AOM's word.
 * orphan: no node has that name or id · duplicateName: an earlier node has the same name · selfParent: names itself ·
 * cycle: this edge was left out, because it closes a circle · undefinedResult: a result whose node no definition has ·
 * ambiguousParent: several nodes have the name that it refers to.
 */
export type DiagnosisKind =
  'orphan' | 'duplicateName' | 'selfParent' | 'cycle' | 'undefinedResult' | 'ambiguousParent'

export interface Diagnosis {
  readonly kind: DiagnosisKind
  readonly nodeId: string
  readonly reference?: string
}

interface GraphEdge {
  readonly from: string
  readonly to: string
}

/** Acyclic whatever AOM sent: every node exactly once, every edge from a lower to a higher level. */
export interface ExecutionGraph {
  /** In AOM's order; results without a definition last. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** All nodes stand on one line, each after the other. */
  readonly isChain: boolean
  readonly diagnoses: readonly Diagnosis[]
}

const graphs = new WeakMap<readonly ExecutionNode[], ExecutionGraph>()

/**
 * `parent_node` → graph, built once for a list of nodes. AOM documents one parent by name (CreateWorkflow, `nodes`); all else
 * is tolerated.
 */
export function graphOf(nodes: readonly ExecutionNode[]): ExecutionGraph {
  const graph = graphs.get(nodes) ?? buildGraph(nodes)
  graphs.set(nodes, graph)
  return graph
}

function buildGraph(nodes: readonly ExecutionNode[]): ExecutionGraph {
  const ordered = [...nodes.filter((node) => node.isDefined), ...nodes.filter((node) => !node.isDefined)]
  const diagnoses = diagnoseNames(ordered)
  const parents = parentsOf(ordered, diagnoses)
  cutCycles(ordered, parents, diagnoses)
  const children = childrenOf(parents)
  const levels = levelsOf(parents, children)
  const edges = [...parents].flatMap(([to, from]) => from.map((id) => ({ from: id, to })))
  return {
    nodes: ordered.map(({ id }) => ({
      id,
      level: levels.get(id) ?? 0,
      parents: parents.get(id) ?? [],
      children: children.get(id) ?? [],
    })),
    edges,
    isChain: isOneLine(parents, children),
    diagnoses,
  }
}

type Links = Map<string, string[]>

function diagnoseNames(nodes: readonly ExecutionNode[]): Diagnosis[] {
  const seen = new Set<string>()
  const diagnoses: Diagnosis[] = []
  for (const node of nodes) {
    if (!node.isDefined) diagnoses.push({ kind: 'undefinedResult', nodeId: node.id })
    else if (seen.has(node.name))
      diagnoses.push({ kind: 'duplicateName', nodeId: node.id, reference: node.name })
    seen.add(node.name)
  }
  return diagnoses
}

/** Every node's parents; nodes without one have an empty list. */
function parentsOf(nodes: readonly ExecutionNode[], diagnoses: Diagnosis[]): Links {
  const defined = nodes.filter((node) => node.isDefined)
  // In no sample of AOM's does a node name its parent: then the order of the array is the order of the steps.
  if (defined.every((node) => !node.parentReference?.trim()))
    return new Map(
      nodes.map((node, index) => {
        const before = node.isDefined ? nodes[index - 1] : undefined
        return [node.id, before ? [before.id] : []]
      }),
    )
  const find = finder(defined)
  return new Map(nodes.map((node) => [node.id, node.isDefined ? resolve(node, find, diagnoses) : []]))
}

interface Found {
  readonly id: string
  readonly isAmbiguous: boolean
}
type Find = (reference: string, child: ExecutionNode) => Found | undefined

function finder(nodes: readonly ExecutionNode[]): Find {
  const byName = new Map<string, ExecutionNode[]>()
  const place = new Map<string, number>()
  for (const [index, node] of nodes.entries()) {
    place.set(node.id, index)
    const same = byName.get(node.name)
    if (same) same.push(node)
    else byName.set(node.name, [node])
  }
  return (reference, child) => {
    const named = byName.get(reference)
    if (!named) return place.has(reference) ? { id: reference, isAmbiguous: false } : undefined
    const at = place.get(child.id) ?? 0
    // Of several with one name, the nearest earlier step is the likeliest parent.
    const chosen =
      named.findLast((node) => (place.get(node.id) ?? 0) < at) ??
      named.find((node) => node.id !== child.id) ??
      child
    return { id: chosen.id, isAmbiguous: named.length > 1 }
  }
}

/** AOM documents one; a text of thousands of commas is no list of parents. */
const mostParents = 1_000

function resolve(node: ExecutionNode, find: Find, diagnoses: Diagnosis[]): string[] {
  const whole = node.parentReference?.trim() ?? ''
  if (whole === '') return []
  // A name may hold a comma itself, so the list is tried only when nothing has the whole as its name.
  const references = find(whole, node) ? [whole] : whole.split(',', mostParents).map((part) => part.trim())
  const parents = new Set<string>()
  for (const reference of references) {
    const found = find(reference, node)
    if (found?.id === node.id) diagnoses.push({ kind: 'selfParent', nodeId: node.id, reference })
    else if (found) {
      parents.add(found.id)
      if (found.isAmbiguous) diagnoses.push({ kind: 'ambiguousParent', nodeId: node.id, reference })
    } else if (reference !== '' && reference.toLowerCase() !== 'start') {
      diagnoses.push({ kind: 'orphan', nodeId: node.id, reference })
    }
  }
  return [...parents]
}

function childrenOf(parents: Links): Links {
  const children: Links = new Map([...parents.keys()].map((id) => [id, []]))
  for (const [id, own] of parents) for (const parent of own) children.get(parent)?.push(id)
  return children
}

/** Takes out, in place, each edge that leads back into the way it came from. Roots are walked first. */
function cutCycles(nodes: readonly ExecutionNode[], parents: Links, diagnoses: Diagnosis[]): void {
  const children = childrenOf(parents)
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  const done = new Set<string>()
  const roots = nodes.filter((node) => parents.get(node.id)?.length === 0)
  for (const { id: start } of [...roots, ...nodes]) {
    if (done.has(start)) continue
    const onWay = new Set([start])
    // A stack of our own: a chain of thousands would overflow the language's.
    const way = [{ id: start, next: 0 }]
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const child = children.get(here.id)?.[here.next]
      here.next += 1
      if (child === undefined) {
        way.pop()
        onWay.delete(here.id)
        done.add(here.id)
      } else if (onWay.has(child)) {
        const from = here.id
        parents.set(
          child,
          (parents.get(child) ?? []).filter((parent) => parent !== from),
        )
        diagnoses.push({ kind: 'cycle', nodeId: child, reference: names.get(from) ?? from })
      } else if (!done.has(child)) {
        onWay.add(child)
        way.push({ id: child, next: 0 })
      }
    }
  }
}

function levelsOf(parents: Links, children: Links): Map<string, number> {
  const open = new Map([...parents].map(([id, own]) => [id, own.length]))
  const levels = new Map<string, number>()
  const ready = [...open].filter(([, count]) => count === 0).map(([id]) => id)
  for (const id of ready) {
    const level = levels.get(id) ?? 0
    levels.set(id, level)
    for (const child of children.get(id) ?? []) {
      levels.set(child, Math.max(levels.get(child) ?? 0, level + 1))
      const left = (open.get(child) ?? 0) - 1
      open.set(child, left)
      if (left === 0) ready.push(child)
    }
  }
  return levels
}

function isOneLine(parents: Links, children: Links): boolean {
  const own = [...parents.values()]
  return (
    own.filter((ids) => ids.length === 0).length === 1 &&
    own.every((ids) => ids.length <= 1) &&
    [...children.values()].every((ids) => ids.length <= 1)
  )
}
