import { useState } from 'react'
import { IconButton } from '#ui/IconButton'
import { ProjectIcon } from '#ui/icons'
import { useI18n } from '#i18n/I18n'
import type { SessionView } from '#queries/session'
import { EnvironmentChip } from './EnvironmentChip'
import { lazyPart } from '#ui/lazyPart'
import styles from './shell.module.css'
import { userLabel } from '#app/session/userLabel'

const ProjectDialog = lazyPart(async () => (await import('#app/session/ProjectDialog')).ProjectDialog, {
  failure: 'overlay',
  onClose: ({ onClose }) => onClose,
})

/** Environment, region, project and user; on a narrow page project and user stand in the dialog alone. */
export function SessionSummary({ session }: { session: SessionView }) {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <div className={styles.sessionSummary}>
        <EnvironmentChip />
        {'projectId' in session && (
          <>
            {session.region !== null && <span className={styles.region}>{session.region}</span>}
            <span className={styles.projectAndUser}>
              {t.shell.project} <span className={styles.projectId}>{session.projectId}</span>
            </span>
            <span className={styles.projectAndUser}>{userLabel(session, t)}</span>
          </>
        )}
      </div>
      {'projectId' in session && (
        <>
          <IconButton onClick={() => setIsOpen(true)} aria-label={t.signIn.regionAndProject}>
            <ProjectIcon />
          </IconButton>
          {isOpen && session.kind === 'signedIn' && (
            <ProjectDialog session={session} onClose={() => setIsOpen(false)} />
          )}
        </>
      )}
    </>
  )
}
