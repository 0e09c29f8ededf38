import type { Behaviour } from './plan'

/** ListWorkflow's body once it was found good. `page` counts from 0. */
export interface ListQuery {
  search: string
  type?: string
  status?: string
  createBy?: string
  tags: Record<string, string>
  page: number
  size: number
  sortField: string
  sortType: 'ASC' | 'DESC'
  from: number
  until: number
}

const types = ['cron', 'event', 'manual']
const statuses = [
  'success',
  'fail',
  'executing',
  'cancel',
  'waitExecute',
  'waitApproval',
  'approvalFailed',
  'pausing',
  'canceling',
]
const sortFields = ['create_time', 'last_execution_start_time', 'update_time']
const MAX_TIME = 9_999_999_999_999

/** Checks the body against its documented limits; a string says what is wrong with it. */
export function readListQuery(body: unknown, pageBase: Behaviour['pageBase']): ListQuery | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'the body is not an object'
  const given = body as Record<string, unknown>
  const {
    search,
    type,
    status,
    create_by: createBy,
    tags,
    sort_field: sortField,
    sort_type: sortType,
  } = given
  const page = given['page'] ?? (pageBase === 0 ? 0 : 1)
  const size = given['size'] ?? 10
  const from = given['search_time_start'] ?? 0
  const until = given['search_time_end'] ?? MAX_TIME
  if (!sortFields.includes(sortField as string)) return 'sort_field is missing or wrong'
  if (sortType !== 'ASC' && sortType !== 'DESC') return 'sort_type is missing or wrong'
  if (search !== undefined && !isText(search, 0, 64)) return 'search is not 1 to 64 characters long'
  if (type !== undefined && !types.includes(type as string)) return 'type is wrong'
  if (status !== undefined && !statuses.includes(status as string)) return 'status is wrong'
  if (createBy !== undefined && !isText(createBy, 1, 64)) return 'create_by is not 1 to 64 characters long'
  const project = given['enterprise_project_id']
  if (project !== undefined && !isText(project, 1, 64))
    return 'enterprise_project_id is not 1 to 64 characters long'
  if (tags !== undefined && !areTags(tags)) return 'tags are more than 10, or longer than 10 characters'
  if (!isWhole(size, 1, 100)) return 'size is not 1 to 100'
  if (!isWhole(page, pageBase === 1 ? 1 : 0, 9_999_999)) return 'page is out of range'
  if (!isWhole(from, 0, MAX_TIME) || !isWhole(until, 0, MAX_TIME)) return 'search_time is out of range'
  return {
    search: typeof search === 'string' ? search.toLowerCase() : '',
    ...(typeof type === 'string' && { type }),
    ...(typeof status === 'string' && { status }),
    ...(typeof createBy === 'string' && { createBy }),
    tags: (tags ?? {}) as Record<string, string>,
    page: pageBase === 0 ? page : Math.max(page, 1) - 1,
    size,
    sortField: sortField as string,
    sortType,
    from,
    until,
  }
}

function isText(value: unknown, min: number, max: number): boolean {
  return typeof value === 'string' && value.length >= min && value.length <= max
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
}

function areTags(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const values = Object.values(value)
  return values.length <= 10 && values.every((text) => isText(text, 0, 10))
}

type Item = Record<string, unknown>

const idOf = (item: Item) => String(item['id'])

/** Filters, sorts and cuts as AOM does: on the server, over all of the project. */
export function runListQuery(
  items: readonly Item[],
  query: ListQuery,
): { elements: Item[]; total_elements: number } {
  const found = items.filter((item) => matches(item, query))
  const direction = query.sortType === 'ASC' ? 1 : -1
  const key = (item: Item) => Number(item[query.sortField] ?? 0)
  const sorted = found.sort((a, b) => direction * (key(a) - key(b)) || (idOf(a) < idOf(b) ? -1 : 1))
  const start = query.page * query.size
  return { elements: sorted.slice(start, start + query.size), total_elements: found.length }
}

function matches(item: Item, query: ListQuery): boolean {
  const tags = (item['tags'] ?? {}) as Record<string, string>
  const updated = Number(item['update_time'] ?? 0)
  return (
    (query.search === '' || textOf(item).includes(query.search)) &&
    (query.type === undefined || item['type'] === query.type) &&
    (query.status === undefined || item['status'] === query.status) &&
    (query.createBy === undefined || item['create_by'] === query.createBy) &&
    Object.entries(query.tags).every(([name, value]) => tags[name] === value) &&
    updated >= query.from &&
    updated <= query.until
  )
}

function textOf(item: Item): string {
  const texts = [item['name'], item['description']].filter((value) => typeof value === 'string')
  return texts.join('\n').toLowerCase()
}
