import { useState } from 'react'
import { Button } from '#ui/Button'
import { DropDownIcon } from '#ui/icons'
import { EnvironmentName } from '#components/place/EnvironmentName'
import { projectStyle } from '#components/place/projectColor'
import { namesOf } from '#domain/session/place'
import { useI18n } from '#i18n/I18n'
import type { SessionFacts, SessionView } from '#queries/session'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyDialog } from '#ui/lazyPart'
import { Text } from '#ui/Text'
import styles from './shell.module.css'
import { userLabel } from '#app/session/userLabel'

const ProjectDialog = lazyDialog(async () => (await import('#app/session/ProjectDialog')).ProjectDialog)

/** Environment, region, project and user; on a narrow page the user stands in the dialog alone. */
export function SessionSummary({ session }: { session: SessionView }) {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = useState(false)
  const { environment, changesRefused } = runtimeConfig
  const environmentName = environment && (
    <EnvironmentName environment={environment} className={styles.environment} />
  )
  if (!('projectId' in session)) return environmentName
  return (
    <>
      <div className={styles.where}>
        <div className={styles.limits}>
          {environmentName}
          {changesRefused && (
            <Text strong look="fine" oneLine title={t.operation.changesRefused[changesRefused]}>
              {t.shell.readOnly}
            </Text>
          )}
        </div>
        <Place session={session} onOpen={() => setIsOpen(true)} />
      </div>
      <span className={styles.user}>{userLabel(session, t)}</span>
      {isOpen && session.kind === 'signedIn' && (
        <ProjectDialog session={session} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}

/** Where one is, by name and by a colour of its own; opens what is known of it and the way to another. */
function Place({ session, onOpen }: { session: SessionFacts; onOpen: () => void }) {
  const { t } = useI18n()
  const { region, projectId } = session
  const names = namesOf(session)
  return (
    <Button
      tone="inherit"
      onClick={onOpen}
      title={`${t.signIn.regionAndProject}: ${[region, session.projectName, projectId].filter(Boolean).join(' · ')}`}
      aria-label={t.signIn.regionAndProjectOf(names.region, names.project)}
      className={styles.place}
      style={projectStyle(projectId)}
    >
      {names.region !== null && <span className={styles.region}>{names.region}</span>}
      <span className={styles.project}>{names.project}</span>
      <DropDownIcon size="1.125rem" />
    </Button>
  )
}
