import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { parseFilter } from '#domain/execution/filter'
import type { Place } from '#domain/session/place'
import type { Messages } from '#i18n/en'
import { prefetchAttention } from '#queries/attention'
import { executionQuery } from '#queries/executions'
import { workflowsQuery } from '#queries/workflows'

/*
 * Every address of the app, once. A screen is one entry here and one folder in src/screens. Screens import this file for
 * their links, so it loads them lazily, and its types are written out: what they are made of would lead in a circle.
 */

export interface Route<Param extends string = never> {
  /** `:name` stands for one part of the path, whatever letters it has. */
  readonly path: string
  readonly title: (t: Messages) => string
  /** The screen writes a longer title itself, once it knows what to count or whose name to say. */
  readonly hasOwnTitle?: true
  readonly load: () => Promise<ComponentType<Record<Param, string>>>
  /** Fetches what the screen is drawn with from the start beside its own code. */
  readonly preload?: () => Promise<void>
  /** Its code is part of what every visit loads (`page` in vite.config.ts). */
  readonly comesWithApp?: true
  /** Asks AOM for what the screen will show, while the app is still being evaluated. */
  readonly firstRead?: (
    client: QueryClient,
    address: { readonly params: Record<Param, string>; readonly search: URLSearchParams },
  ) => Promise<void>
}

const attention: Route = {
  path: '/attention',
  title: (t) => t.attention.title,
  hasOwnTitle: true,
  load: async () => (await import('#screens/attention/AttentionScreen')).AttentionScreen,
  preload: async () => (await import('#screens/attention/AttentionScreen')).preloadDesk(),
  comesWithApp: true,
  firstRead: prefetchAttention,
}

const executions: Route = {
  path: '/executions',
  title: (t) => t.executions.title,
  load: async () => (await import('#screens/executions/ExecutionsScreen')).ExecutionsScreen,
  comesWithApp: true,
  firstRead: (client, { search }) => client.prefetchInfiniteQuery(workflowsQuery(parseFilter(search))),
}

const workflow: Route<'workflowId'> = {
  path: '/workflows/:workflowId',
  title: (t) => t.executions.columns.name,
  hasOwnTitle: true,
  load: async () => (await import('#screens/workflow/WorkflowScreen')).WorkflowScreen,
}

const execution: Route<'workflowId' | 'executionId'> = {
  path: '/workflows/:workflowId/executions/:executionId',
  title: (t) => t.executions.title,
  hasOwnTitle: true,
  load: async () => (await import('#screens/execution/ExecutionScreen')).ExecutionScreen,
  firstRead: (client, { params }) => client.prefetchQuery(executionQuery(params)),
}

const activity: Route = {
  path: '/activity',
  title: (t) => t.shell.activity,
  load: async () => (await import('#screens/activity/ActivityScreen')).ActivityScreen,
}

const handover: Route = {
  path: '/handover',
  title: (t) => t.shell.handover,
  load: async () => (await import('#screens/handover/HandoverScreen')).HandoverScreen,
}

const signIn: Route = {
  path: '/sign-in',
  title: (t) => t.shell.signInTitle,
  load: async () => (await import('#screens/sign-in/SignInScreen')).SignInScreen,
}

/** Every part of the kit in every state: for those who develop, so no word of it is translated. */
const kit: Route = {
  path: '/kit',
  title: () => 'Kit',
  load: async () => (await import('#screens/kit/KitScreen')).KitScreen,
}

/** Under the name of each screen's folder, by which the build finds its code (build/pagePreload.ts). */
export const routes = {
  attention,
  executions,
  workflow,
  execution,
  activity,
  handover,
  'sign-in': signIn,
  ...((import.meta.env.DEV || import.meta.env.MODE === 'demo') && { kit }),
}

type RouteName = Exclude<keyof typeof routes, 'kit'>

/** The bare address of the app. It stands for the page that most visits begin with. */
export const root = '/'

type Params<Name extends RouteName> =
  (typeof routes)[Name] extends Route<infer Param> ? Readonly<Record<Param, string>> : never
/** `{}` where the path has none. */
type NoParams = Readonly<Record<string, never>>
type Search = URLSearchParams | Readonly<Record<string, string | undefined>>

/** The address of a page: `href('execution', { workflowId, executionId }, { node: nodeId })`. */
export function href<Name extends RouteName>(
  name: Name,
  ...[params = {}, search = {}]: [keyof Params<Name>] extends [never]
    ? [params?: NoParams, search?: Search]
    : [params: Params<Name>, search?: Search]
): string {
  const values: Readonly<Record<string, string>> = params
  const path = routes[name].path.replace(/:(\w+)/g, (_, param: string) =>
    encodeURIComponent(values[param] ?? ''),
  )
  const query = search instanceof URLSearchParams ? search.toString() : formatSearch(search)
  return query === '' ? path : `${path}?${query}`
}

const placeParams = ['region', 'project'] as const
type PlaceParam = (typeof placeParams)[number]

const isPlaceParam = (pair: string): boolean =>
  placeParams.some((name) => pair === name || pair.startsWith(`${name}=`))

/** What an address says of the place that it belongs to; undefined where it leaves that to its reader. */
export function placeOf(search: string): Place | undefined {
  const params = new URLSearchParams(search)
  const read = (name: PlaceParam) => params.get(name)?.trim() || null
  const projectId = read('project')
  return projectId === null ? undefined : { region: read('region'), projectId }
}

/** The rest of a query, letter by letter as it was. */
export const withoutPlace = (search: string): string =>
  search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !isPlaceParam(pair))
    .join('&')

/** An address that says which project of which region it belongs to; one that already does stays as it is. */
export function withPlace(address: string, place: Place | undefined): string {
  const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? []
  if (!place || !path.startsWith('/') || path.startsWith(signIn.path) || placeOf(search)) return address
  const { region, projectId } = place
  const query = [withoutPlace(search), formatSearch({ region: region ?? undefined, project: projectId })]
  return `${path}?${query.filter(Boolean).join('&')}${hash}`
}

const formatSearch = (search: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(search)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`))
    .join('&')

/** What an address opens. */
export interface Match {
  readonly route: Route<string>
  /** Each part of the path decoded, once. */
  readonly params: Readonly<Record<string, string>>
  /** A part holds a `%` that encodes nothing; it is taken as it stands. */
  readonly isMistyped: boolean
}

/** Where a path matches a route, it has the very params that the route's screen wants. */
export const allRoutes = Object.values(routes) as readonly unknown[] as readonly Route<string>[]

const patterns = allRoutes.map((route) => [route, patternOf(route.path)] as const)

export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+?)')}/?$`, 'i')
}

/** Finds what a path opens, as the browser has it: not decoded. */
export function matchRoute(pathname: string): Match | undefined {
  const path = pathname === root ? attention.path : pathname
  for (const [route, pattern] of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const parts = Object.entries(found.groups ?? {}).map(
      ([name, part]) => [name, part, decode(part)] as const,
    )
    return {
      route,
      params: Object.fromEntries(parts.map(([name, part, decoded]) => [name, decoded ?? part])),
      isMistyped: parts.some(([, , decoded]) => decoded === undefined),
    }
  }
  return undefined
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
