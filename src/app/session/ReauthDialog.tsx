import { SignInForm } from '#components/sign-in/SignInForm'
import { useI18n } from '#i18n/I18n'
import { useSignInFormWords } from '#i18n/signInForm'
import { runtimeConfig } from '#queries/runtimeConfig'
import { signOut, type SessionFacts } from '#queries/session'
import { signIn } from '#queries/signIn'
import { Button } from '#ui/Button'
import { Dialog } from '#ui/mui/Dialog'

interface ReauthDialogProps {
  session: SessionFacts
  /** While the session still lasts: signing in again can wait. */
  onLater: (() => void) | undefined
}

/** Over the page that is being worked on: the form for the same project, or, where the gateway itself signs, whom to tell. */
export function ReauthDialog({ session, onLater }: ReauthDialogProps) {
  const { t } = useI18n()
  const words = useSignInFormWords()
  const [title, text] =
    session.signInMethod === 'gateway'
      ? [words.gatewayRefusedTitle, words.gatewayRefusedText]
      : onLater
        ? [t.signIn.again, words.againText]
        : [words.expiredTitle, words.expiredText]
  return (
    <Dialog title={title} size="small" onClose={onLater}>
      <p>{text}</p>
      {session.signInMethod === 'gateway' ? (
        <Button variant="contained" size="medium" onClick={() => window.location.reload()}>
          {t.shell.reload}
        </Button>
      ) : (
        <>
          <SignInForm
            canUseIam={runtimeConfig.canUseIam}
            regions={runtimeConfig.regions}
            start={{
              way: session.signInMethod,
              ...(session.user && { account: session.user.account, user: session.user.name }),
              region: session.region ?? '',
              projectId: session.projectId,
              keepInTab: session.isKept,
            }}
            isProjectFixed
            onSignIn={async (input) => {
              const outcome = await signIn(input)
              if (outcome.kind === 'signedIn') onLater?.()
              return outcome
            }}
          />
          <Button tone="inherit" size="medium" onClick={onLater ?? signOut}>
            {onLater ? t.signIn.later : t.shell.signOut}
          </Button>
        </>
      )}
    </Dialog>
  )
}
