import { setupServer } from 'msw/node'
import { createHandlers } from './handlers'
import { createWorld, type World, type WorldOptions } from './world'

/** MSW's server for Vitest. Starting, resetting and closing it is the test setup's job. */
export const server = setupServer()

/** Puts a new world, and the gateway before it, behind the server, until `server.resetHandlers()` or the next one. */
export function useWorld(options: WorldOptions): World {
  const world = createWorld(options)
  server.resetHandlers(...createHandlers(world, 'gateway'))
  return world
}
