import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog, errorFields } from './log'
import { withSecrets } from './redact'
import { ask, cms, openGateway, startGateway, startAom, testSettings } from '../testing'
import type { TestGateway } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`

// As real ones look; made at run time, so that no file holds one.
const real = () => ({
  token: `MII${randomBytes(3_000).toString('base64').replaceAll('/', '-')}`,
  shortToken: randomBytes(24).toString('hex'),
  key: `HPUA${randomBytes(8).toString('hex').toUpperCase()}`,
  secret: randomBytes(30).toString('base64url').slice(0, 40),
  password: `pass ${randomBytes(9).toString('base64')} "word"`,
  cookie: randomBytes(18).toString('base64url'),
  signature: randomBytes(32).toString('hex'),
})

function linesOf(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []) {
  const lines: string[] = []
  write(
    createLog((line) => lines.push(line), {
      now: () => new Date('2026-11-24T03:00:00Z'),
      secrets: () => secrets,
    }),
  )
  return lines
}

test('a line is one JSON object with its time, level and event', () => {
  const [line] = linesOf((log) => log.warn('request', { status: 502, who: 'ann\n', nothing: null }))
  expect(line).toBe(
    '{"time":"2026-11-24T03:00:00.000Z","level":"warn","event":"request","status":502,"who":"ann\\n","nothing":null}',
  )
})

test('lines below the level are left out', () => {
  const lines: string[] = []
  const log = createLog((line) => lines.push(line), { level: 'warn' })
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('x', { size: level.length })
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['x', 'x'])
  createLog((line) => lines.push(line), { level: 'debug' }).debug('y')
  expect(lines.at(-1)).toMatch(/"level":"debug","event":"y"\}$/)
})

test('what the gateway has made itself stays as it is, also where it looks like a secret or is one', () => {
  const { key, token } = real()
  const own = {
    who: key,
    path: '/v1/x',
    project: 'MII0123456789abcdef0123456789abc',
    list: [key],
    code: 'a=b',
  }
  const [line] = linesOf((log) => withSecrets([key, '/v1/x'], () => log.info('request', own)), [key])
  expect(JSON.parse(line ?? '')).toMatchObject(own)

  // What cannot be its own, by size or by name, is scrubbed wherever it was put.
  const entry = { node: key, reason: `used ${key}`, token: 'short' }
  const [mistaken] = linesOf((log) => log.info('x', { token, code: token, entry }), [key])
  expect(JSON.parse(mistaken ?? '')).toMatchObject({
    token: '[redacted]',
    code: '[redacted]',
    entry: { node: key, reason: 'used [redacted]', token: '[redacted]' },
  })
})

test('a log that cannot be written throws nothing', () => {
  const log = createLog(() => {
    throw new Error('no space left')
  })
  expect(() => log.error('request', { status: 500 })).not.toThrow()
})

test.each([
  ['a URL’s user', ({ secret }: Real) => `connect to https://ann:${secret}@aom.example/v1 failed`],
  ['a query', ({ shortToken }: Real) => `GET /v1/x?a=1&token=${shortToken}&b=2`],
  ['a header as text', ({ shortToken }: Real) => `X-Auth-Token: ${shortToken}`],
  ['a header as JSON', ({ shortToken }: Real) => `{"x-subject-token":"${shortToken}"}`],
  ['a header as escaped JSON', ({ shortToken }: Real) => `{\\"X-Security-Token\\":\\"${shortToken}\\"}`],
  ['Authorization', ({ secret }: Real) => `authorization: Bearer ${secret}`],
  [
    'a signature',
    ({ signature }: Real) => `SDK-HMAC-SHA256 Access=x, SignedHeaders=host, Signature=${signature}`,
  ],
  ['Cookie', ({ cookie }: Real) => `Cookie: a=b; session=${cookie}`],
  ['Set-Cookie', ({ cookie }: Real) => `set-cookie: session=${cookie}; HttpOnly`],
  ['a password in a body', ({ cookie }: Real) => `{"auth":{"password":{"user":{"password":"${cookie}"}}}}`],
  ['a secret key', ({ secret }: Real) => `{"credential":{"access":"x","secret":"${secret}"}}`],
  ['a token alone', ({ token }: Real) => `decrypt ${token} fail`],
  ['a token cut short', ({ token }: Real) => `decrypt ${token.slice(0, 60)}… fail`],
  ['a JSON web token', ({ secret }: Real) => `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret}`],
])('%s with a credential in it is redacted wherever it stands, known or not', (_, place) => {
  const credentials = real()
  const text = place(credentials)
  for (const fields of [{ error: text }, { nested: { list: [text] } }, { [text]: 1 }]) {
    const [line = ''] = linesOf((log) => log.error('AOM failed', {}, fields))
    expect(line).toContain('[redacted]')
    for (const credential of Object.values(credentials)) expect(line).not.toContain(credential)
    expect(line).not.toContain(credentials.token.slice(10, 40))
  }
})

