import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { FailureNotice } from '#components/failure/FailureNotice'
import { PageTitle } from '#components/page/PageTitle'
import type { Failure } from '#domain/failure/failure'
import { isProjectId } from '#domain/session/signIn'
import { projectLabel, type Place } from '#domain/session/place'
import { usePlaceWords } from '#i18n/place'
import { useProjects } from '#queries/iam'
import { runtimeConfig } from '#queries/runtimeConfig'
import type { SessionFacts } from '#queries/session'
import { forgetOtherProjects, switchProject, tryProject } from '#queries/signIn'
import { href, withoutPlace, withPlace, type Match } from '#routes'
import { Button } from '#ui/Button'
import { Stack } from '#ui/Stack'
import { isNotValid, SignInThere } from './SignInThere'

interface OtherPlaceProps {
  session: SessionFacts
  /** What the address names. */
  place: Place
  match: Match | undefined
}

/** A link of another project: nothing of it is asked for, and nothing of this one shown for it, before its reader has chosen. */
export function OtherPlace({ session, place, match }: OtherPlaceProps) {
  const placeWords = usePlaceWords()
  const words = placeWords.otherPlace
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [attempt, setAttempt] = useState<Failure | 'trying'>()
  const { projects } = useProjects(place.region)
  const projectName = projects.find(({ id }) => id === place.projectId)?.name ?? null
  const there = projectLabel({ projectId: place.projectId, projectName })
  const here = projectLabel(session)
  const { regions } = runtimeConfig
  const project = { region: regions.length > 1 ? place.region : null, projectId: place.projectId }
  const canMove =
    runtimeConfig.projectId === null &&
    session.signInMethod !== 'gateway' &&
    isProjectId(place.projectId) &&
    (place.region === null || regions.length === 0 || regions.includes(place.region))

  const move = (begin: () => void) => {
    flushSync(begin)
    forgetOtherProjects(client)
  }
  const go = async () => {
    setAttempt('trying')
    const failure = await tryProject(project)
    if (failure) setAttempt(failure)
    else move(() => switchProject(project, projectName))
  }
  const stay = () => {
    const { pathname, search } = window.location
    // What the link names by its id is not here; a list is.
    const isList = match !== undefined && Object.keys(match.params).length === 0
    const rest = withoutPlace(search)
    const page = isList ? `${pathname}${rest && `?${rest}`}` : href('attention')
    navigate(withPlace(page, { region: session.region, projectId: session.projectId }), { replace: true })
  }

  return (
    <Stack gap="xl">
      <PageTitle title={words.title} />
      <h1>{words.title}</h1>
      <p>{words.text(there, place.region, here, session.region)}</p>
      {!canMove && <p>{words.notServed}</p>}
      {typeof attempt === 'object' && !isNotValid(attempt) && (
        <FailureNotice failure={attempt} stillTrue={placeWords.stillThere(here)} />
      )}
      {typeof attempt === 'object' && isNotValid(attempt) && (
        <SignInThere session={session} project={project} onMove={move} />
      )}
      <Stack direction="row" gap="md">
        {canMove && (
          <Button variant="contained" size="medium" isBusy={attempt === 'trying'} onClick={() => void go()}>
            {attempt === 'trying' ? placeWords.switching : words.switchTo(there)}
          </Button>
        )}
        <Button variant="outlined" size="medium" onClick={stay}>
          {words.stay(here)}
        </Button>
      </Stack>
    </Stack>
  )
}
