import { useState, type FormEvent } from 'react'
import { Button } from '#ui/Button'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { TextField } from '#ui/TextField'
import { FailureNotice } from '#components/failure/FailureNotice'
import type { Failure } from '#domain/failure/failure'
import { projectLabel } from '#domain/session/place'
import { isProjectId } from '#domain/session/signIn'
import { useI18n } from '#i18n/I18n'
import { usePlaceWords } from '#i18n/place'
import { useSignInFormWords } from '#i18n/signInForm'
import { useProjects } from '#queries/iam'
import { runtimeConfig } from '#queries/runtimeConfig'
import type { SessionFacts } from '#queries/session'
import { switchProject, tryProject, type ProjectRef } from '#queries/signIn'
import { isNotValid, SignInThere } from './SignInThere'

interface ProjectChooserProps {
  session: SessionFacts
  /** Draws the new project; `begin` makes it the session's. */
  onMove: (begin: () => void) => void
}

type Attempt =
  | { readonly kind: 'choosing'; readonly error?: string }
  | { readonly kind: 'trying' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly project: ProjectRef }

/** A region and a project of it. The new project is tried with one small read before anything of the old one is given up. */
export function ProjectChooser({ session, onMove }: ProjectChooserProps) {
  const { t } = useI18n()
  const placeWords = usePlaceWords()
  const formWords = useSignInFormWords()
  const { regions } = runtimeConfig
  const [region, setRegion] = useState(session.region ?? '')
  const [projectId, setProjectId] = useState('')
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'choosing' })
  const choose = (changes: () => void) => {
    changes()
    setAttempt({ kind: 'choosing' })
  }

  const { projects } = useProjects(region || null)
  const nameOf = (id: string) => projects.find((project) => project.id === id)?.name ?? null

  const submit = async () => {
    const project = { region: regions.length > 1 ? region : null, projectId: projectId.trim() }
    if (!isProjectId(project.projectId))
      return setAttempt({ kind: 'choosing', error: formWords.projectIdWrong })
    setAttempt({ kind: 'trying' })
    const failure = await tryProject(project)
    if (failure) setAttempt({ kind: 'failed', failure, project })
    else onMove(() => switchProject(project, nameOf(project.projectId)))
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (attempt.kind !== 'trying') void submit()
  }

  if (attempt.kind === 'failed' && isNotValid(attempt.failure))
    return <SignInThere session={session} project={attempt.project} onMove={onMove} />
  return (
    <Stack as="form" gap="xl" onSubmit={onSubmit} noValidate>
      {attempt.kind === 'failed' && (
        <FailureNotice failure={attempt.failure} stillTrue={placeWords.stillThere(projectLabel(session))} />
      )}
      {regions.length > 1 && (
        <Select
          label={t.shell.region}
          value={region}
          options={regions}
          labelOf={(id) => id}
          onChange={(id) =>
            choose(() => {
              setRegion(id ?? '')
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
      <TextField
        label={t.shell.projectId}
        error={attempt.kind === 'choosing' ? attempt.error : undefined}
        autoComplete="off"
        mono
        value={projectId}
        onChange={(id) => choose(() => setProjectId(id))}
      />
      <Button type="submit" variant="contained" size="medium" isBusy={attempt.kind === 'trying'}>
        {attempt.kind === 'trying' ? placeWords.switching : placeWords.switchTo}
      </Button>
    </Stack>
  )
}

/** What IAM lists; the id beside it can be typed in any case. */
function KnownProjects(props: { region: string; projectId: string; onChoose: (id: string) => void }) {
  const placeWords = usePlaceWords()
  const { projects, isReading, isUnknown } = useProjects(props.region || null)
  if (isReading) return <p role="status">{placeWords.projectsReading}</p>
  if (isUnknown) return <p>{placeWords.projectsUnknown}</p>
  if (projects.length === 0) return <p>{placeWords.projectsNone}</p>
  return (
    <Select
      label={placeWords.projects}
      value={props.projectId}
      options={projects.map(({ id }) => id)}
      labelOf={(id) => `${projects.find((project) => project.id === id)?.name ?? ''} · ${id}`}
      emptyLabel={placeWords.chooseProject}
      onChange={(id) => props.onChoose(id ?? '')}
    />
  )
}
