import { describe, expect, it } from 'vitest'
import { hideSecrets, longestText } from './secrets'
import { hideWrittenSecrets } from './writtenSecrets'

// Made up here, so that nothing that looks like a credential stands in a file.
const long = 'Ab1'.repeat(60)
const secretKey = 'aB3d'.repeat(10)

describe('what could be a credential is hidden', () => {
  it.each([
    [`token ${long} is wrong`],
    [`{"error_msg":"no","encoded_authorization_message":"${long}"}`],
    ['{"auth":{"password":"not-a-real-password"}}'],
    ['{\\"password\\":\\"not-a-real-password\\"}'],
    ['password=not-a-real-password&name=x'],
    ['X-Auth-Token: not-a-real-password'],
    [`Authorization: SDK-HMAC-SHA256 Access=${secretKey}, SignedHeaders=host, Signature=not-a-real-password`],
    ['Bearer not-a-real-password'],
    ['https://me:not-a-real-password@proxy.example.com/'],
    ['encoded_authorization_message: not-a-real-password'],
    ['Set-Cookie: sid=not-a-real-password'],
    [`sk ${secretKey}`],
    ['connect to (https://me:not-a-real-password@proxy.example.com) failed'],
    [`eyJhbGciOiJub25lIn0.${'x'.repeat(20)}.`],
  ])('%s', (text) => {
    const shown = hideSecrets(text)
    expect(shown).not.toContain('not-a-real-password')
    expect(shown).not.toContain(secretKey)
    expect(shown).not.toContain('Ab1Ab1')
    expect(shown).not.toContain('eyJhbG')
    expect(shown).toContain('••••••')
    expect(hideSecrets(shown)).toBe(shown)
  })
})

// Each of these would take minutes if any rule looked back, or on, without bound.
describe('a long text takes a time that is proportional to it', () => {
  it.each([
    'a',
    'aA1',
    'token-',
    'secret',
    'token ',
    'token=,;',
    'http://',
    '://',
    '"token":"',
    'eyJaaaaaaaa-',
    'Bearer ',
  ])('%s', (piece) => {
    const text = piece.repeat(500_000 / piece.length)
    expect(hideSecrets(text).length).toBeLessThan(2 * text.length)
  })
})

describe('a secret that people write into a reason is hidden', () => {
  it.each([
    'AK=hunter2 and more',
    'AK=HPUAEXAMPLE00003F2K SK=hunter2',
    '{"ak":"x","sk":"hunter2"}',
    'AK：hunter2，其他',
    'access_key_id=hunter2',
    'AK 0123456789ABCDEFhunter2 SK 0123456789abcdefghunter2',
    'pwd=hunter2',
    'PWD: hunter2',
    'connect with pass=hunter2;host=db',
    'password：hunter2',
    'password="some hunter2 words"',
    `passphrase='some hunter2 words'`,
    'mysql -uroot -phunter2 prod',
    'mysql -u root -p hunter2 prod',
    'mysql -h 10.0.0.1 -P 3306 -u root -pS3cret-hunter2 prod',
    `mysqldump -uroot -p'some hunter2 words' prod`,
    'sshpass -p hunter2 ssh root@10.0.0.1',
    'docker login -u ann -p hunter2 registry.example.com',
    'use -phunter2',
    'chpasswd: hunter2',
    'chpasswd: (hunter2)',
    'chpasswd=(hunter2)',
    'chpasswd: (userhunter2)',
    'chpasswd: (linehunter2)',
    'chpasswd: (user ann) password: hunter2',
    '密码：hunter2',
    '密码:hunter2，已恢复',
    '数据库密码是hunter2',
    '密码为 hunter2。',
    '口令 hunter2',
    '密码hunter2',
    '密钥：“hunter2”',
  ])('%s', (reason) => {
    const shown = hideWrittenSecrets(reason)
    expect(shown).toContain('••••••')
    expect(shown).not.toContain('hunter2')
    expect(hideWrittenSecrets(shown)).toBe(shown)
  })

  it.each([
    'mkdir -p /data/logs && chmod 755 /data/logs',
    'mysql -u root flush; mkdir -p /data',
    'ssh -p 22 root@10.0.0.1',
    'opened with nc -p8080, then -p8081',
    'docker run -u 1000 -p 8080:80 nginx',
    'cp -pr a b, find / -path /x -print, ps -p 1234',
    '密码错误，已联系管理员',
    '密码过期，重置密码后重试',
    '口令重置完成 3 次',
    'risk: low. task: done',
    'chpasswd: (user svc-cache) pam_chauthtok() failed, error:',
    'chpasswd: (line 1, user svc-cache) password not changed on cache-002',
    '2 pass: fine, 1 fail',
  ])('and the rest stays as it was written: %s', (reason) => {
    expect(hideWrittenSecrets(reason)).toBe(reason)
  })
})

describe('a text of any length', () => {
  it('is looked at only as far as it is shown', () => {
    for (const piece of ['a', 'a-', 'password', 'http://a:', ' -u a -p ', 'mysql ', 'eyJ-', '-----BEGIN A']) {
      const text = piece.repeat(200_000 / piece.length)
      expect(hideWrittenSecrets(text).length).toBeLessThanOrEqual(longestText + 1)
      // What lies behind has no part in it.
      expect(hideWrittenSecrets(text)).toBe(hideWrittenSecrets(text.slice(0, 2 * longestText)))
    }
  })

  it('is cut behind a secret, never within one', () => {
    const before = 'x '.repeat(longestText / 2 - 10)
    for (const secret of [
      `token=${long.repeat(60)}`,
      `{"password":"${'p w '.repeat(9_000)}"}`,
      `密码：${long.repeat(60)}`,
    ])
      expect(hideSecrets(`${before}${secret}`)).not.toMatch(/Ab1Ab1|p w /)
  })
})

describe('what says why stays as AOM wrote it', () => {
  it.each([
    'Incorrect IAM authentication information: x-auth-token not found',
    'Incorrect IAM authentication information: token expires, expires_at:2026-11-23T19:12:09.000000Z',
    'Incorrect IAM authentication information: verify aksk signature fail',
    'The token must be updated.',
    'The username or password is wrong.',
    'policy user over ratelimit,limit:60,time:1 second',
    'request 0123456789abcdef0123456789abcdef on 6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    '/v1/0123456789abcdef0123456789abcdef/cms/workflow/6ba7b810-9dad-11d1-80b4-00c04fd430c8/executions',
    'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '<html><body><h1>502 Bad Gateway</h1></body></html>',
  ])('%s', (text) => {
    expect(hideSecrets(text)).toBe(text)
  })
})
