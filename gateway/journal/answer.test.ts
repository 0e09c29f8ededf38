import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { judge, keptHeadersOf } from './answer'

const answered = (status: number, body: string | Buffer, headers: Record<string, string> = {}) => ({
  head: { status, headers },
  body: Buffer.from(body),
  problem: null,
})

test.each([
  [200, '{"result":"success"}', null, 'accepted'],
  // Its documented success body is not JSON.
  [200, '{"success"}', null, 'accepted'],
  [204, '', null, 'accepted'],
  [200, '{"code":0,"message":"ok"}', null, 'accepted'],
  [200, '{"error_code":"AOM.31001418","error_msg":"no"}', 'AOM.31001418', 'refused'],
  [200, '{"error_code":"APIG.0301"}', 'APIG.0301', 'refused'],
  [200, ' <html><title>Sign in</title></html>', null, 'unknown'],
  [302, '', null, 'unknown'],
  [400, '{"error_code":"AOM.31001418","error_msg":"no","http_code":400}', 'AOM.31001418', 'refused'],
  [400, 'Bad Request', null, 'unknown'],
  [401, '', null, 'refused'],
  [403, '{"error":{"code":403,"message":"no"}}', '403', 'refused'],
  [429, '{"error_code":"APIG.0308","request_id":"r-2"}', 'APIG.0308', 'refused'],
  [429, '', null, 'refused'],
  [500, '{"error_code":"AOM.31001405","error_message":"no"}', 'AOM.31001405', 'refused'],
  [500, '{"error_code":"SVCSTG.00500400"}', 'SVCSTG.00500400', 'refused'],
  [500, '<h1>Oops</h1>', null, 'unknown'],
  [500, '{"error_code":"APIG.0705"}', 'APIG.0705', 'unknown'],
  [502, '{"error_code":"AOM.31001405"}', 'AOM.31001405', 'unknown'],
  [503, '{"error_code":"AOM.31001405"}', 'AOM.31001405', 'unknown'],
  // Another gateway of this kind in between: it may have sent it.
  [400, '{"error_code":"GATEWAY.400"}', 'GATEWAY.400', 'unknown'],
  [200, '{"error_code":"GATEWAY.502"}', 'GATEWAY.502', 'unknown'],
])('AOM’s %i %s has the code %s and is %s', (status, body, code, outcome) => {
  expect(judge(answered(status, body))).toMatchObject({ httpStatus: status, code, outcome })
})

test('an answer that nobody can unpack is nobody’s yes and nobody’s no', () => {
  const gzip = { 'content-encoding': 'gzip' }
  expect(judge(answered(200, '{"success"}', gzip))).toMatchObject({ outcome: 'unknown', httpStatus: 200 })
  expect(judge(answered(400, '{"error_code":"AOM.31001418"}', gzip))).toMatchObject({ outcome: 'unknown' })
  expect(judge(answered(401, 'no', gzip))).toMatchObject({ outcome: 'refused' })
  expect(judge(answered(200, gzipSync('{"success"}'), gzip))).toMatchObject({ outcome: 'accepted' })
})

test('a page of HTML is nobody’s yes, whatever it begins with', () => {
  expect(judge(answered(200, 'Welcome', { 'content-type': 'text/html;charset=utf-8' })).outcome).toBe(
    'unknown',
  )
})

test('a compressed body is read, and one that pretends to be compressed is not', () => {
  const body = gzipSync('{"error_code":"AOM.1","request_id":"r-1"}')
  const headers = { 'content-encoding': 'gzip' }
  expect(judge(answered(400, body, headers))).toMatchObject({
    outcome: 'refused',
    code: 'AOM.1',
    aomRequestId: 'r-1',
    answer: '{"error_code":"AOM.1","request_id":"r-1"}',
  })
  expect(judge(answered(400, 'no', headers))).toMatchObject({ outcome: 'unknown', answer: null })
})

test('half an answer, none, and a connection that never came about', () => {
  const problem = { code: 'GATEWAY.502', message: 'broken' }
  expect(judge({ ...answered(200, '{"res'), problem })).toMatchObject({
    outcome: 'unknown',
    httpStatus: 200,
    code: 'GATEWAY.502',
  })
  const none = { head: null, body: Buffer.alloc(0), problem }
  expect(judge(none)).toMatchObject({ outcome: 'unknown', httpStatus: null, code: 'GATEWAY.502' })
  expect(judge({ ...none, neverSent: true })).toMatchObject({ outcome: 'notSent', code: 'GATEWAY.502' })
})

test('of the headers only those stay that are true of the text alone', () => {
  const headers = {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': '9',
    date: 'd',
  }
  expect(keptHeadersOf(answered(200, '', headers))).toEqual({ 'content-type': 'application/json', date: 'd' })
})
