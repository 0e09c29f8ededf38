import { startTransition, useActionState, useId, useState, type FormEvent } from 'react'
import type { SignInInput, SignInOutcome } from '#domain/session/signIn'
import { useI18n } from '#i18n/I18n'
import { useSignInFormWords } from '#i18n/signInForm'
import { Button } from '#ui/Button'
import { Checkbox } from '#ui/mui/Checkbox'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { TabPanel, Tabs } from '#ui/Tabs'
import { TextField } from '#ui/TextField'
import { checkSignIn, type SignInErrors, type SignInFields } from './SignInFormCheck'
import { SignInFormOutcome } from './SignInFormOutcome'
import { SignInFormUser } from './SignInFormUser'

interface SignInFormProps {
  /** IAM can be asked, so an IAM user's password is a way in besides a token. */
  canUseIam: boolean
  /** The gateway's regions; the first is the one that is meant where none is named. */
  regions: readonly string[]
  /** Fills the fields in advance. */
  start: Partial<Pick<SignInFields, 'way' | 'region' | 'projectId' | 'account' | 'user' | 'keepInTab'>>
  /** While a page of this project is open, another project's session must not be put under it. */
  isProjectFixed?: boolean
  onSignIn: (input: SignInInput) => Promise<SignInOutcome>
}

interface Outcome {
  readonly refused?: Exclude<SignInOutcome, { kind: 'signedIn' }>
  readonly errors: SignInErrors
}

const ways = ['iamUser', 'token'] as const
const untouched: Outcome = { errors: {} }

/** As an IAM user or with a token. The password lives in this form alone, and only until IAM has answered. */
export function SignInForm(props: SignInFormProps) {
  const { canUseIam, regions, start, isProjectFixed = false, onSignIn } = props
  const { t } = useI18n()
  const tabsId = useId()
  const [fields, setFields] = useState<SignInFields>(() => ({
    way: canUseIam ? (start.way ?? 'iamUser') : 'token',
    region: start.region ?? regions[0] ?? '',
    projectId: start.projectId ?? '',
    token: '',
    account: start.account ?? '',
    user: start.user ?? '',
    password: '',
    usesMfa: false,
    userId: '',
    passcode: '',
    keepInTab: start.keepInTab ?? false,
  }))
  const words = useSignInFormWords()
  // The arrow keys walk along the tabs; a field that takes the focus would end that walk.
  const [hasChosenWay, setHasChosenWay] = useState(false)
  const change = (changes: Partial<SignInFields>) => setFields((before) => ({ ...before, ...changes }))

  const [outcome, submit, isPending] = useActionState(
    async (_before: Outcome, fields: SignInFields | undefined): Promise<Outcome> => {
      if (!fields) return untouched
      const checked = checkSignIn(fields, regions, words)
      if (!checked.input) return { errors: checked.errors }
      const result = await onSignIn(checked.input)
      if (result.kind === 'signedIn') {
        change({ password: '', passcode: '', token: '' })
        return untouched
      }
      if (result.kind === 'mfaWanted') change({ usesMfa: true })
      // What IAM has judged is used up; without any answer it is still to be sent, by hand.
      else if (fields.way === 'iamUser' && result.failure.httpStatus !== undefined)
        change({ password: '', passcode: '' })
      return { refused: result, errors: {} }
    },
    untouched,
  )
  // Not the form's `action`: React would reset what was typed, also after a failure.
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) startTransition(() => submit(fields))
  }
  const chooseWay = (way: SignInFields['way']) => {
    change({ way, password: '', passcode: '' })
    setHasChosenWay(true)
    startTransition(() => submit(undefined))
  }
  const isUser = fields.way === 'iamUser'

  const form = (
    <Stack as="form" onSubmit={onSubmit} noValidate gap="xl">
      {outcome.refused && <SignInFormOutcome refused={outcome.refused} way={fields.way} />}
      {isUser ? (
        <SignInFormUser
          fields={fields}
          errors={outcome.errors}
          isFocusedFirst={!hasChosenWay}
          isMfaWanted={outcome.refused?.kind === 'mfaWanted'}
          onChange={change}
        />
      ) : (
        <TextField
          label={words.token}
          hint={words.tokenHint}
          error={outcome.errors.token}
          type="password"
          autoComplete="off"
          isFocusedFirst={!hasChosenWay}
          mono
          value={fields.token}
          onChange={(token) => change({ token })}
        />
      )}
      {regions.length > 1 && (
        <Select
          label={t.shell.region}
          value={fields.region}
          options={regions}
          labelOf={(region) => region}
          disabled={isProjectFixed}
          onChange={(region = '') => change({ region })}
        />
      )}
      <TextField
        label={t.shell.projectId}
        hint={isUser ? words.projectIdOptional(fields.region) : words.projectIdHint}
        error={outcome.errors.projectId}
        autoComplete="off"
        readOnly={isProjectFixed}
        mono
        value={fields.projectId}
        onChange={(projectId) => change({ projectId })}
      />
      <Checkbox
        label={words.keepInTab}
        checked={fields.keepInTab}
        onChange={(keepInTab) => change({ keepInTab })}
      />
      <Button type="submit" variant="contained" size="medium" isBusy={isPending}>
        {isPending ? words.submitting : words.submit}
      </Button>
    </Stack>
  )
  if (!canUseIam) return form
  return (
    <Stack gap="xl">
      <Tabs
        id={tabsId}
        label={words.ways}
        value={fields.way}
        tabs={ways}
        labelOf={(way) => words.wayNames[way]}
        onChange={chooseWay}
        isAutomatic
        isFullWidth
      />
      <TabPanel id={tabsId} value={fields.way} label={words.panel}>
        {form}
      </TabPanel>
    </Stack>
  )
}
