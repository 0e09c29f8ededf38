import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import type { Attempt, ExecutionNode } from '#domain/execution/node'
import { notStarted } from '#domain/execution/status'
import { anything, bool, isRecord, readEach, text, time, uniqueBy } from './fields'
import { redact } from './redact'
import { readStatus } from './status'
import { readOutput, type NodeOutput } from './target'

const nodeSchema = v.object({
  id: text,
  name: text,
  task_name: text,
  category: text,
  parent_node: text,
  description: text,
  ignore_error: bool,
  metadata: anything,
})

const resultSchema = v.object({
  node_id: text,
  status: text,
  begin_time: time,
  end_time: time,
  function_execution_id: text,
  output: anything,
})

export interface NodeResult {
  readonly nodeId: string
  readonly attempt: Attempt
  readonly output: NodeOutput
}

/** One entry of `execution_result_list`; without a node_id it belongs to nothing and cannot be shown. */
export function readResult(wire: unknown): NodeResult | undefined {
  const result = v.safeParse(resultSchema, wire)
  if (!result.success || result.output.node_id === undefined) return undefined
  const { output } = result
  return {
    nodeId: result.output.node_id,
    attempt: {
      status: readStatus(output.status),
      ...omitUndefined({
        beganAt: output.begin_time,
        endedAt: output.end_time,
        functionExecutionId: output.function_execution_id,
      }),
    },
    output: readOutput(output.output),
  }
}

interface Definition {
  readonly node: ExecutionNode
  /** `properties.nodeId` of the configuration: in some samples the results name the node by it. */
  readonly alias?: string
}

function readDefinition(wire: unknown): Definition | undefined {
  const result = v.safeParse(nodeSchema, wire)
  if (!result.success) return undefined
  const node = result.output
  const id = node.id ?? node.name
  if (id === undefined) return undefined
  const metadata = isRecord(node.metadata) ? node.metadata : {}
  const configuration = metadata['configuration']
  const alias = aliasOf(configuration)
  return {
    ...(alias && { alias }),
    node: {
      id,
      name: node.name ?? node.task_name ?? id,
      isPause: node.category === 'pause' || metadata['type'] === 'pause' || node.task_name === 'CMS::PAUSE',
      ignoresErrors: node.ignore_error === true,
      isDefined: true,
      status: notStarted,
      attempts: [],
      targets: [],
      ...omitUndefined({
        taskName: node.task_name,
        description: node.description,
        parentReference: node.parent_node,
        configuration: configuration === undefined ? undefined : redact(configuration),
      }),
    },
  }
}

function aliasOf(configuration: unknown): string | undefined {
  const parameters = isRecord(configuration) ? configuration['parameters'] : undefined
  if (!Array.isArray(parameters)) return undefined
  const pair = parameters.find((item) => isRecord(item) && item['key'] === 'properties.nodeId')
  return isRecord(pair) && typeof pair['value'] === 'string' ? pair['value'].trim() || undefined : undefined
}

/** Definitions (`nodes`) in AOM's order; a second node with an id that was there already cannot be told apart. */
export function readDefinitions(wire: unknown): { definitions: Definition[]; unreadable: number } {
  if (!Array.isArray(wire))
    return { definitions: [], unreadable: wire === undefined || wire === null ? 0 : 1 }
  const { items, unreadable } = readEach(wire, readDefinition)
  const unique = uniqueBy(items, ({ node }) => node.id)
  return { definitions: unique, unreadable: unreadable + items.length - unique.length }
}

/** Joins what was defined with what was reported; a result without a definition becomes a node of its own. */
export function joinNodes(
  definitions: readonly Definition[],
  results: readonly NodeResult[],
): ExecutionNode[] {
  const left = new Map<string, NodeResult[]>()
  for (const result of results) {
    const known = left.get(result.nodeId)
    if (known) known.push(result)
    else left.set(result.nodeId, [result])
  }
  const take = (key: string | undefined): NodeResult[] | undefined => {
    const found = key === undefined ? undefined : left.get(key)
    if (found && key !== undefined) left.delete(key)
    return found
  }
  const byId = definitions.map(({ node }) => take(node.id))
  const defined = definitions.map(({ node, alias }, index) => {
    const found = byId[index] ?? take(alias)
    return found ? withResults(node, found) : node
  })
  const orphans = [...left.entries()].map(([id, found]) =>
    withResults(
      {
        id,
        name: id,
        isPause: false,
        ignoresErrors: false,
        isDefined: false,
        status: notStarted,
        attempts: [],
        targets: [],
      },
      found,
    ),
  )
  return [...defined, ...orphans]
}

/** Several results of one node are its attempts; the one that began last is what is true now. */
function withResults(node: ExecutionNode, results: readonly NodeResult[]): ExecutionNode {
  const ordered = results.toSorted((a, b) => beganMs(a) - beganMs(b))
  const last = ordered.at(-1)
  if (!last) return node
  const { output } = last
  return {
    ...node,
    // The operation call is documented to take the id that the results use.
    id: last.nodeId,
    ...last.attempt,
    attempts: ordered.map((result) => result.attempt),
    targets: output.targets,
    ...omitUndefined({ reason: output.reason, output: output.output }),
  }
}

/** A result without a begin time keeps AOM's place: it sorts after the ones that have one. */
const beganMs = (result: NodeResult): number => result.attempt.beganAt ?? Number.MAX_SAFE_INTEGER
