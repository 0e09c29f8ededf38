import Box from '@mui/material/Box'
import { lazy, Suspense } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession } from '../queries/session'
import { ErrorScreen } from './ErrorScreen'
import { OperationFollower } from './OperationFollower'
import { LanguageButton, ThemeButton } from './Header'
import { OperationHost } from './OperationHost'
import { Routes } from './routes'
import { safeNext } from './safeNext'
import { ScreenSkeleton } from './ScreenSkeleton'
import { Shell } from './Shell'
import { SignInScreen } from './screens'

const ExpiredSession = lazy(async () => ({ default: (await import('./ExpiredSession')).ExpiredSession }))

/** Who may see what: no session → sign-in; an expired one → the page stays, with the form over it. */
export function Gate() {
  const session = useSession()
  const [path] = useLocation()
  const search = useSearch()
  const isSignIn = path === '/sign-in'

  if (session.kind === 'none') {
    if (!isSignIn) {
      const here = `${window.location.pathname}${window.location.search}`
      return <Redirect to={here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`} replace />
    }
    return (
      <>
        <Box sx={{ position: 'absolute', top: 8, right: 8, display: 'flex', gap: 0.5 }}>
          <LanguageButton />
          <ThemeButton />
        </Box>
        <Suspense fallback={null}>
          <SignInScreen />
        </Suspense>
      </>
    )
  }
  if (isSignIn && session.kind === 'signedIn')
    return <Redirect to={safeNext(new URLSearchParams(search).get('next'))} replace />
  return (
    <>
      <Shell session={session}>
        {session.kind === 'asking' ? (
          <ScreenSkeleton />
        ) : (
          <OperationHost>
            <OperationFollower />
            <ErrorScreen>
              <Routes />
            </ErrorScreen>
          </OperationHost>
        )}
      </Shell>
      {session.kind === 'expired' && (
        <Suspense fallback={null}>
          <ExpiredSession projectId={session.projectId} canSignIn={session.canSignOut} />
        </Suspense>
      )}
    </>
  )
}
