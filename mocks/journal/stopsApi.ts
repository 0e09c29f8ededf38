import { http, HttpResponse, type RequestHandler } from 'msw'
import type { World } from '../world'
import { malformed, type Admit } from './admission'
import { gatewayRefusal } from './refusals'

const USUAL_LIMIT = 200
const MOST_STOPS = 500
/** A gateway looks as often as that. */
const LOOK_MS = 10_000

const number = /^\d{1,15}$/
const parameters: Record<string, RegExp> = { project: /^[0-9a-zA-Z]{32}$/, since: number, limit: number }

/** What pages ask of what stopped, at `/api/stops`. */
export function createStopHandlers(world: World, admit: Admit): RequestHandler[] {
  return [
    http.get('*/api/stops', async ({ request }) => {
      if (world.behaviour.watched === 'older') return gatewayRefusal('GATEWAY.404', 'There is no such call.')
      const admitted = await admit(request, parameters)
      if (admitted.refusal) return admitted.refusal
      const { query, projectId } = admitted
      const limit = Number(query['limit'] ?? USUAL_LIMIT)
      if (limit < 1 || limit > MOST_STOPS) return malformed('limit is 1 to 500.')
      const { watched } = world.behaviour
      const found = watched === null || projectId !== world.behaviour.projectId ? [] : world.stops
      const stops = found
        .map(({ at, overAt, ...stop }) => ({
          projectId,
          region: 'cn-north-4',
          ...stop,
          since: world.start + at,
          seenAt: world.start + at + LOOK_MS,
          overAt: world.start + overAt,
          isOperated: false,
        }))
        .filter(({ overAt }) => overAt >= Number(query['since'] ?? 0))
        .toSorted((a, b) => b.seenAt - a.seenAt)
      return HttpResponse.json({ stops: stops.slice(0, limit), isCut: stops.length > limit, watched })
    }),
  ]
}
