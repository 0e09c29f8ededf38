import type { Behaviour, Fault } from './plan'
import { isScenarioName, type ScenarioName } from './scenarios'
import type { Edits } from './edits'
import type { World } from './world'

/** What `POST /__world` takes; everything is optional and done in this order. */
interface ControlRequest {
  /** Begins a new world. */
  scenario?: string
  /** World ms. */
  advance?: number
  speed?: number
  behaviour?: Partial<Behaviour>
  /** `null` ends all faults. */
  fault?: Fault | null
  /** A function of `world.edit` by name, with its arguments. */
  edit?: { name: keyof Edits; args: unknown[] }
}

/** The back door for browser tests: GET shows the world, POST moves it and shows it then. */
export async function control(
  request: Request,
  world: World,
  begin: (scenario: ScenarioName) => World,
): Promise<Response> {
  if (request.method !== 'POST') return show(world)
  try {
    const command = (await request.json()) as ControlRequest
    return show(change(command, world, begin))
  } catch (error) {
    return Response.json({ error: String(error) }, { status: 400 })
  }
}

function change(command: ControlRequest, current: World, begin: (scenario: ScenarioName) => World): World {
  let world = current
  if (command.scenario !== undefined) {
    if (!isScenarioName(command.scenario)) throw new Error(`There is no scenario ${command.scenario}.`)
    world = begin(command.scenario)
  }
  if (command.advance !== undefined) world.clock.advance(command.advance)
  if (command.speed !== undefined) world.clock.setSpeed(command.speed)
  if (command.behaviour) Object.assign(world.behaviour, command.behaviour)
  if (command.fault === null) world.clearFaults()
  else if (command.fault) world.setFault(command.fault)
  if (command.edit) {
    const { name, args } = command.edit
    if (!Object.hasOwn(world.edit, name)) throw new Error(`There is no edit ${name}.`)
    const edit = world.edit[name] as (...values: unknown[]) => unknown
    edit(...args)
  }
  return world
}

function show(world: World): Response {
  const { scenario, start, operations, requests } = world
  return Response.json({ scenario, start, now: world.tick(), speed: world.clock.speed, operations, requests })
}
