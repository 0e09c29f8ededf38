import { runtimeConfig } from '#queries/runtimeConfig'
import { OwnActivity } from './OwnActivity'
import { TeamActivity } from './TeamActivity'

/** `/activity`: everybody's operations where the gateway keeps a journal of them, else those of this browser. */
export function ActivityScreen() {
  return runtimeConfig.hasJournal ? <TeamActivity /> : <OwnActivity />
}
