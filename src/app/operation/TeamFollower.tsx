import { useTeam } from '#queries/journal/team'

/** A component of its own, so that only it draws again; loaded when the first screen is there. */
export function TeamFollower() {
  useTeam()
  return null
}
