import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { NoticeSlotOutlet, ResultsSlotOutlet, ResultsSlotProvider } from '#components/page/slots'
import { TourPlace } from '#app/tour/TourPlace'
import { SkipLink } from '#ui/SkipLink'
import { useI18n } from '#i18n/I18n'
import type { SessionView } from '#queries/session'
import { matchRoute, routes } from '#routes'
import { Header } from './Header'
import { Navigation } from './Navigation'
import styles from './shell.module.css'
import { ZoneLine } from './Zone'

/**
 * The frame of every screen: a slim header, a narrow navigation (below the content on a phone), the content, and below it
 * the results of operations.
 */
export function Shell({ session, children }: { session: SessionView; children: ReactNode }) {
  const { t } = useI18n()
  const [path] = useLocation()
  const search = useSearch()
  // On a wall nobody presses anything: the page is all there is.
  const isWall =
    new URLSearchParams(search).has('wall') && matchRoute(path)?.route.path === routes.attention.path
  if (isWall)
    return (
      <main id="content" tabIndex={-1} className={styles.content}>
        <NoticeSlotOutlet className={styles.notice} />
        {children}
      </main>
    )
  return (
    <ResultsSlotProvider>
      <div className={styles.shell}>
        <SkipLink to="content">{t.shell.skipToContent}</SkipLink>
        <Header session={session} />
        <Navigation />
        <main id="content" tabIndex={-1} className={styles.content}>
          <ZoneLine />
          <NoticeSlotOutlet className={styles.notice} />
          <TourPlace className={styles.tourAbove} />
          {children}
        </main>
        <ResultsSlotOutlet className={styles.results} />
      </div>
    </ResultsSlotProvider>
  )
}
