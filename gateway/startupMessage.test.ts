import { expect, test } from 'vitest'
import { listenProblem, startupMessage } from './startupMessage'
import { readSettings } from './settings/settings'
import { testSettings } from './testing'
import type { TestSettings } from './testing'

const someKey = { accessKey: 'HPUAEXAMPLE00003F2K', secretKey: 'hush', securityToken: null }

test('a line each says where it listens and where calls go, where the journal is, and who operates', () => {
  const settings = testSettings({
    endpoint: 'https://aom.cn-north-4.myhuaweicloud.com',
    host: '::1',
    dataDir: '/var/lib/aom-operator',
  })
  expect(startupMessage(settings, 8080)).toEqual([
    'AOM Operator on http://[::1]:8080 → https://aom.cn-north-4.myhuaweicloud.com',
    'Journal: /var/lib/aom-operator/journal.db',
    'Changes: by everybody who signs in, as far as IAM lets them',
  ])
})

test.each([
  ['postgres://ops:hush@db.example.com/journal', 'PostgreSQL on db.example.com'],
  ['postgres://ops:hush@[::1]:5433/journal?sslmode=require', 'PostgreSQL on [::1]:5433'],
  ['postgres://ops:hush@%2Frun%2Fpostgresql/journal', 'PostgreSQL on /run/postgresql'],
  ['postgres:///journal?host=/run/postgresql&password=hush', 'PostgreSQL on /run/postgresql'],
  ['postgres:///journal', 'PostgreSQL on its default host'],
])('of the database it says the host and no credential: %s', (databaseUrl, place) => {
  const lines = startupMessage(testSettings({ databaseUrl }), 8080)
  expect(lines[1]).toBe(`Journal: ${place}`)
  expect(lines.join('\n')).not.toMatch(/hush|ops/)
})

test.each<[TestSettings, string]>([
  [{ readOnly: true, operatorGroups: ['sre'] }, 'none, it is read-only (READ_ONLY)'],
  [{ operatorGroups: ['sre', 'on-call'] }, 'by members of sre, on-call (OPERATOR_GROUPS)'],
  [{ accessKey: someKey }, 'by everybody who reaches this address, with the gateway’s key'],
  [
    { accessKey: someKey, identityHeader: 'x-forwarded-user' },
    'by everybody whom the proxy names, with the gateway’s key',
  ],
])('it says who may operate (%#)', (settings, who) => {
  expect(startupMessage(testSettings(settings), 8080)[2]).toBe(`Changes: ${who}`)
})

test('what is probably not meant is a warning: an endpoint in clear text, a name that is nearly a setting', () => {
  const settings = readSettings({
    AOM_ENDPOINT: 'http://aom.example.com',
    IAM_ENDPOINT: 'https://iam.example.com',
    HOME: '/home/sre',
    POTR: '80',
  })
  if ('problem' in settings) throw new Error(settings.problem)
  expect(startupMessage(settings, 8080).slice(3)).toEqual([
    'Warning: POTR is not a setting and does nothing: did you mean PORT?',
    'Warning: AOM_ENDPOINT is http: tokens go there unencrypted, so write https',
  ])
})

test('several regions are all named, the default first', () => {
  const region = (id: string) => ({ id, endpoint: `https://aom.${id}.example.com`, iamEndpoint: null })
  const settings = testSettings({ regions: [region('a-1'), region('b-1')] })
  expect(startupMessage(settings, 1)[0]).toMatch(
    /→ https:\/\/aom\.a-1\.example\.com, https:\/\/aom\.b-1\.example\.com$/,
  )
})

test('the key that signs is recognised by its shortened id, and nothing else of it is said', () => {
  const accessKey = { accessKey: 'HPUAEXAMPLE00003F2K', secretKey: 'hush', securityToken: 'hush-token' }
  const lines = startupMessage(testSettings({ accessKey }), 8080)
  expect(lines[0]).toMatch(/, signed with key HPUA…3F2K$/)
  expect(lines.join('\n')).not.toMatch(/hush|EXAMPLE/)
})

test('listening on every address, it says which host names it answers to', () => {
  for (const host of ['0.0.0.0', '::']) {
    const lines = startupMessage(testSettings({ host, allowedHosts: ['localhost', 'aom.example.com'] }), 8080)
    expect(lines[3]).toMatch(/localhost, aom\.example\.com: ALLOWED_HOSTS/)
  }
  const elsewhere = startupMessage(testSettings({ host: '10.0.0.7' }), 8080).join('\n')
  expect(elsewhere).not.toMatch(/ALLOWED_HOSTS/)
})

test.each([
  ['EADDRINUSE', /^PORT 8080 on \[::1\] is in use: .*PORT=0/],
  ['EACCES', /^PORT 8080 may not be opened/],
  ['EADDRNOTAVAIL', /^HOST \[::1\] cannot be listened on \(EADDRNOTAVAIL\)/],
  [undefined, /^HOST \[::1\] cannot be listened on \(unknown error\)/],
])('a server that cannot listen (%s) names the setting to change', (code, line) => {
  expect(listenProblem(code, '::1', 8080)).toMatch(line)
})
