import type { ReactNode } from 'react'
import { clsx } from 'clsx'
import controls from '#ui/controls.module.css'
import { NoticeSlotOutlet } from '#components/page/NoticeSlot'
import { useI18n } from '#i18n/I18n'
import type { SessionView } from '#queries/session'
import { Header } from './Header'
import { Navigation } from './Navigation'
import styles from './shell.module.css'

/** The frame of every screen: a slim header, a narrow navigation (below the content on a phone), the rest is content. */
export function Shell({ session, children }: { session: SessionView; children: ReactNode }) {
  const { t } = useI18n()
  return (
    <div className={styles.shell}>
      <a href="#content" className={clsx(controls.link, styles.skip)}>
        {t.shell.skipToContent}
      </a>
      <Header session={session} />
      <Navigation />
      <main id="content" tabIndex={-1} className={styles.content}>
        <NoticeSlotOutlet className={styles.notice} />
        {children}
      </main>
    </div>
  )
}
