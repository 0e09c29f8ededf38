import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { SignInForm } from '#components/sign-in/SignInForm'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { signOut, type SessionFacts } from '#queries/session'
import { signIn } from '#queries/signIn'

interface ReauthDialogProps {
  session: SessionFacts
  /** While the session still lasts: signing in again can wait. */
  onLater: (() => void) | undefined
}

/** Over the page that is being worked on: the form for the same place, or, where the gateway itself signs, whom to tell. */
export function ReauthDialog({ session, onLater }: ReauthDialogProps) {
  const { t } = useI18n()
  const titleId = useId()
  const [title, text] =
    session.wayIn === 'gateway'
      ? [t.shell.gatewayRefusedTitle, t.shell.gatewayRefusedText]
      : onLater
        ? [t.signIn.again, t.signIn.againText]
        : [t.shell.expiredTitle, t.shell.expiredText]
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      aria-labelledby={titleId}
      // A slip of the hand beside the dialog must not close it.
      onClose={(_, why) => why === 'escapeKeyDown' && onLater?.()}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{text}</Typography>
        {session.wayIn === 'gateway' ? (
          <Button variant="contained" onClick={() => window.location.reload()}>
            {t.shell.reload}
          </Button>
        ) : (
          <>
            <SignInForm
              canUseIam={runtimeConfig.canUseIam}
              regions={runtimeConfig.regions}
              start={{
                way: session.wayIn,
                ...(session.user && { account: session.user.account, user: session.user.name }),
                region: session.region ?? '',
                projectId: session.projectId,
                keepInTab: session.isKept,
              }}
              isPlaceFixed
              onSignIn={async (input) => {
                const outcome = await signIn(input)
                if (outcome.kind === 'signedIn') onLater?.()
                return outcome
              }}
            />
            <Button color="inherit" onClick={onLater ?? signOut}>
              {onLater ? t.signIn.later : t.shell.signOut}
            </Button>
          </>
        )}
      </DialogContent>
    </Dialog>
  )
}
