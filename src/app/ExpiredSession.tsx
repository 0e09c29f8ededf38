import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { SignInForm } from '../components/SignInForm'
import { useI18n } from '../i18n/I18n'
import { signIn, signOut } from '../queries/session'

/** The sign-in form over the page that was being worked on. `canSignIn` is false where the gateway itself signs. */
export function ExpiredSession({ projectId, canSignIn }: { projectId: string; canSignIn: boolean }) {
  const { t } = useI18n()
  const titleId = useId()
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{canSignIn ? t.shell.expiredTitle : t.shell.gatewayRefusedTitle}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{canSignIn ? t.shell.expiredText : t.shell.gatewayRefusedText}</Typography>
        {canSignIn ? (
          <>
            <SignInForm projectId={projectId} isProjectFixed onSignIn={signIn} />
            <Button color="inherit" onClick={signOut}>
              {t.shell.signOut}
            </Button>
          </>
        ) : (
          <Button variant="contained" onClick={() => window.location.reload()}>
            {t.shell.reload}
          </Button>
        )}
      </DialogContent>
    </Dialog>
  )
}
