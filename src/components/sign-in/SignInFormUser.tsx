import { useI18n } from '#i18n/I18n'
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
  const { t } = useI18n()
  const isKnown = fields.account !== '' && fields.user !== ''
  return (
    <>
      <TextField
        label={t.signIn.account}
        hint={t.signIn.accountHint}
        error={errors.account}
        autoComplete="organization"
        isFocusedFirst={isFocusedFirst && !isKnown}
        value={fields.account}
        onChange={(account) => onChange({ account })}
      />
      <TextField
        label={t.signIn.user}
        error={errors.user}
        autoComplete="username"
        value={fields.user}
        onChange={(user) => onChange({ user })}
      />
      <TextField
        label={t.signIn.password}
        hint={t.signIn.passwordHint}
        error={errors.password}
        type="password"
        autoComplete="current-password"
        isFocusedFirst={isFocusedFirst && isKnown}
        value={fields.password}
        onChange={(password) => onChange({ password })}
      />
      <Checkbox
        label={t.signIn.usesMfa}
        checked={fields.usesMfa}
        onChange={(usesMfa) => onChange({ usesMfa, passcode: '' })}
      />
      {fields.usesMfa && (
        <>
          <TextField
            label={t.signIn.userId}
            hint={t.signIn.userIdHint}
            error={errors.userId}
            autoComplete="off"
            isFocusedFirst={isMfaWanted}
            mono
            value={fields.userId}
            onChange={(userId) => onChange({ userId })}
          />
          <TextField
            label={t.signIn.passcode}
            hint={t.signIn.passcodeHint}
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
