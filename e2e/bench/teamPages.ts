import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A stopped node, and where to ask for it. */
export interface Node {
  readonly workflowId: string
  readonly executionId: string
  readonly nodeId: string
  readonly statusPath: string
  readonly operationPath: string
}

export interface Team {
  readonly projectId: string
  readonly pages: ReadonlyArray<{
    readonly gatewayUrl: string
    readonly token: string
    readonly address: string
    readonly watched: Node
  }>
  readonly openingMs: number
  /** Each is operated once, `everyMs` after the one before it. */
  readonly nodes: readonly Node[]
  readonly everyMs: number
  /** Of every so manieth page all that its stream brings is kept. */
  readonly everySampled: number
}

export interface Operated {
  readonly id: string
  readonly path: string
  readonly status: number
  /** The gateway says for certain that AOM has not got it. */
  readonly isNotSent: boolean
  /** From the request to the whole answer. */
  readonly ms: number
}

export interface Finished {
  readonly samples: ReadonlyArray<{
    /** The newest `seq` of each row, by the row's id. */
    readonly seen: ReadonlyArray<readonly [string, number]>
    /** From the answer that the operator got to the event of it. */
    readonly delays: readonly number[]
  }>
  readonly troubles: Readonly<Record<string, number>>
}

/** Pages of which there is nothing but what they ask: their polls, their event streams, their operations. */
export function startPages(team: Team) {
  const worker = new Worker(new URL('teamPages.mjs', import.meta.url), { workerData: team })
  const step = async (name: string, argument?: unknown): Promise<unknown> => {
    worker.postMessage({ step: name, argument })
    const [{ result }] = (await once(worker, 'message')) as [{ result: unknown }]
    return result
  }
  return {
    open: () => step('open'),
    operate: () => step('operate') as Promise<Operated[]>,
    /** Closes the pages once the sampled streams have brought the change `seq`, or when that takes too long. */
    finish: (seq: number) => step('finish', seq) as Promise<Finished>,
    stop: () => worker.terminate(),
  }
}
