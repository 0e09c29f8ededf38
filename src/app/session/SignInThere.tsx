import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { SignInForm } from '#components/sign-in/SignInForm'
import type { Failure } from '#domain/failure/failure'
import { projectLabel } from '#domain/session/place'
import { usePlaceWords } from '#i18n/place'
import { runtimeConfig } from '#queries/runtimeConfig'
import type { SessionFacts } from '#queries/session'
import { signIn, type ProjectRef } from '#queries/signIn'

/** AOM refuses a credential with 401, and answers a missing permission the same way; its gateway with 403. */
export const isNotValid = (failure: Failure): boolean =>
  failure.kind === 'signedOut' || failure.httpStatus === 403

interface SignInThereProps {
  session: SessionFacts
  project: ProjectRef
  /** Draws the new project; `begin` makes it the session's. */
  onMove: (begin: () => void) => void
}

/** The session is of another project: IAM's tokens are made for one. It stays until a new one is there. */
export function SignInThere({ session, project, onMove }: SignInThereProps) {
  const placeWords = usePlaceWords()
  return (
    <Stack gap="xl">
      <div role="alert">
        <Text as="p" strong>
          {placeWords.notValidThere}
        </Text>
        <p>{placeWords.notValidThereText(projectLabel(session))}</p>
      </div>
      <SignInForm
        canUseIam={runtimeConfig.canUseIam}
        regions={runtimeConfig.regions}
        start={{
          way: session.signInMethod === 'iamUser' ? 'iamUser' : 'token',
          ...(session.user && { account: session.user.account, user: session.user.name }),
          region: project.region ?? session.region ?? '',
          projectId: project.projectId,
          keepInTab: session.isKept,
        }}
        isProjectFixed
        onSignIn={(input) => signIn(input, onMove)}
      />
    </Stack>
  )
}
