import { mayEnter, tokenTrouble, userOf } from '../iamTokens'
import { gatewayError, type Reply } from '../reply'
import type { OperationName } from '../wire'
import type { World } from '../world'
import type { TakeTurn } from './rateLimit'
import { authFailed, paramError } from './refusals'
import { unknownId } from './undocumented'

const signature = /^SDK-HMAC-SHA256 Access=([^,]+), ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}$/

/** The id of the key that a request is signed with. */
function keyOf({ headers }: Request): string | undefined {
  const [, key] = signature.exec(headers.get('authorization') ?? '') ?? []
  return /^\d{8}T\d{6}Z$/.test(headers.get('x-sdk-date') ?? '') ? key : undefined
}

interface Incoming {
  request: Request
  operation: OperationName
  projectId: string
}

/** What every operation demands before AOM looks at it: a good token, room in the rate, a content type, the right project. */
export function refuse(world: World, takeTurn: TakeTurn, incoming: Incoming): Reply | undefined {
  const token = incoming.request.headers.get('x-auth-token') ?? ''
  const signs = token === '' ? world.behaviour.gatewayKey : null
  const key = keyOf(incoming.request) ?? signs ?? undefined
  return (
    (key === undefined ? refuseToken(world, token) : undefined) ??
    takeTurn(key ?? userOf(token)) ??
    refuseForm(incoming) ??
    refuseProject(world, incoming, token)
  )
}

function refuseToken({ behaviour }: World, token: string): Reply | undefined {
  if (behaviour.rejectedTokens.includes(token))
    return gatewayError(401, 'APIG.0307', 'The token must be updated.')
  const trouble = tokenTrouble(token, behaviour.knownTokens)
  return trouble
    ? gatewayError(401, 'APIG.0301', `Incorrect IAM authentication information: ${trouble}`)
    : undefined
}

function refuseForm({ request, projectId }: Incoming): Reply | undefined {
  if (projectId.length !== 32) {
    const message = 'The API does not exist or has not been published in the environment.'
    return gatewayError(404, 'APIG.0101', message)
  }
  const type = request.headers.get('content-type') ?? ''
  if (type.length <= 32 && type.split(';')[0]?.trim().toLowerCase() === 'application/json') return undefined
  // Documented as required; what AOM says without it is not, and is taken from ListWorkflow.
  return paramError('ListWorkflow', 'Content-Type')
}

function refuseProject(world: World, { request, operation, projectId }: Incoming, token: string) {
  const region = request.headers.get('x-aom-region')
  const entry = mayEnter(token, projectId, region, world.behaviour.projectId)
  if (entry === 'refused') return authFailed(operation)
  return entry === 'empty' ? unknownId(world, operation) : undefined
}
