import Box from '@mui/material/Box'
import { lazy, Suspense, useState } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession, useSessionEnd } from '../queries/session'
import { ErrorScreen } from './ErrorScreen'
import { LazyPart } from './LazyPart'
import { OperationFollower } from './OperationFollower'
import { LanguageButton, ThemeButton } from './Header'
import { OperationHost } from './OperationHost'
import { Routes } from './routes'
import { safeNext } from './safeNext'
import { ScreenSkeleton } from './ScreenSkeleton'
import { Shell } from './Shell'
import { SignInScreen } from './screens'

const ExpiredSession = lazy(async () => ({ default: (await import('./ExpiredSession')).ExpiredSession }))
const SessionEnd = lazy(async () => ({ default: (await import('./SessionEnd')).SessionEnd }))

/** Who may see what: no session → sign-in; an expired one → the page stays, with the form over it. */
export function Gate() {
  const session = useSession()
  const endsAt = useSessionEnd()
  const [isRenewing, setIsRenewing] = useState(false)
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
        {endsAt !== undefined && (
          <LazyPart>
            <SessionEnd endsAt={endsAt} onAgain={() => setIsRenewing(true)} />
          </LazyPart>
        )}
        {'projectId' in session ? (
          // Another place begins anew: nothing that was opened or chosen in the old one is carried over.
          <OperationHost key={`${session.region} ${session.projectId}`}>
            <OperationFollower />
            <ErrorScreen>
              <Routes />
            </ErrorScreen>
          </OperationHost>
        ) : (
          <ScreenSkeleton />
        )}
      </Shell>
      {'projectId' in session && (session.kind === 'expired' || isRenewing) && (
        <LazyPart>
          <ExpiredSession
            session={session}
            onLater={session.kind === 'expired' ? undefined : () => setIsRenewing(false)}
          />
        </LazyPart>
      )}
    </>
  )
}
