import { expect, test } from 'vitest'
import { greeting, listenProblem } from './startupMessage'
import { testSettings } from './testing'

test('one line says where it listens and where calls go', () => {
  const settings = testSettings({ endpoint: 'https://aom.cn-north-4.myhuaweicloud.com', host: '::1' })
  expect(greeting(settings, 8080)).toEqual([
    'AOM Operator on http://[::1]:8080 → https://aom.cn-north-4.myhuaweicloud.com',
  ])
})

test('several regions are all named, the default first', () => {
  const region = (id: string) => ({ id, endpoint: `https://aom.${id}.example.com`, iamEndpoint: null })
  const settings = testSettings({ regions: [region('a-1'), region('b-1')] })
  expect(greeting(settings, 1)[0]).toMatch(
    /→ https:\/\/aom\.a-1\.example\.com, https:\/\/aom\.b-1\.example\.com$/,
  )
})

test('the key that signs is recognised by its shortened id, and nothing else of it is said', () => {
  const accessKey = { accessKey: 'HPUAEXAMPLE00003F2K', secretKey: 'hush', securityToken: 'hush-token' }
  const lines = greeting(testSettings({ accessKey }), 8080).join('\n')
  expect(lines).toMatch(/, signed with key HPUA…3F2K$/)
  expect(lines).not.toMatch(/hush|EXAMPLE/)
})

test('listening on every address, it says which host names it answers to', () => {
  for (const host of ['0.0.0.0', '::']) {
    const lines = greeting(testSettings({ host, allowedHosts: ['localhost', 'aom.example.com'] }), 8080)
    expect(lines[1]).toMatch(/localhost, aom\.example\.com: ALLOWED_HOSTS/)
  }
  expect(greeting(testSettings({ host: '10.0.0.7' }), 8080)).toHaveLength(1)
})

test.each([
  ['EADDRINUSE', /^PORT 8080 on \[::1\] is in use: .*PORT=0/],
  ['EACCES', /^PORT 8080 may not be opened/],
  ['EADDRNOTAVAIL', /^HOST \[::1\] cannot be listened on \(EADDRNOTAVAIL\)/],
  [undefined, /^HOST \[::1\] cannot be listened on \(unknown error\)/],
])('a server that cannot listen (%s) names the setting to change', (code, line) => {
  expect(listenProblem(code, '::1', 8080)).toMatch(line)
})
