import type { RecordedRequest } from '../../mocks/recorded'
import type { World } from '../../mocks/world'

/** A request that AOM got. */
export interface Got extends Pick<RecordedRequest, 'operation' | 'path' | 'query'> {
  /** Signed, as with the reader key; else with a token. */
  readonly isSigned: boolean
  /** The end of the token. */
  readonly token: string | undefined
  /** The machine's time, epoch ms. */
  readonly at: number
}

/** Every request from now on, oldest first: the world itself forgets the older ones. */
export function watchAom(world: World): Got[] {
  const got: Got[] = []
  let last = world.requests.at(-1)
  world.subscribe(() => {
    const newest = world.requests.at(-1)
    if (!newest || newest === last) return
    last = newest
    const { operation, path, query, headers } = newest
    got.push({
      operation,
      path,
      query,
      isSigned: 'authorization' in headers,
      token: headers['x-auth-token'],
      at: Date.now(),
    })
  })
  return got
}

export const isExecutionRead = ({ operation }: Got): boolean => operation === 'SearchWorkflowExecutionDetail'
