import { useEffect } from 'react'
import { Redirect, useLocation } from 'wouter'
import { Screen } from '#app/screens'
import { PageTitle } from '#components/page/PageTitle'
import { useI18n } from '#i18n/I18n'
import { href, matchRoute, root, routes } from '#routes'
import { EmptyState } from '#ui/EmptyState'
import { Link } from '#ui/Link'

/** The screen that the address names. */
export function Routes() {
  useStartAtTop()
  const [path] = useLocation()
  if (path === root) return <Redirect to={href('attention')} replace />
  const match = matchRoute(path)
  // Signing in is a page of its own only while there is no session.
  return match && match.route !== routes['sign-in'] ? <Screen match={match} /> : <NotFound />
}

function NotFound() {
  const { t } = useI18n()
  return (
    <>
      <PageTitle title={t.shell.notFoundTitle} />
      <EmptyState title={t.shell.notFoundTitle} text={t.shell.notFoundText}>
        <Link href={href('attention')}>{t.shell.toAttention}</Link>
      </EmptyState>
    </>
  )
}

/** A link followed to another page begins at its top and at its content; Back keeps the browser's own place. */
function useStartAtTop() {
  useEffect(() => {
    let path = window.location.pathname
    const onPush = () => {
      if (window.location.pathname === path) return
      path = window.location.pathname
      window.scrollTo(0, 0)
      document.getElementById('content')?.focus({ preventScroll: true })
    }
    const onPop = () => {
      path = window.location.pathname
    }
    // wouter announces its own navigations under this name.
    window.addEventListener('pushState', onPush)
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('pushState', onPush)
      window.removeEventListener('popstate', onPop)
    }
  }, [])
}
