import { describe, expect, it } from 'vitest'
import type { Failure } from './failure'
import { causesOf, missingPermissions } from './cause'
import { normalCode, sourceOf } from './source'

const refused = (code: string, message: string, rest: Partial<Failure> = {}): Failure => ({
  kind: 'refused',
  code,
  message,
  ...rest,
})
const iam = 'Incorrect IAM authentication information'

describe('one code, several meanings: what was said with it decides', () => {
  it.each<[string, Failure]>([
    ['APIG.0301 tokenMissing', refused('APIG.0301', `${iam}: x-auth-token not found`)],
    ['APIG.0301 tokenUnreadable', refused('APIGW.0301', `${iam}: decrypt token fail`)],
    [
      'APIG.0301 tokenExpired',
      refused('APIG.0301', `${iam}: token expires, expires_at:2026-11-23T19:12:09Z`),
    ],
    ['APIG.0301 tokenExpired', refused('apig.0301', `${iam}: Token expired`)],
    ['APIG.0301 signatureWrong', refused('APIGW.0301', `${iam}: verify aksk signature fail`)],
    ['APIG.0301 signatureWrong', refused('APIG.0301', `${iam}: verify ak sk signature fail, signature: x`)],
    ['APIG.0301 signatureExpired', refused('APIG.0301', `${iam}: signature expired`)],
    ['APIG.0301 keyLocked', refused('APIG.0301', `${iam}: AK access failed to reach the limit,forbidden.`)],
    ['APIG.0301 keyUnknown', refused('APIG.0301', `${iam}: Get secretKey failed,ak:x,err:ak not exist`)],
    ['APIG.0301', refused('APIG.0301', iam)],
    ['APIG.0201 timeout', refused('APIG.0201', 'Backend timeout.', { httpStatus: 504 })],
    ['APIG.0201 tooLarge', refused('APIG.0201', 'Request entity too large.', { httpStatus: 413 })],
    ['APIG.0201 tooLarge', refused('APIG.0201', 'x', { httpStatus: 494 })],
    ['APIG.0201 unavailable', refused('APIG.0201', 'Backend unavailable.', { httpStatus: 502 })],
    ['APIG.0201', refused('APIG.0201', 'API request error.', { httpStatus: 400 })],
    [
      'APIG iamUnavailable',
      refused('APIG.0613', 'The IAM service is currently unavailable', { httpStatus: 503 }),
    ],
    ['AOM.31001306 workflow', refused('AOM.31001306', 'workflow not exist.')],
    ['AOM.31001306 execution', refused('AOM.31001306', 'Execution not exist. workflow w')],
    ['AOM.31001306', refused('AOM.31001306', 'not exist')],
    ['IAM.401 password', refused('401', 'The username or password is wrong.')],
    ['IAM.401 mfa', refused('401', 'MFA verification code is required')],
    ['IAM.401 locked', refused('403', 'The user is locked.', { httpStatus: 403 })],
    ['GATEWAY.507', refused('GATEWAY.503', 'The audit log cannot be written.')],
    ['GATEWAY.503 stopping', refused('GATEWAY.503', 'Not sent to AOM: the gateway is stopping.')],
    ['GATEWAY.403 origin', refused('GATEWAY.403', 'The request comes from another site’s page.')],
    ['GATEWAY.403 scheme', refused('GATEWAY.403', 'The page came by https, the request by http.')],
    ['GATEWAY.404 region', refused('GATEWAY.404', 'The gateway does not serve this region (AOM_REGION).')],
    ['GATEWAY.404 project', refused('GATEWAY.404', 'The gateway serves one project only (AOM_PROJECT_ID).')],
  ])('%s', (cause, failure) => {
    expect(causesOf(failure)[0]).toBe(cause)
  })

  it('and where nothing tells, the operation may; then the bare code, then the HTTP status', () => {
    const failure = refused('AOM.31001302', 'param error.', { operation: 'ListWorkflow', httpStatus: 400 })
    expect(causesOf(failure)).toEqual(['AOM.31001302 ListWorkflow', 'AOM.31001302', 'HTTP 400', 'HTTP 4xx'])
  })

  it('a web page with 200 is known as one; no answer has no cause beyond its kind', () => {
    expect(causesOf({ kind: 'broken', httpStatus: 200, excerpt: ' <!DOCTYPE html>' })).toEqual(['HTML'])
    expect(causesOf({ kind: 'offline' })).toEqual([])
  })
})

describe('a code in whatever spelling', () => {
  it.each([
    ['APIGW.0308', 'APIG.0308', 'apig'],
    [' aom.31001418 ', 'AOM.31001418', 'aom'],
    ['AOM_31001418', 'AOM.31001418', 'aom'],
    ['31001418', 'AOM.31001418', 'aom'],
    ['401', 'IAM.401', 'iam'],
    ['GATEWAY.413', 'GATEWAY.413', 'gateway'],
    ['Ecs.0005', 'ECS.0005', 'other'],
  ])('%s', (code, normal, source) => {
    expect(normalCode(code)).toBe(normal)
    expect(sourceOf({ kind: 'refused', code })).toBe(source)
  })
})

describe('a permission may be missing', () => {
  it('after AOM’s “auth failed.”, and the IAM actions are named', () => {
    const failure = refused('AOM.31009004', 'auth failed.', {
      httpStatus: 401,
      operation: 'StartPausingWorkflowExecutions',
    })
    expect(missingPermissions(failure)).toContain('cms:execution:create')
    expect(missingPermissions({ ...failure, operation: 'ListWorkflow' })).toEqual(['cms:workflow:list'])
  })

  it('but not after a wrong state, an expired token, or the gateway’s own 403', () => {
    const operation = 'StopExecution'
    expect(missingPermissions(refused('AOM.31001418', 'x', { httpStatus: 400, operation }))).toEqual([])
    expect(missingPermissions(refused('APIG.0307', 'x', { httpStatus: 401, operation }))).toEqual([])
    expect(missingPermissions(refused('GATEWAY.403', 'x', { httpStatus: 403, operation }))).toEqual([])
  })
})
