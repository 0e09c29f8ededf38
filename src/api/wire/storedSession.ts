import type { SessionUser } from '#domain/session/signIn'
import { isRecord } from './fields'

/** A session as tab storage and other tabs hold it. */
export interface StoredSession {
  readonly token: string
  readonly projectId: string
  readonly region: string | null
  readonly projectName: string | null
  readonly user: SessionUser | null
  /** Epoch ms. */
  readonly expiresAt: number | null
  readonly signInMethod: 'token' | 'iamUser'
}

/** Earlier versions stored only `token` and `projectId`. */
export function readStored(value: unknown): StoredSession | undefined {
  if (!isRecord(value)) return undefined
  const { token, projectId, region, projectName, expiresAt } = value
  if (typeof token !== 'string' || typeof projectId !== 'string') return undefined
  return {
    token,
    projectId,
    region: typeof region === 'string' ? region : null,
    projectName: typeof projectName === 'string' ? projectName : null,
    user: readUser(value['user']),
    expiresAt: typeof expiresAt === 'number' && Number.isFinite(expiresAt) ? expiresAt : null,
    signInMethod: value['signInMethod'] === 'iamUser' ? 'iamUser' : 'token',
  }
}

function readUser(value: unknown): SessionUser | null {
  if (!isRecord(value)) return null
  const { name, account } = value
  return typeof name === 'string' && typeof account === 'string' ? { name, account } : null
}
