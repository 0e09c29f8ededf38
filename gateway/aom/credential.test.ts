import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { authHeaders, credentialOf, fingerprint, rememberUser, shortKeyId, who } from './credential'
import type { Credential } from './credential'
import { readSettings } from '../settings/settings'
import type { Settings } from '../settings/settings'

const now = Date.UTC(2026, 10, 24, 19)
const day = 24 * 60 * 60 * 1000
const key = { accessKey: 'HPUAEXAMPLE00003F2K', secretKey: 'hush-hush', securityToken: null }
const byKey: Credential = { kind: 'key', key }
const byToken = (token: string): Credential => ({ kind: 'token', token })
const nobody: Credential = { kind: 'none' }

function settings(accessKey: Settings['accessKey']): Settings {
  const read = readSettings({ AOM_REGION: 'cn-north-4' })
  if ('problem' in read) throw new Error(read.problem)
  return { ...read, accessKey }
}

const from = (headers: IncomingMessage['headers']) => ({ headers }) as IncomingMessage

test('a call goes with the operator’s token, or with nothing', () => {
  expect(credentialOf(settings(null), from({ 'x-auth-token': 't-1' }))).toEqual(byToken('t-1'))
  expect(credentialOf(settings(null), from({ 'x-auth-token': '' }))).toEqual(nobody)
  expect(credentialOf(settings(null), from({ authorization: 'Bearer t-1' }))).toEqual(nobody)
})

test('a gateway with a key signs, whatever token the browser sends', () => {
  expect(credentialOf(settings(key), from({ 'x-auth-token': 't-1' }))).toEqual(byKey)
})

const request = {
  method: 'GET',
  url: new URL('https://aom.example.com/v1/p/cms/workflow/w/executions'),
  headers: { 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip' },
  body: undefined,
  projectId: '0123456789abcdef0123456789abcdef',
}

test('a token is passed as it is, nothing adds nothing, and neither is signed', () => {
  expect(authHeaders(byToken('t-1'), request, new Date(now))).toEqual({ 'X-Auth-Token': 't-1' })
  expect(authHeaders(nobody, request, new Date(now))).toEqual({})
})

test('a key signs host, content type, project and date, but nothing that a proxy may change', () => {
  const headers = authHeaders(byKey, request, new Date(now))
  expect(Object.keys(headers).sort()).toEqual(['Authorization', 'X-Project-Id', 'X-Sdk-Date'])
  expect(headers['Authorization']).toContain('SignedHeaders=content-type;host;x-project-id;x-sdk-date,')
  expect(JSON.stringify(headers)).not.toContain('hush-hush')
})

test('a call of IAM has no project to sign', () => {
  const headers = authHeaders(byKey, { ...request, projectId: null }, new Date(now))
  expect(Object.keys(headers).sort()).toEqual(['Authorization', 'X-Sdk-Date'])
})

test('a fingerprint tells credentials apart and gives none away', () => {
  const all = [
    byKey,
    { kind: 'key', key: { ...key, accessKey: 'HPUAEXAMPLE00004F2K' } } as const,
    { kind: 'key', key: { ...key, securityToken: 's-1' } } as const,
    byToken('t-1'),
    byToken('t-2'),
    nobody,
  ].map(fingerprint)
  expect(new Set(all).size).toBe(all.length)
  for (const text of all) expect(text).toMatch(/^[0-9a-f]{16}$/)
  expect(fingerprint(byToken('t-1'))).toBe(fingerprint(byToken('t-1')))
})

test('whose operation it is: the user once IAM has said who it is, until the token ends', () => {
  const token = byToken('t-user')
  expect(who(token, now)).toBe(`token ${fingerprint(token)}`)
  rememberUser('t-user', { name: 'night.sre', account: 'example', expiresAt: now + day }, now)
  expect(who(token, now)).toBe('night.sre')
  expect(who(byToken('t-other'), now)).toBe(`token ${fingerprint(byToken('t-other'))}`)
  expect(who(token, now + day)).toBe(`token ${fingerprint(token)}`)
  expect(who(byKey, now)).toBe('key HPUAEXAMPLE00003F2K')
  expect(who(nobody, now)).toBe('nobody')
})

test('a token that has ended already, or whose end is no time, is not remembered', () => {
  rememberUser('t-past', { name: 'past', account: 'example', expiresAt: now - 1 }, now)
  rememberUser('t-odd', { name: 'odd', account: 'example', expiresAt: Number.NaN }, now)
  expect(who(byToken('t-past'), now - day)).toMatch(/^token /)
  expect(who(byToken('t-odd'), now)).toMatch(/^token /)
})

test('the memory of users is bounded: ended ones go first, then the oldest', () => {
  const user = (name: string, expiresAt: number) => ({ name, account: 'example', expiresAt })
  rememberUser('t-ending', user('ending', now + 1000), now)
  rememberUser('t-first', user('first', now + day), now)
  for (let index = 0; index < 9_998; index++) rememberUser(`t-${index}`, user('many', now + day), now)
  expect(who(byToken('t-first'), now)).toBe('first')

  rememberUser('t-later', user('later', now + day), now + 2000)
  expect(who(byToken('t-ending'), now)).toMatch(/^token /)
  expect(who(byToken('t-first'), now)).toBe('first')

  for (let index = 0; index < 3; index++) rememberUser(`t-last-${index}`, user('last', now + day), now)
  expect(who(byToken('t-first'), now)).toMatch(/^token /)
  expect(who(byToken('t-later'), now)).toBe('later')
  expect(who(byToken('t-last-2'), now)).toBe('last')
})

test('a key’s id is shown shortened', () => {
  expect(shortKeyId('HPUAEXAMPLE00003F2K')).toBe('HPUA…3F2K')
  expect(shortKeyId('HPUA3F2K')).toBe('…')
})
