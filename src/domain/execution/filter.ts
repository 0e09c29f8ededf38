/** AOM's own filters and sort orders of the workflow list (ListWorkflow), as they stand in the URL. */
export const sortFields = ['last_execution_start_time', 'create_time', 'update_time'] as const
export type SortField = (typeof sortFields)[number]

/** The values AOM's status filter takes (ListWorkflow, `status`). */
export const statusFilters = [
  'fail',
  'pausing',
  'executing',
  'waitApproval',
  'approvalFailed',
  'waitExecute',
  'canceling',
  'cancel',
  'success',
] as const
export type StatusFilter = (typeof statusFilters)[number]

export const typeFilters = ['manual', 'cron', 'event'] as const
export type TypeFilter = (typeof typeFilters)[number]

/** A time that goes along with the clock. */
export const ranges = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000 } as const
export type Range = keyof typeof ranges
export const rangeNames = Object.keys(ranges) as readonly Range[]

export interface ExecutionFilter {
  readonly text?: string
  readonly status?: StatusFilter
  readonly type?: TypeFilter
  readonly createdBy?: string
  readonly tags: Readonly<Record<string, string>>
  /** Up to now; without `from` and `to`. */
  readonly range?: Range
  /** Epoch milliseconds. */
  readonly from?: number
  readonly to?: number
  readonly sort: SortField
  readonly direction: 'ASC' | 'DESC'
}

export const defaultFilter: ExecutionFilter = {
  tags: {},
  sort: 'last_execution_start_time',
  direction: 'DESC',
}

/** AOM's longest (ListWorkflow). */
export const maxTextLength = 64
const maxTags = 10
const maxTagValueLength = 10

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find((item) => item === value)

const text = (value: string | null): string | undefined => {
  const trimmed = value?.trim().slice(0, maxTextLength)
  return trimmed ? trimmed : undefined
}

function time(value: string | null): number | undefined {
  if (!value) return undefined
  const parsed = Date.parse(value)
  return Number.isNaN(parsed) || parsed < 0 ? undefined : parsed
}

/** URL → filter. What AOM would not take is left out, so a mistyped link opens the list all the same. */
export function parseFilter(params: URLSearchParams): ExecutionFilter {
  const tags: [string, string][] = []
  for (const pair of params.getAll('tag').slice(0, maxTags)) {
    const at = pair.indexOf('=')
    const key = (at < 0 ? pair : pair.slice(0, at)).trim()
    const value = at < 0 ? '' : pair.slice(at + 1).trim()
    if (key) tags.push([key, value.slice(0, maxTagValueLength)])
  }
  const search = text(params.get('q') ?? params.get('search'))
  const status = oneOf(statusFilters, params.get('state'))
  const type = oneOf(typeFilters, params.get('type'))
  const createdBy = text(params.get('by'))
  const range = oneOf(rangeNames, params.get('range'))
  const from = range ? undefined : time(params.get('from'))
  const to = range ? undefined : time(params.get('to'))
  return {
    ...(search && { text: search }),
    ...(status && { status }),
    ...(type && { type }),
    ...(createdBy && { createdBy }),
    // Not by assignment: `__proto__` is a tag like any other.
    tags: Object.fromEntries(tags),
    ...(range && { range }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    sort: oneOf(sortFields, params.get('sort')) ?? defaultFilter.sort,
    direction: params.get('dir') === 'ASC' ? 'ASC' : 'DESC',
  }
}

/** Filter → URL; defaults are left out, so the plain list has a plain address. */
export function formatFilter(filter: ExecutionFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.text) params.set('q', filter.text)
  if (filter.status) params.set('state', filter.status)
  if (filter.type) params.set('type', filter.type)
  if (filter.createdBy) params.set('by', filter.createdBy)
  for (const [key, value] of Object.entries(filter.tags)) params.append('tag', `${key}=${value}`)
  if (filter.range) params.set('range', filter.range)
  if (filter.from !== undefined) params.set('from', new Date(filter.from).toISOString())
  if (filter.to !== undefined) params.set('to', new Date(filter.to).toISOString())
  if (filter.sort !== defaultFilter.sort) params.set('sort', filter.sort)
  if (filter.direction !== defaultFilter.direction) params.set('dir', filter.direction)
  return params
}

/** Besides the text. */
export const countFilters = ({ status, type, createdBy, range, from, to, tags }: ExecutionFilter): number =>
  [status, type, createdBy, range, from, to].filter((value) => value !== undefined).length +
  Object.keys(tags).length

export const isFiltered = (filter: ExecutionFilter): boolean =>
  filter.text !== undefined || countFilters(filter) > 0
