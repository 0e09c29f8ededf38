import { Suspense, useState } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession, useSessionEnd } from '#queries/session'
import { ErrorScreen } from '#app/errors/ErrorScreen'
import { lazyMui } from '#ui/lazyMui'
import { LazyPart } from '#app/errors/LazyBoundary'
import { OperationFollower } from '#app/operation/OperationFollower'
import { LanguageButton, ThemeButton } from '#app/shell/Header'
import { OperationProvider } from '#app/operation/OperationProvider'
import { Routes } from '#app/routes'
import { safeNext } from './safeNext'
import { ScreenSkeleton } from '#app/shell/ScreenSkeleton'
import { SessionEnd } from './SessionExpiryBanner'
import { Shell } from '#app/shell/Shell'
import styles from '#app/shell/shell.module.css'
import { SignInScreen } from '#app/screens'

const ExpiredSession = lazyMui(async () => (await import('./ReauthDialog')).ExpiredSession)

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
        <div className={styles['corner']}>
          <LanguageButton />
          <ThemeButton />
        </div>
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
        {endsAt !== undefined && <SessionEnd endsAt={endsAt} onAgain={() => setIsRenewing(true)} />}
        {'projectId' in session ? (
          // Another place begins anew: nothing that was opened or chosen in the old one is carried over.
          <OperationProvider key={`${session.region} ${session.projectId}`}>
            <OperationFollower />
            <ErrorScreen>
              <Routes />
            </ErrorScreen>
          </OperationProvider>
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
