import { useQueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { CopyText } from '#components/page/CopyText'
import { InfoDialog } from '#components/page/InfoDialog'
import { useI18n } from '#i18n/I18n'
import { usePlaceWords } from '#i18n/place'
import { runtimeConfig } from '#queries/runtimeConfig'
import { forgetOtherProjects } from '#queries/signIn'
import type { SessionFacts } from '#queries/session'
import { href } from '#routes'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { ProjectChooser } from './ProjectChooser'
import { userLabel } from './userLabel'

interface ProjectDialogProps {
  session: SessionFacts
  onClose: () => void
}

/** Region, project and user; and, unless the gateway serves one project only, the way to another project. */
export function ProjectDialog({ session, onClose }: ProjectDialogProps) {
  const { t } = useI18n()
  const placeWords = usePlaceWords()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { environment } = runtimeConfig
  const canMove = runtimeConfig.projectId === null && session.signInMethod !== 'gateway'

  /** All at once: the old project's page must not be drawn with the new project's session, nor the other way round. */
  const move = (begin: () => void) => {
    flushSync(() => {
      begin()
      // Names the new place.
      navigate(href('attention'))
      onClose()
    })
    forgetOtherProjects(client)
  }

  return (
    <InfoDialog title={t.signIn.regionAndProject} size="small" onClose={onClose}>
      <DescriptionList variant="fit">
        {environment && <Description name={t.signIn.environment}>{environment.label}</Description>}
        {session.region !== null && <Description name={t.shell.region}>{session.region}</Description>}
        {session.projectName !== null && (
          <Description name={t.shell.project}>{session.projectName}</Description>
        )}
        <Description name={t.shell.projectId}>
          <CopyText text={session.projectId} label={t.shell.projectId} />
        </Description>
        <Description name={t.signIn.userLabel}>
          {userLabel(session, t)}
          {session.user && ` · ${session.user.account}`}
        </Description>
      </DescriptionList>
      {canMove ? <ProjectChooser session={session} onMove={move} /> : <p>{placeWords.projectFixed}</p>}
    </InfoDialog>
  )
}