test('a field whose name says credential is redacted whatever it looks like', () => {
  const [line] = linesOf((log) =>
    log.info('x', {}, { password: 'a b', headers: { 'X-Auth-Token': 'c', Cookie: 'd' } }),
  )
  expect(JSON.parse(line ?? '')).toMatchObject({
    password: '[redacted]',
    headers: { 'X-Auth-Token': '[redacted]', Cookie: '[redacted]' },
  })
})

test('AOM’s own words about a credential are kept', () => {
  for (const error of [
    'APIG.0301: Incorrect IAM authentication information: x-auth-token not found',
    'token expires, expires_at: 2026-11-24T03:00:00Z',
    'verify aksk signature fail',
    'AOM could not be reached (ECONNREFUSED).',
  ]) {
    const [line] = linesOf((log) => log.warn('request', {}, { error }))
    expect(JSON.parse(line ?? '')).toMatchObject({ error })
  }
})

test('the gateway’s own key and the request’s credentials are redacted in whatever form they return', () => {
  const { secret, password } = real()
  const texts = [password, encodeURIComponent(password), JSON.stringify({ x: password }), `<${secret}>`]
  const lines = linesOf(
    (log) => withSecrets([password], () => texts.forEach((error) => log.info('x', {}, { error }))),
    [secret],
  )
  for (const line of lines) expect(line).toContain('[redacted]')
  expect(lines.join()).not.toContain(secret)
  expect(lines.join()).not.toContain(password.slice(5, 15))
  expect(lines.join()).not.toContain(encodeURIComponent(password).slice(7, 17))
})

test('no credential of a request survives in any text of a line, whatever it consists of', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 }),
      fc.string(),
      fc.string(),
      fc.constantFrom(
        (text: string) => text,
        encodeURIComponent,
        (text: string) => JSON.stringify({ x: text }),
      ),
      (secret, before, after, written) => {
        const [line = ''] = linesOf((log) =>
          withSecrets([secret], () => log.warn('x', {}, { a: before + written(secret) + after })),
        )
        const { a } = JSON.parse(line) as { a: string }
        expect(a).not.toContain(secret)
        expect(a).not.toContain(encodeURIComponent(secret))
        expect(a).not.toContain(JSON.stringify(secret).slice(1, -1))
      },
    ),
    { seed: 3, numRuns: 500 },
  )
})

test('an error is said by its words and its place, without the rest of the stack', () => {
  const fields = errorFields(new TypeError('x is not a function'))
  expect(fields).toMatchObject({ error: 'x is not a function', kind: 'TypeError' })
  expect(fields.place).toMatch(/^log\.test\.ts:\d+:\d+$/)
})

type Real = ReturnType<typeof real>

async function everythingLogged(gateway: TestGateway) {
  await gateway.stop(1_000)
  return gateway.logged.map((line) => JSON.stringify(line)).join('\n')
}

test('a request with a credential in every place leaves none of them in the log', async () => {
  const { token, shortToken, cookie, signature, secret, password } = real()
  const aom = await startAom((incoming, answer) => {
    // An API gateway that repeats what it was sent.
    answer.writeHead(401, { 'Content-Type': 'application/json', 'X-Request-Id': `r-${shortToken}` })
    answer.end(
      JSON.stringify({
        error_code: 'APIG.0301',
        error_msg: `decrypt token fail: ${String(incoming.headers['x-auth-token'])}`,
        request_id: `r-${shortToken}`,
      }),
    )
  })
  const gateway = await startGateway({ endpoint: aom.endpoint })
  const headers = {
    'X-Auth-Token': token,
    'X-Subject-Token': shortToken,
    Authorization: `Basic ${Buffer.from(`ann:${password}`).toString('base64')}`,
    Cookie: `session=${cookie}`,
    'X-Operation-Reason': encodeURIComponent(`my token is ${token}, signature ${signature.slice(0, 9)}`),
  }
  const query = `token=${signature}&password=${encodeURIComponent(password)}&node_id=n&action=skip`
  await ask(gateway.port, `${run}/operation?${query}`, { method: 'POST', headers })
  await ask(gateway.port, `${run}/status?${query}`, { headers })
  await ask(gateway.port, `/attention?token=${secret}`, { headers })
  await ask(gateway.port, `/nothing/${secret}.png?token=${secret}`, { headers })
  await ask(gateway.port, `http://ann:${secret}@evil.example/v1/x`, { headers })

  const text = await everythingLogged(gateway)
  expect(text.match(/"event":"request"/g)).toHaveLength(5)
  for (const credential of [token, shortToken, cookie, signature, secret, password, password.slice(5, 15)])
    expect(text).not.toContain(credential)
  expect(text).not.toContain(headers.Authorization.slice(6))
  expect(text).not.toContain(encodeURIComponent(password))
  expect(text).not.toContain('error_msg')
})

