import { describe, expect, it } from 'vitest'
import { leavesOutcomeUnknown, type Failure, saysMissing } from './failure'

describe('after an operation was sent, does this answer leave open whether AOM received it?', () => {
  it.each<[string, boolean, Failure]>([
    ['no connection', true, { kind: 'offline' }],
    ['no answer in time', true, { kind: 'timeout' }],
    ['HTML with 200', true, { kind: 'contract' }],
    ['502 of anything in between', true, { kind: 'broken', httpStatus: 502 }],
    ['503 even with an AOM code', true, { kind: 'broken', httpStatus: 503, code: 'AOM.31001405' }],
    ['504 of the API gateway', true, { kind: 'broken', httpStatus: 504, code: 'APIG.0201' }],
    ['500 without a code', true, { kind: 'broken', httpStatus: 500 }],
    ["our gateway's own error", true, { kind: 'broken', httpStatus: 500, code: 'GATEWAY.502' }],
    ['404 without a code', true, { kind: 'broken', httpStatus: 404 }],
    ["AOM's own 500", false, { kind: 'broken', httpStatus: 500, code: 'AOM.31001405' }],
    ["AOM's refusal", false, { kind: 'refused', httpStatus: 400, code: 'AOM.31001418' }],
    ['the API gateway before AOM', false, { kind: 'refused', httpStatus: 404, code: 'APIG.0101' }],
    ['a token that is no longer taken', false, { kind: 'signedOut', httpStatus: 401 }],
    ['throttling', false, { kind: 'throttled', httpStatus: 429 }],
    [
      'a gateway that is stopping and says nothing of it',
      true,
      { kind: 'broken', httpStatus: 503, code: 'GATEWAY.503' },
    ],
    [
      'a gateway that is stopping and has sent nothing',
      false,
      { kind: 'broken', httpStatus: 503, code: 'GATEWAY.503', isNotSent: true },
    ],
    [
      'a journal that cannot be written',
      false,
      { kind: 'broken', httpStatus: 503, code: 'GATEWAY.507', isNotSent: true },
    ],
    [
      'a connection to AOM that never came about',
      false,
      { kind: 'broken', httpStatus: 502, code: 'GATEWAY.502', isNotSent: true },
    ],
  ])('%s: %s', (_, expected, failure) => {
    expect(leavesOutcomeUnknown(failure)).toBe(expected)
  })
})

it.each([
  ['404', { kind: 'refused', httpStatus: 404, code: 'AOM.31001306' }, true],
  ['what AOM documents', { kind: 'refused', httpStatus: 400, code: 'AOM.31001403' }, true],
  [
    'the gateway turned it away',
    { kind: 'refused', httpStatus: 404, code: 'GATEWAY.404', isNotSent: true },
    false,
  ],
  ['another refusal', { kind: 'refused', httpStatus: 400, code: 'AOM.31001418' }, false],
  ['no answer', { kind: 'broken', httpStatus: 404 }, false],
] as const)('an answer that something is not there: %s', (_, failure, isMissing) => {
  expect(saysMissing(failure)).toBe(isMissing)
})
