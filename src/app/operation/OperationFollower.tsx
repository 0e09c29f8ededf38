import { useFollowOperations } from '#queries/operation/follow'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'

/** Late enough not to compete with the first screen. */
const teamDelayMs = 2_000

const TeamFollower = lazyPart(
  async () => {
    await new Promise((resolve) => setTimeout(resolve, teamDelayMs))
    return (await import('./TeamFollower')).TeamFollower
  },
  // Without it a page works as it does without a journal.
  { failure: 'nowhere' },
)

/** Follows operations to their effect on whatever page the operator is, and later the team's. */
export function OperationFollower() {
  useFollowOperations()
  return runtimeConfig.hasJournal ? <TeamFollower /> : null
}
