import { allActions, type Action } from './action'
import { teamOutcomes, type TeamOperation, type TeamOutcome } from './teamOperation'

/** The journal's own filters, as they stand in the URL. */
export interface OperationFilter {
  /** A user's name. */
  readonly by?: string
  readonly workflow?: string
  readonly execution?: string
  readonly node?: string
  readonly action?: Action
  readonly outcome?: TeamOutcome
  /** Epoch milliseconds, both included. */
  readonly from?: number
  readonly to?: number
  /** Skips that left something to be fixed later, which nobody had closed when it was read. */
  readonly isLeftOpen?: true
  /** Ids of executions: the newest one of each node in them, and of each of them as a whole, when it was read. */
  readonly latestIn?: readonly string[]
}

const texts = ['by', 'workflow', 'execution', 'node'] as const
const times = ['from', 'to'] as const
const names = [...texts, 'action', 'outcome', ...times] as const

/** As the journal takes them: a name, an id. */
const maxLength = { by: 256, workflow: 128, execution: 128, node: 128 } as const

function text(value: string | null, length: number): string | undefined {
  // Half a character cannot be written into an address.
  const trimmed = value
    ?.trim()
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
  return trimmed ? trimmed : undefined
}

function time(value: string | null): number | undefined {
  const parsed = value ? Date.parse(value) : NaN
  return Number.isNaN(parsed) || parsed < 0 ? undefined : parsed
}

/** URL → filter. What the journal would not take is left out, so a mistyped link opens the list all the same. */
export function parseOperationFilter(params: URLSearchParams): OperationFilter {
  const action = allActions.find((item) => item === params.get('action'))
  const outcome = teamOutcomes.find((item) => item === params.get('outcome'))
  return {
    ...valuesOf(texts, (name) => text(params.get(name), maxLength[name])),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...valuesOf(times, (name) => time(params.get(name))),
  }
}

/** Filter → URL, over what else stands in it. */
export function formatOperationFilter(filter: OperationFilter, params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of names) next.delete(name)
  for (const name of names) {
    const value = filter[name]
    if (value !== undefined) next.set(name, typeof value === 'number' ? new Date(value).toISOString() : value)
  }
  return next
}

export const countOperationFilters = (filter: OperationFilter): number =>
  names.filter((name) => name in filter).length

export const isOperationFiltered = (filter: OperationFilter): boolean => countOperationFilters(filter) > 0

/** As the journal itself filters, for what comes by its stream. */
export function matchesFilter(
  operation: Pick<
    TeamOperation,
    'skipKind' | 'workflowId' | 'executionId' | 'nodeId' | 'action' | 'outcome' | 'requestedAt'
  > & { readonly user?: { readonly name?: string } },
  filter: OperationFilter,
): boolean {
  const isEqual = (wanted: string | undefined, value: string | undefined) =>
    wanted === undefined || wanted === value
  return (
    (!filter.isLeftOpen || operation.skipKind === 'fixLater') &&
    (filter.latestIn?.includes(operation.executionId ?? '') ?? true) &&
    isEqual(filter.by, operation.user?.name) &&
    isEqual(filter.workflow, operation.workflowId) &&
    isEqual(filter.execution, operation.executionId) &&
    isEqual(filter.node, operation.nodeId) &&
    isEqual(filter.action, operation.action) &&
    isEqual(filter.outcome, operation.outcome) &&
    operation.requestedAt >= (filter.from ?? 0) &&
    operation.requestedAt <= (filter.to ?? Infinity)
  )
}

function valuesOf<const K extends string, V>(
  keys: readonly K[],
  read: (key: K) => V | undefined,
): { [key in K]?: V } {
  const found: { [key in K]?: V } = {}
  for (const key of keys) {
    const value = read(key)
    if (value !== undefined) found[key] = value
  }
  return found
}
