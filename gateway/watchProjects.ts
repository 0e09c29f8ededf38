import { createAgents } from './aom/agents'
import { matchCall } from './aom/calls'
import type { Journal } from './journal/journal'
import type { Reads } from './reads/reads'
import type { Settings } from './settings/settings'
import type { Log } from './telemetry/log'
import type { Metrics } from './telemetry/metrics'
import type { Looks, Place } from './watch/looks'
import { isOfAll, startWatch } from './watch/watch'
import type { Watch } from './watch/watch'

type WatchParts = {
  readonly reads: Reads
  readonly journal: Journal
  readonly looks: Looks
  readonly log: Log
  readonly metrics: Metrics
  readonly everyMs: number | undefined
}

/** Looks at the projects that the settings name: tells pages what has changed, and people what stops. */
export function watchProjects(
  settings: Settings,
  { reads, journal, looks, log, metrics, everyMs }: WatchParts,
): readonly Watch[] {
  const agents = createAgents({ keepAlive: false, maxSockets: 4 })
  const ours = new Set<string>()
  return settings.watched.map(({ projectId, region }) =>
    startWatch({
      notify: settings.notify,
      projectId,
      region,
      looks,
      isAlone: settings.databaseUrl === null,
      agents,
      log,
      stops: journal.stops,
      counters: {
        sent: (isTaken) => metrics.messageSent(isTaken),
        watches: (doesWatch) => {
          ours[doesWatch ? 'add' : 'delete'](`${region} ${projectId}`)
          metrics.watching(ours.size)
        },
      },
      read: (method, path, body, options) => {
        const target = { segments: ['v1', projectId, 'cms', ...path], query: [] }
        const call = matchCall(method, target, region, settings)
        if ('noCall' in call) throw new Error(`the gateway has no such call: ${call.noCall}`)
        const bytes = Buffer.from(body === null ? '' : JSON.stringify(body))
        return reads.readByKey({ call, body: bytes, readsGzip: true, subjectToken: null }, options)
      },
      ...(everyMs === undefined ? {} : { everyMs }),
    }),
  )
}

/** What stops is on record where people are told of it. */
export const watchedBy =
  ({ notify, watched }: Settings) =>
  (place: Place) => {
    const isWatched = watched.some((one) => one.projectId === place.projectId && one.region === place.region)
    return notify && isWatched ? (isOfAll(notify) ? 'all' : 'some') : null
  }
