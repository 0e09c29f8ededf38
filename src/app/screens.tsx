import { createElement } from 'react'
import { PageTitle } from '#components/page/PageTitle'
import { useI18n } from '#i18n/I18n'
import { allRoutes, routes, type Match, type Route } from '#routes'
import { lazyPart } from '#ui/lazyPart'
import { ScreenSkeleton } from './shell/ScreenSkeleton'

type Params = Match['params']

const screens = new Map(allRoutes.map((route) => [route, screenOf(route)] as const))

function screenOf(route: Route<string>) {
  return lazyPart<Params>(route.load, {
    failure: 'page',
    // The page before all others has no frame that a skeleton would fill.
    ...(route.path !== routes['sign-in'].path && {
      Placeholder: () => (
        <>
          {route.hasOwnTitle && <RouteTitle route={route} />}
          <ScreenSkeleton />
        </>
      ),
    }),
    resetKeys: Object.values,
  })
}

function RouteTitle({ route }: { route: Route<string> }) {
  const { t } = useI18n()
  return <PageTitle title={route.title(t)} />
}

/** What a route's table entry says, drawn. */
export function Screen({ match: { route, params } }: { match: Match }) {
  const Part = screens.get(route)
  return (
    <>
      {!route.hasOwnTitle && <RouteTitle route={route} />}
      {Part && createElement(Part, { key: route.path, ...params })}
    </>
  )
}

/** The opened page's code and that of the pages which come with the app: no placeholder is drawn for them. */
export async function preloadScreens(opened: Match | undefined): Promise<void> {
  const wanted = allRoutes.filter((route) => route.comesWithApp || route === opened?.route)
  // A failure is met again, and shown, when the screen is drawn.
  await Promise.allSettled(wanted.map(async (route) => screens.get(route)?.preload()))
}
