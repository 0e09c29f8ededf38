import type { RecordedRequest } from '../recorded'
import type { World } from '../world'

const received = new WeakMap<World, RecordedRequest[]>()

/**
 * What the gateway that the mock plays was sent, oldest first: every change, also those of which AOM heard nothing, and
 * every call of the team's API.
 */
export const gatewayRequestsOf = (world: World): readonly RecordedRequest[] => received.get(world) ?? []

export function receive(world: World, record: RecordedRequest): void {
  const list = received.get(world) ?? []
  list.push(record)
  received.set(world, list)
}
