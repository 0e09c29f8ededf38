import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '#components/failure/FailureNotice'
import { LabeledInput } from '#ui/LabeledInput'
import { LabeledSelect } from '#ui/LabeledSelect'
import { SignInForm } from '#components/sign-in/SignInForm'
import type { Failure } from '#domain/failure/failure'
import { isProjectId } from '#domain/session/signIn'
import { useI18n } from '#i18n/I18n'
import { useProjects } from '#queries/iam'
import { runtimeConfig } from '#queries/runtimeConfig'
import type { SessionFacts } from '#queries/session'
import { moveTo, signIn, tryPlace, type Place } from '#queries/signIn'

interface ProjectChooserProps {
  session: SessionFacts
  /** Draws the new place; `begin` makes it the session's. */
  onMove: (begin: () => void) => void
}

type Attempt =
  | { readonly kind: 'choosing'; readonly error?: string }
  | { readonly kind: 'trying' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly place: Place }

/** A region and a project of it. The new place is tried with one small read before anything of the old one is given up. */
export function ProjectChooser({ session, onMove }: ProjectChooserProps) {
  const { t } = useI18n()
  const { regions } = runtimeConfig
  const [region, setRegion] = useState(session.region ?? '')
  const [projectId, setProjectId] = useState('')
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'choosing' })
  const choose = (changes: () => void) => {
    changes()
    setAttempt({ kind: 'choosing' })
  }

  const submit = async () => {
    const place = { region: regions.length > 1 ? region : null, projectId: projectId.trim() }
    if (!isProjectId(place.projectId)) return setAttempt({ kind: 'choosing', error: t.shell.projectIdWrong })
    setAttempt({ kind: 'trying' })
    const failure = await tryPlace(place)
    if (failure) setAttempt({ kind: 'failed', failure, place })
    else onMove(() => moveTo(place))
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (attempt.kind !== 'trying') void submit()
  }

  if (attempt.kind === 'failed' && isNotValid(attempt.failure))
    return <SignInThere session={session} place={attempt.place} onMove={onMove} />
  return (
    <Box component="form" onSubmit={onSubmit} noValidate sx={{ display: 'grid', gap: 2 }}>
      {attempt.kind === 'failed' && (
        <FailureNotice failure={attempt.failure} stillTrue={t.signIn.stillThere(session.projectId)} />
      )}
      {regions.length > 1 && (
        <LabeledSelect
          label={t.shell.region}
          value={region}
          options={regions.map((id) => ({ value: id, word: id }))}
          onChange={(id) =>
            choose(() => {
              setRegion(id)
              setProjectId('')
            })
          }
        />
      )}
      <KnownProjects
        region={region}
        projectId={projectId}
        onChoose={(id) => choose(() => setProjectId(id))}
      />
      <LabeledInput
        label={t.shell.projectId}
        error={attempt.kind === 'choosing' ? attempt.error : undefined}
        autoComplete="off"
        mono
        value={projectId}
        onChange={(id) => choose(() => setProjectId(id))}
      />
      <Button type="submit" variant="contained" size="medium" aria-disabled={attempt.kind === 'trying'}>
        {attempt.kind === 'trying' ? t.signIn.switching : t.signIn.switchTo}
      </Button>
    </Box>
  )
}

/** AOM refuses a credential with 401, and answers a missing permission the same way; its gateway with 403. */
const isNotValid = (failure: Failure): boolean => failure.kind === 'signedOut' || failure.httpStatus === 403

/** What IAM lists; the id beside it can be typed in any case. */
function KnownProjects(props: { region: string; projectId: string; onChoose: (id: string) => void }) {
  const { t } = useI18n()
  const { projects, isReading, isUnknown } = useProjects(props.region || null)
  if (isReading) return <Typography role="status">{t.signIn.projectsReading}</Typography>
  if (isUnknown) return <Typography>{t.signIn.projectsUnknown}</Typography>
  if (projects.length === 0) return <Typography>{t.signIn.projectsNone}</Typography>
  return (
    <LabeledSelect
      label={t.signIn.projects}
      value={projects.some(({ id }) => id === props.projectId) ? props.projectId : ''}
      options={[
        { value: '', word: t.signIn.chooseProject },
        ...projects.map(({ id, name }) => ({ value: id, word: `${name} · ${id}` })),
      ]}
      onChange={props.onChoose}
    />
  )
}

/** The session is of another project: IAM's tokens are made for one. It stays until a new one is there. */
function SignInThere({ session, place, onMove }: ProjectChooserProps & { place: Place }) {
  const { t } = useI18n()
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box role="alert">
        <Typography sx={{ fontWeight: 600 }}>{t.signIn.notValidThere}</Typography>
        <Typography>{t.signIn.notValidThereText(session.projectId)}</Typography>
      </Box>
      <SignInForm
        canUseIam={runtimeConfig.canUseIam}
        regions={runtimeConfig.regions}
        start={{
          way: session.wayIn === 'iamUser' ? 'iamUser' : 'token',
          ...(session.user && { account: session.user.account, user: session.user.name }),
          region: place.region ?? session.region ?? '',
          projectId: place.projectId,
          keepInTab: session.isKept,
        }}
        isPlaceFixed
        onSignIn={(input) => signIn(input, onMove)}
      />
    </Box>
  )
}