test('signing in leaves neither password nor token in the log, however IAM answers', async () => {
  const { token, password } = real()
  let status = 201
  const iam = await startAom((incoming, answer) => {
    answer.writeHead(status, { 'Content-Type': 'application/json', 'X-Subject-Token': token })
    const user = { name: 'ann', domain: { name: 'acme' } }
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    const error = {
      code: status,
      message: `cannot use ${password} of ${incoming.url}`,
      title: 'Unauthorized',
    }
    answer.end(JSON.stringify(status === 201 ? { token: { expires_at, user } } : { error }))
  })
  const gateway = await startGateway({
    regions: [{ id: 'cn-north-4', endpoint: 'http://127.0.0.1:9', iamEndpoint: iam.endpoint }],
  })
  const user = { name: 'ann', password, domain: { name: 'acme' } }
  const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } })
  const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': token }
  for (status of [201, 401])
    await ask(gateway.port, '/v3/auth/tokens?nocatalog=true', { method: 'POST', headers, body })
  status = 201
  await ask(gateway.port, '/v3/auth/tokens', { headers: { 'X-Auth-Token': token, 'X-Subject-Token': token } })

  expect(iam.received).toHaveLength(3)
  const text = await everythingLogged(gateway)
  expect(text.match(/"event":"request"/g)).toHaveLength(3)
  expect(text).not.toContain(password)
  expect(text).not.toContain(JSON.stringify(password).slice(1, -1))
  expect(text).not.toContain(token.slice(3, 40))
})

test('the key that the gateway signs with is in no line', async () => {
  const { secret, key, shortToken } = real()
  const aom = await startAom((incoming, answer) => {
    answer
      .writeHead(401)
      .end(JSON.stringify({ error_code: 'APIG.0301', error_msg: JSON.stringify(incoming.headers) }))
  })
  const gateway = await openGateway(
    testSettings({
      endpoint: aom.endpoint,
      projectId: cms.split('/')[2] ?? '',
      accessKey: { accessKey: key, secretKey: secret, securityToken: shortToken },
    }),
  )
  await ask(gateway.port, `${run}/status`)
  gateway.log.error('anything', {}, { error: `used ${secret} and ${shortToken}` })
  const text = await everythingLogged(gateway)
  expect(aom.received).toHaveLength(1)
  expect(text).not.toContain(secret)
  expect(text).not.toContain(shortToken)
})

test('a request is one line: what, whose, how long, with what answer', async () => {
  const aom = await startAom((_, answer) => {
    answer.writeHead(400, { 'X-Request-Id': 'r-7' })
    answer.end('{"error_code":"AOM.31001418","error_msg":"The task does not support the current operation."}')
  })
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${run}/operation?action=skip&node_id=n-1`, {
    method: 'POST',
    headers: { 'X-Auth-Token': 'some-token' },
  })
  expect(await untilLogged('request')).toEqual({
    time: expect.stringMatching(/Z$/),
    level: 'warn',
    event: 'request',
    id: answer.headers['x-gateway-request-id'],
    method: 'POST',
    operation: 'StartPausingWorkflowExecutions',
    path: '/v1/{project_id}/cms/workflow/{workflow_id}/executions/{execution_id}/operation',
    region: 'cn-north-4',
    status: 400,
    code: 'AOM.31001418',
    requestId: 'r-7',
    source: 'upstream',
    durationMs: expect.any(Number),
    who: expect.stringMatching(/^token [0-9a-f]{16}$/),
    from: '127.0.0.1',
  })
})
