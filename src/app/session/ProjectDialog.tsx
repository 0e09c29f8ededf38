import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { Fact } from '#ui/DescriptionList'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { forgetOtherPlaces } from '#queries/signIn'
import type { SessionFacts } from '#queries/session'
import { href } from '#routes'
import { ProjectChooser } from './ProjectChooser'
import { userLabel } from './userLabel'

interface ProjectDialogProps {
  session: SessionFacts
  onClose: () => void
}

/** Where one is and as whom; and, unless the gateway serves one project only, the way to another place. */
export function ProjectDialog({ session, onClose }: ProjectDialogProps) {
  const { t } = useI18n()
  const titleId = useId()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { environment } = runtimeConfig
  const canMove = runtimeConfig.projectId === null && session.wayIn !== 'gateway'

  /** All at once: the old place's page must not be drawn with the new place's session, nor the other way round. */
  const move = (begin: () => void) => {
    flushSync(() => {
      navigate(href('attention'))
      begin()
      onClose()
    })
    forgetOtherPlaces(client)
  }

  return (
    <Dialog open fullWidth maxWidth="xs" transitionDuration={0} aria-labelledby={titleId} onClose={onClose}>
      <DialogTitle id={titleId}>{t.signIn.place}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        <Box
          component="dl"
          sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: 0.5, columnGap: 2 }}
        >
          {environment && <Fact name={t.signIn.environment}>{environment.label}</Fact>}
          {session.region !== null && <Fact name={t.shell.region}>{session.region}</Fact>}
          <Fact name={t.shell.project}>
            <Box component="span" sx={{ fontFamily: 'mono' }}>
              {session.projectId}
            </Box>
          </Fact>
          <Fact name={t.signIn.userLabel}>
            {userLabel(session, t)}
            {session.user && ` · ${session.user.account}`}
          </Fact>
        </Box>
        {canMove ? (
          <ProjectChooser session={session} onMove={move} />
        ) : (
          <Typography>{t.signIn.projectFixed}</Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} size="medium">
          {t.signIn.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
