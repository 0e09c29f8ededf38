import type { SignInOutcome } from '#domain/session/signIn'
import { useSignInFormWords } from '#i18n/signInForm'
import { FailureNotice } from '#components/failure/FailureNotice'
import { Text } from '#ui/Text'
import type { SignInFields } from './SignInFormCheck'

interface SignInFormOutcomeProps {
  refused: Exclude<SignInOutcome, { kind: 'signedIn' }>
  way: SignInFields['way']
}

/** Why the session has not begun, and what has become of what was typed. */
export function SignInFormOutcome({ refused, way }: SignInFormOutcomeProps) {
  const words = useSignInFormWords()
  if (refused.kind === 'mfaWanted')
    return (
      <Text as="p" role="alert" strong>
        {words.mfaWanted}
      </Text>
    )
  const { failure } = refused
  const isPasswordGone = way === 'iamUser' && failure.httpStatus !== undefined
  const kept = isPasswordGone ? words.failedWithoutPassword : words.failed
  return (
    <FailureNotice
      failure={failure}
      isBrief
      title={way === 'token' && failure.kind === 'signedOut' ? words.tokenRefused : undefined}
      stillTrue={refused.kind === 'locked' ? `${kept} ${words.locked}` : kept}
    />
  )
}
