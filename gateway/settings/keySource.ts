import { renewed } from './renewed'
import type { Found, Renewed, Surroundings } from './renewed'

/** A key of an IAM user or agency; `securityToken` belongs to temporary ones. */
export type AccessKey = {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken: string | null
}

/** Where the key comes from that is good now: to be asked for each call. */
export type KeySource = Renewed<AccessKey>

type KeyValues = {
  readonly accessKey: Found
  readonly secretKey: Found
  readonly securityToken: Found | null
}

export function keySource(
  { accessKey, secretKey, securityToken }: KeyValues,
  surroundings: Surroundings,
): KeySource {
  const found = [accessKey, secretKey, ...(securityToken ? [securityToken] : [])] as const
  return renewed('key', found, keyOf, surroundings)
}

function keyOf([accessKey = '', secretKey = '', securityToken]: readonly string[]): AccessKey {
  return { accessKey, secretKey, securityToken: securityToken ?? null }
}
