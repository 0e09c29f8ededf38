import { beforeEach, expect, test, vi } from 'vitest'
import {
  expireIfOver,
  getSession,
  addTokenInfo,
  switchProject,
  signIn,
  signOut,
  startSession,
} from './session'

const here = { token: 'first-token', projectId: 'p'.repeat(32), region: 'cn-north-4' }
const user = { name: 'night.shift', account: 'example-operations' }
const key = 'aom-operator.session'
const kept = () => JSON.parse(sessionStorage.getItem(key) ?? 'null') as object | null

/** Another tab of the same browser. */
const otherTab = new BroadcastChannel(key)
const tell = (credential: object) => otherTab.postMessage({ kind: 'session', credential })

beforeEach(() => {
  sessionStorage.clear()
  startSession({ credential: { ...here, user, expiresAt: 2_000 } })
})

test('storage holds a session only where that was asked for, follows it, and loses it at the end', () => {
  signIn(here, false)
  expect(kept()).toBeNull()
  signIn({ ...here, signInMethod: 'iamUser' }, true)
  addTokenInfo('an-older-token', { user: null, expiresAt: 1, projectName: null })
  addTokenInfo(here.token, { user, expiresAt: 5_000, projectName: 'cn-north-4' })
  expect(kept()).toMatchObject({ projectName: 'cn-north-4' })
  switchProject({ region: 'cn-east-3', projectId: 'q'.repeat(32), projectName: null })
  expect(kept()).toEqual({
    token: here.token,
    projectId: 'q'.repeat(32),
    region: 'cn-east-3',
    projectName: null,
    user,
    expiresAt: 5_000,
    signInMethod: 'iamUser',
  })
  expireIfOver(4_999)
  expect(getSession().kind).toBe('signedIn')
  expireIfOver(5_000)
  expect(getSession()).toMatchObject({ kind: 'expired', isKept: true, user })
  expect(kept()).toBeNull()
  signOut()
  expect(getSession()).toEqual({ kind: 'none' })
})

test('a tab takes a newer session of the same user and place from another one', async () => {
  tell({ ...here, token: 'renewed', user, expiresAt: 9_000 })
  await vi.waitFor(() => expect(getSession()).toMatchObject({ token: 'renewed', expiresAt: 9_000 }))
})

test('a tab never takes the session of another project, or of another user, under its page', async () => {
  tell({ ...here, token: 'elsewhere', projectId: 'q'.repeat(32), user, expiresAt: 9_000 })
  tell({ ...here, token: 'someone-else', user: { ...user, name: 'other' }, expiresAt: 9_000 })
  tell({ ...here, token: 'last', user, expiresAt: 9_000 })
  const seen = new Set<unknown>()
  await vi.waitFor(() => {
    const session = getSession()
    seen.add('token' in session && session.token)
    expect(session).toMatchObject({ token: 'last' })
  })
  expect(seen).not.toContain('elsewhere')
  expect(seen).not.toContain('someone-else')
})
