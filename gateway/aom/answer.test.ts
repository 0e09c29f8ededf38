import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readFacts } from './answer'

const whole = { rest: null, problem: null, neverSent: false }
const plain = { status: 400, headers: {} }
const gzip = { status: 400, headers: { 'content-encoding': 'gzip' } }

test.each([
  ['AOM’s shape', plain, '{"error_code":"AOM.31001418","error_msg":"no"}', 'AOM.31001418', null],
  ['the API gateway’s', plain, '{"error_code":"APIG.0301","request_id":"r-1"}', 'APIG.0301', 'r-1'],
  ['IAM’s', plain, '{"error":{"code":401,"title":"Unauthorized"}}', '401', null],
  ['a compressed one', gzip, gzipSync('{"error_code":"AOM.31001405"}'), 'AOM.31001405', null],
  ['HTML', plain, '<h1>Oops</h1>', null, null],
  ['nothing', plain, '', null, null],
  ['a list', plain, '[{"error_code":"x"}]', null, null],
  ['bytes that are not what they say', gzip, 'not gzip', null, null],
  ['a small body that unpacks to a huge one', gzip, gzipSync(Buffer.alloc(8 * 1024 * 1024, ' ')), null, null],
  ['a code as long as a page', plain, `{"error_code":"${'x'.repeat(5_000)}"}`, 'x'.repeat(128), null],
  ['success, whatever it says', { status: 200, headers: {} }, '{"code":"0"}', null, null],
])('the code is read from %s', (_, head, body, code, requestId) => {
  expect(readFacts({ ...whole, head, body: Buffer.from(body) })).toEqual({ code, requestId })
})

test('the request id of the header goes before the body’s', () => {
  const head = { status: 400, headers: { 'x-request-id': 'r-header' } }
  expect(readFacts({ ...whole, head, body: Buffer.from('{"request_id":"r-body"}') }).requestId).toBe(
    'r-header',
  )
})
