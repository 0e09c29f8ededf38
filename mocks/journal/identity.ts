import { describe, mayEnter, tokenTrouble } from '../iamTokens'
import { hex } from '../seed'
import type { World } from '../world'
import type { OperationUser } from './operation'

/** Whom the gateway knows behind a request; null: its credential is not good. */
function identify({ behaviour }: World, headers: Headers): OperationUser | null {
  const token = headers.get('x-auth-token') ?? ''
  if (token === '' && behaviour.gatewayKey !== null)
    return { kind: 'key', account: null, name: behaviour.gatewayKey, id: null }
  if (behaviour.rejectedTokens.includes(token) || tokenTrouble(token, behaviour.knownTokens)) return null
  const known = describe(token)
  if (!known) return { kind: 'token', account: null, name: `token ${hex(16, 'token', token)}`, id: null }
  const { name, id, domain } = known.user
  return { kind: 'iam', account: domain.name, name, id }
}

/** The same, if it is good for the project. */
export function identifyFor(world: World, headers: Headers, projectId: string): OperationUser | null {
  const { projectId: own } = world.behaviour
  const entry = mayEnter(headers.get('x-auth-token') ?? '', projectId, headers.get('x-aom-region'), own)
  return entry === 'refused' ? null : identify(world, headers)
}
