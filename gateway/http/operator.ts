import { fingerprint, shortKeyId } from '../aom/credential'
import type { Credential } from '../aom/credential'
import type { Call } from '../aom/calls'
import type { Identities } from '../aom/identity'
import type { OperationUser } from '../journal/operation'
import type { Settings } from '../settings/settings'
import type { Identity } from './client'
import type { RefusalCode } from './refusal'

/** Who may change anything. */
export type Permission = {
  readonly readOnly: boolean
  /** Groups of which an operator must be in one; null lets everybody. */
  readonly operatorGroups: readonly string[] | null
  /** Behind an authenticating proxy nobody comes in without a name. */
  readonly needsIdentity: boolean
}

export function permissionOf(
  settings: Pick<Settings, 'readOnly' | 'operatorGroups' | 'identityHeader'>,
): Permission {
  const { readOnly, operatorGroups, identityHeader } = settings
  return { readOnly, operatorGroups, needsIdentity: identityHeader !== null }
}

type Asking = {
  readonly credential: Credential
  readonly identity: Identity | null
  readonly call: Pick<Call, 'region'>
}

/** Who it is; null where IAM says that the token is none. An IAM that gives no verdict stops nobody: AOM judges. */
export async function operatorOf(asking: Asking, identities: Identities): Promise<OperationUser | null> {
  const { credential, identity, call } = asking
  if (credential.kind === 'token') {
    const found = await identities.of(credential.token, call.region)
    if (found.kind === 'refused') return null
    if (found.kind === 'user') return { kind: 'iam', ...found.user }
    return { kind: 'token', account: null, name: `token ${fingerprint(credential)}`, id: null }
  }
  if (identity) return { kind: 'proxy', account: null, name: identity.name, id: null }
  if (credential.kind === 'none') return null
  return { kind: 'key', account: null, name: shortKeyId(credential.key.accessKey), id: null }
}

/** Whom a line of the log names, by what is known at the moment: the user, else the key's id, else the token's fingerprint. */
export function knownName(
  { credential, identity, call }: Asking,
  identities: Pick<Identities, 'known'>,
): string {
  if (credential.kind === 'token') {
    const user = identities.known(credential.token, call.region)
    return user ? `${user.account}/${user.name}` : `token ${fingerprint(credential)}`
  }
  if (identity) return identity.name
  return credential.kind === 'key' ? `key ${credential.key.accessKey}` : 'nobody'
}

/** Why somebody may change nothing; told to the page too (`changesRefused`). */
export function changesRefusedFor(
  identity: Identity | null,
  { readOnly, operatorGroups }: Permission,
): 'readOnly' | 'notOperator' | null {
  if (readOnly) return 'readOnly'
  const isOperator = operatorGroups === null || identity?.groups.some((name) => operatorGroups.includes(name))
  return isOperator ? null : 'notOperator'
}

/** The refusal of a change; null where it may be sent. */
export function refusalOf(
  operator: OperationUser | null,
  identity: Identity | null,
  permission: Permission,
): [RefusalCode, string] | null {
  if (operator === null) return null
  if (permission.needsIdentity && identity === null)
    return ['GATEWAY.403', 'Nothing was sent: the proxy in front names nobody (IDENTITY_HEADER).']
  switch (changesRefusedFor(identity, permission)) {
    case 'readOnly':
      return ['GATEWAY.403', 'Nothing was sent: this gateway is read-only (READ_ONLY).']
    case 'notOperator':
      return ['GATEWAY.403', 'Nothing was sent: operating is for other groups (OPERATOR_GROUPS).']
    case null:
      return null
  }
}
