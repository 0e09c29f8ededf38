import { runtimeConfig } from '#queries/runtimeConfig'
import { OwnActivity } from './OwnActivity'
import { TeamActivity } from './TeamActivity'

/** Everybody's operations where the gateway keeps a journal of them, else those of this browser. */
export function ActivityScreen() {
  return runtimeConfig.hasJournal ? <TeamActivity /> : <OwnActivity />
}
