import { expect, test } from 'vitest'
import {
  addSecrets,
  createRedactor,
  mostSecrets,
  secretsOfBody,
  secretsOfRequest,
  withSecrets,
} from './redact'

const redact = createRedactor()

test.each([
  'AK=hunter2 and more',
  'AK=HPUAEXAMPLE00003F2K SK=hunter2',
  '{"ak":"x","sk":"hunter2"}',
  'AK：hunter2，其他',
  'sk: hunter2',
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
  'ran mariadb-admin -u root -phunter2 flush-hosts, then retried',
  'sshpass -p hunter2 ssh root@10.0.0.1',
  'docker login -u ann -p hunter2 registry.example.com',
  'login with -u ann -p hunter2',
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
  '口令=hunter2',
  '口令 hunter2',
  '密码hunter2',
  '密钥：“hunter2”',
])('the secret in a reason is redacted: %s', (reason) => {
  const clean = redact(reason)
  expect(clean).toContain('[redacted]')
  expect(clean).not.toContain('hunter2')
})

test.each([
  'mkdir -p /data/logs && chmod 755 /data/logs',
  'mkdir -p data/logs',
  'mysql -u root flush; mkdir -p /data',
  'ssh -p 22 root@10.0.0.1',
  'ssh -p2222 root@10.0.0.1',
  'opened with nc -p8080, then -p8081',
  'docker run -p 8080:80 nginx',
  'docker run -p127.0.0.1:8080:80/tcp nginx',
  'docker run -u 1000 -p 8080:80 nginx',
  'cp -pr a b, find / -path /x -print, ps -p 1234, nc -p 8080',
  'rsync -u -p source target',
  'mysql -P 3306 was slow',
  '密码错误，已联系管理员',
  '密码过期，重置密码后重试',
  '口令重置完成 3 次',
  'the token has expired, the password was wrong',
  'risk: low. task: done',
  'chpasswd: (user svc-cache) pam_chauthtok() failed, error:',
  'chpasswd: (line 1, user svc-cache) password not changed on cache-002',
  'APIG.0301: Incorrect IAM authentication information: decrypt token fail',
])('a reason without a secret stays as it is: %s', (reason) => {
  expect(redact(reason)).toBe(reason)
})

test('two megabytes of anything are redacted in a time that is proportional to them', () => {
  // Each of these would take minutes if any pattern looked back, or on, without bound.
  for (const piece of [
    'password',
    'password="',
    'a-',
    'http://a:',
    ' -u a -p ',
    'mysql ',
    '密码 ',
    'MII',
    'sk',
  ]) {
    const text = piece.repeat(2_000_000 / piece.length)
    expect(redact(text).length).toBeLessThanOrEqual(4_001)
  }
})

test('the secrets of a request are its credential headers, whole, and none that is only a word', () => {
  const headers = {
    'x-auth-token': 'a-token-of-some-length',
    'x-subject-token': 'accepted',
    'x-security-token': 'skip',
    authorization: `Basic ${Buffer.from('ann:correct horse battery').toString('base64')}`,
    cookie: 'a=1; session=0123456789',
    'x-other': 'not-a-credential-at-all',
  }
  expect(secretsOfRequest({ headers })).toEqual([
    'a-token-of-some-length',
    headers.authorization,
    'a=1; session=0123456789',
    headers.authorization.slice('Basic '.length),
    'correct horse battery',
  ])
})

test('however many secrets a request claims to have, only so many are looked for', () => {
  const many = Array.from({ length: 8_000 }, (_, index) => [`password${index}`, `secret-word-${index}`])
  const body = Buffer.from(JSON.stringify(Object.fromEntries(many)))
  const cookie = many.map(([name, value]) => `${name}=${value}`).join('; ')
  expect(secretsOfBody(body)).toHaveLength(mostSecrets)
  expect(secretsOfRequest({ headers: { cookie } })).toEqual([cookie])

  const words = many.map(([, value]) => value ?? '')
  withSecrets(words, () => {
    addSecrets(words.toReversed())
    const clean = words.map((word) => redact(`<${word}>`))
    expect(clean.filter((word) => word === '<[redacted]>')).toHaveLength(mostSecrets)
  })
})

test('a body that is nested without end has no secrets, and is no error', () => {
  expect(secretsOfBody(Buffer.from('['.repeat(30_000) + ']'.repeat(30_000)))).toEqual([])
  expect(secretsOfBody(Buffer.from('{"auth":'))).toEqual([])
})

test('half a character in a password does not keep the text from being redacted', () => {
  withSecrets(['pass\ud800word!'], () => {
    expect(redact('it was pass\ud800word! indeed')).toBe('it was [redacted] indeed')
  })
})

test('the gateway’s own secrets are those of now, when a key file has changed too', () => {
  let secrets = ['first-secret-key']
  const own = createRedactor(() => secrets)
  expect(own('used first-secret-key')).toBe('used [redacted]')
  secrets = ['second-secret-key']
  expect(own('used second-secret-key')).toBe('used [redacted]')
})
