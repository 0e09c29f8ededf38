import { useState } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useSession, useSessionEnd } from '#queries/session'
import { href, matchRoute, root, routes } from '#routes'
import { lazyPart, PartBoundary } from '#ui/lazyPart'
import { LanguageButton, ThemeButton } from '#app/shell/Header'
import { OperationProvider } from '#app/operation/OperationProvider'
import { Routes } from '#app/Routes'
import { safeNext } from './safeNext'
import { ScreenSkeleton } from '#app/shell/ScreenSkeleton'
import { SessionExpiryBanner } from './SessionExpiryBanner'
import { Shell } from '#app/shell/Shell'
import styles from '#app/shell/shell.module.css'
import { Screen } from '#app/screens'

const ReauthDialog = lazyPart(async () => (await import('./ReauthDialog')).ReauthDialog, {
  failure: 'overlay',
  onClose: ({ onLater }) => onLater,
})

/** Who may see what: no session → sign-in; an expired one → the page stays, with the form over it. */
export function SessionGate() {
  const session = useSession()
  const endsAt = useSessionEnd()
  const [isRenewing, setIsRenewing] = useState(false)
  const [path] = useLocation()
  const search = useSearch()
  const opened = matchRoute(path)
  const isSignIn = opened?.route.path === routes['sign-in'].path

  if (session.kind === 'none') {
    if (!isSignIn) {
      const here = `${window.location.pathname}${window.location.search}`
      return <Redirect to={href('sign-in', {}, { next: here === root ? undefined : here })} replace />
    }
    return (
      <>
        <div className={styles.corner}>
          <LanguageButton />
          <ThemeButton />
        </div>
        <Screen match={opened} />
      </>
    )
  }
  if (isSignIn && session.kind === 'signedIn')
    return <Redirect to={safeNext(new URLSearchParams(search).get('next'))} replace />
  return (
    <>
      <Shell session={session}>
        {endsAt !== undefined && <SessionExpiryBanner endsAt={endsAt} onAgain={() => setIsRenewing(true)} />}
        {'projectId' in session ? (
          // Another project begins anew: nothing that was opened or chosen in the old one is carried over.
          <OperationProvider key={`${session.region} ${session.projectId}`}>
            <PartBoundary place="page" resetKeys={[path]}>
              <Routes />
            </PartBoundary>
          </OperationProvider>
        ) : (
          <ScreenSkeleton />
        )}
      </Shell>
      {'projectId' in session && (session.kind === 'expired' || isRenewing) && (
        <ReauthDialog
          session={session}
          onLater={session.kind === 'expired' ? undefined : () => setIsRenewing(false)}
        />
      )}
    </>
  )
}
