import { useSignInFormWords } from '#i18n/signInForm'
import { Checkbox } from '#ui/mui/Checkbox'
import { TextField } from '#ui/TextField'
import type { SignInErrors, SignInFields } from './SignInFormCheck'

interface SignInFormUserProps {
  fields: SignInFields
  errors: SignInErrors
  isFocusedFirst: boolean
  isMfaWanted: boolean
  onChange: (changes: Partial<SignInFields>) => void
}

/** Account, user and password, named so that a password manager knows them, and the second factor where there is one. */
export function SignInFormUser(props: SignInFormUserProps) {
  const { fields, errors, isFocusedFirst, isMfaWanted, onChange } = props
  const words = useSignInFormWords()
  const isKnown = fields.account !== '' && fields.user !== ''
  return (
    <>
      <TextField
        label={words.account}
        hint={words.accountHint}
        error={errors.account}
        autoComplete="organization"
        isFocusedFirst={isFocusedFirst && !isKnown}
        value={fields.account}
        onChange={(account) => onChange({ account })}
      />
      <TextField
        label={words.user}
        error={errors.user}
        autoComplete="username"
        value={fields.user}
        onChange={(user) => onChange({ user })}
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        error={errors.password}
        type="password"
        autoComplete="current-password"
        isFocusedFirst={isFocusedFirst && isKnown}
        value={fields.password}
        onChange={(password) => onChange({ password })}
      />
      <Checkbox
        label={words.usesMfa}
        checked={fields.usesMfa}
        onChange={(usesMfa) => onChange({ usesMfa, passcode: '' })}
      />
      {fields.usesMfa && (
        <>
          <TextField
            label={words.userId}
            hint={words.userIdHint}
            error={errors.userId}
            autoComplete="off"
            isFocusedFirst={isMfaWanted}
            mono
            value={fields.userId}
            onChange={(userId) => onChange({ userId })}
          />
          <TextField
            label={words.passcode}
            hint={words.passcodeHint}
            error={errors.passcode}
            autoComplete="one-time-code"
            mono
            value={fields.passcode}
            onChange={(passcode) => onChange({ passcode })}
          />
        </>
      )}
    </>
  )
}
