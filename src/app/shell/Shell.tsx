import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { clsx } from 'clsx'
import { ResultsSlotOutlet, ResultsSlotProvider } from '#components/operation/ResultsSlot'
import controls from '#ui/controls.module.css'
import { NoticeSlotOutlet } from '#components/page/NoticeSlot'
import { useI18n } from '#i18n/I18n'
import type { SessionView } from '#queries/session'
import { matchRoute, routes } from '#routes'
import { Header } from './Header'
import { Navigation } from './Navigation'
import styles from './shell.module.css'

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
        <a href="#content" className={clsx(controls.link, styles.skip)}>
          {t.shell.skipToContent}
        </a>
        <Header session={session} />
        <Navigation />
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
        <ResultsSlotOutlet className={styles.results} />
      </div>
    </ResultsSlotProvider>
  )
}
