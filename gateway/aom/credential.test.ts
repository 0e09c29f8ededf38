import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { authHeaders, credentialOf, fingerprint, shortKeyId } from './credential'
import type { Credential } from './credential'
import type { AccessKey } from '../settings/settings'

const now = Date.UTC(2026, 10, 24, 19)
const key = { accessKey: 'HPUAEXAMPLE00003F2K', secretKey: 'hush-hush', securityToken: null }
const byKey: Credential = { kind: 'key', key }
const byToken = (token: string): Credential => ({ kind: 'token', token })
const nobody: Credential = { kind: 'none' }

const settings = (accessKey: AccessKey | null) => ({
  accessKey: accessKey && { current: () => accessKey },
})

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

test('a key’s id is shown shortened', () => {
  expect(shortKeyId('HPUAEXAMPLE00003F2K')).toBe('HPUA…3F2K')
  expect(shortKeyId('HPUA3F2K')).toBe('…')
})
