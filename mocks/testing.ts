import { getResponse, type RequestHandler } from 'msw'
import { createHandlers } from './handlers'
import { night, PROJECT_ID, TOKEN, type ScenarioName } from './scenarios'
import { createWorld, type World } from './world'

/** 24 November 2026, 19:00 UTC: three in the morning in Shanghai. */
export const START = Date.UTC(2026, 10, 24, 19, 0)
/** ListWorkflow's required fields. */
export const list = { sort_field: 'update_time', sort_type: 'DESC' }
/** The headers that AOM demands. */
export const good = { 'x-auth-token': TOKEN, 'content-type': 'application/json' }

export interface Where {
  workflowId: string
  executionId: string
}

/** A stopped world and ways to call it as a client would; nothing goes over a network. */
export interface Aom {
  world: World
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  list: (body: object) => Promise<Response>
  operate: (where: Where, nodeId: string, action: string) => Promise<Response>
}

export const pathOf = ({ workflowId, executionId }: Where) =>
  `workflow/${encodeURIComponent(workflowId)}/executions/${encodeURIComponent(executionId)}`

/** The same through the gateway that the mock plays, with the journal that it keeps. */
export interface Gateway extends Aom {
  /** Any path of its origin, with the credential. */
  ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    signal?: AbortSignal,
  ) => Promise<Response>
  /** Retries the node of the night that failed first, under a key. */
  retry: (key: string, headers?: Record<string, string>) => Promise<Response>
}

/** `restore`: what a page kept of an earlier world. */
export function gateway(scenario: ScenarioName = 'failed-night', restore?: unknown): Gateway {
  const world = createWorld({ scenario, now: () => START, stopped: true, restore })
  const handlers = createHandlers(world, 'gateway')
  const begun = speakTo(world, PROJECT_ID, handlers)
  const ask: Gateway['ask'] = async (method, path, body, headers, signal) => {
    const request = new Request(`https://operator.example.test${path}`, {
      method,
      headers: { ...good, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    return (await getResponse(handlers, request)) ?? new Response('unhandled', { status: 599 })
  }
  const { nodeId } = night.rotate
  const target = `${pathOf(night.rotate)}/operation?action=restart&node_id=${nodeId}`
  return {
    ...begun,
    ask,
    retry: (key, headers) =>
      begun.call('POST', target, undefined, { ...good, 'idempotency-key': `"${key}"`, ...headers }),
  }
}

export function aom(scenario: ScenarioName = 'failed-night', projectId = PROJECT_ID): Aom {
  const world = createWorld({ scenario, now: () => START, stopped: true })
  return speakTo(world, projectId, createHandlers(world, 'aom'))
}

function speakTo(world: World, projectId: string, handlers: RequestHandler[]): Aom {
  const call: Aom['call'] = async (method, path, body, headers = good) => {
    const url = `https://aom.example.test/v1/${projectId}/cms/${path}`
    const request = new Request(url, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return (await getResponse(handlers, request)) ?? new Response('unhandled', { status: 599 })
  }
  return {
    world,
    call,
    list: (body) => call('POST', 'workflow-list', body),
    operate: (where, nodeId, action) =>
      call('POST', `${pathOf(where)}/operation?action=${action}&node_id=${nodeId}`),
  }
}
