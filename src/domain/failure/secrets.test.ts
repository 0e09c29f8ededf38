import { describe, expect, it } from 'vitest'
import { hideSecrets } from './secrets'

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
