import { lazy, Suspense } from 'react'
import { useFollowOperations } from '#queries/operation/follow'
import { runtimeConfig } from '#queries/runtimeConfig'

/** Late enough not to compete with the first screen. */
const teamDelayMs = 2_000

const TeamFollower = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve, teamDelayMs))
  // Without it a page works as it does without a journal.
  const part = await import('./TeamFollower').catch(() => undefined)
  return { default: part?.TeamFollower ?? (() => null) }
})

/** Follows operations to their effect on whatever page the operator is, and later the team's. */
export function OperationFollower() {
  useFollowOperations()
  return runtimeConfig.hasJournal ? (
    <Suspense fallback={null}>
      <TeamFollower />
    </Suspense>
  ) : null
}
