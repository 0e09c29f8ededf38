import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import { startTransition, useActionState, useId, useState, type FormEvent } from 'react'
import type { Failure } from '../domain/failure'
import { useI18n } from '../i18n/I18n'
import { FailureNotice } from './FailureNotice'
import { LabeledInput } from './LabeledInput'

export interface SignInFormProps {
  /** Fills the field in advance. */
  projectId: string
  /** While a page of this project is open, another project's token must not be put under it. */
  isProjectFixed?: boolean
  /** Resolves to why it failed; undefined when the session has begun. */
  onSignIn: (input: { token: string; projectId: string; keepInTab: boolean }) => Promise<Failure | undefined>
}

interface Outcome {
  readonly failure?: Failure | undefined
  readonly tokenError?: string
  readonly projectError?: string
}

export function SignInForm({ projectId: prefilled, isProjectFixed = false, onSignIn }: SignInFormProps) {
  const { t } = useI18n()
  const keepId = useId()
  const [token, setToken] = useState('')
  const [projectId, setProjectId] = useState(prefilled)
  const [keepInTab, setKeepInTab] = useState(false)
  const [outcome, submit, isPending] = useActionState(async (): Promise<Outcome> => {
    const checked: Outcome = {
      ...(token.trim() === '' && { tokenError: t.shell.tokenMissing }),
      // AOM's documents: path parameter project_id, 32 characters.
      ...(!/^[0-9a-zA-Z]{32}$/.test(projectId.trim()) && { projectError: t.shell.projectIdWrong }),
    }
    if (checked.tokenError !== undefined || checked.projectError !== undefined) return checked
    return { failure: await onSignIn({ token: token.trim(), projectId: projectId.trim(), keepInTab }) }
  }, {})
  // Not the form's `action`: React would reset what was typed, also after a failure.
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) startTransition(submit)
  }
  return (
    <Box component="form" onSubmit={onSubmit} noValidate sx={{ display: 'grid', gap: 2 }}>
      {outcome.failure && <FailureNotice failure={outcome.failure} stillTrue={t.shell.signInFailed} />}
      <LabeledInput
        label={t.shell.token}
        hint={t.shell.tokenHint}
        error={outcome.tokenError}
        type="password"
        autoComplete="off"
        isFocusedFirst
        mono
        value={token}
        onChange={setToken}
      />
      <LabeledInput
        label={t.shell.projectId}
        hint={t.shell.projectIdHint}
        error={outcome.projectError}
        autoComplete="off"
        readOnly={isProjectFixed}
        mono
        value={projectId}
        onChange={setProjectId}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', ml: -1 }}>
        <Checkbox id={keepId} checked={keepInTab} onChange={(event) => setKeepInTab(event.target.checked)} />
        <label htmlFor={keepId}>{t.shell.keepInTab}</label>
      </Box>
      <Button type="submit" variant="contained" size="medium" aria-disabled={isPending}>
        {isPending ? t.shell.signingIn : t.shell.signIn}
      </Button>
    </Box>
  )
}
