import { expect, test } from 'vitest'
import { readIdempotencyKey, readKnownSeq, readOperationContext, readOperationReason } from './requestHeaders'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

test('the key is a UUID, as a string of RFC 8941 or bare', () => {
  expect(readIdempotencyKey(`"${id}"`)).toBe(id)
  expect(readIdempotencyKey(` ${id.toUpperCase()} `)).toBe(id)
  for (const none of [
    undefined,
    '',
    '""',
    'n-1',
    `"${id}`,
    `${id}"`,
    `"${id}";a=1`,
    `"${id}", "${id}"`,
    `'${id}'`,
  ])
    expect(readIdempotencyKey(none)).toBeNull()
})

test('the seq of the journal is a whole number, or was not said', () => {
  expect(readKnownSeq('0')).toBe(0)
  expect(readKnownSeq('1024')).toBe(1_024)
  for (const none of [undefined, '', '-1', '1.5', '1e3', ' 7', '9'.repeat(20), '7, 8'])
    expect(readKnownSeq(none)).toBeNull()
})

test('a reason is decoded and cut to 1,000 characters', () => {
  expect(readOperationReason(encodeURIComponent('磁盘已清理 🧯'))).toBe('磁盘已清理 🧯')
  expect(readOperationReason('100% sure')).toBe('100% sure')
  expect(readOperationReason(' ')).toBeNull()
  expect(readOperationReason(undefined)).toBeNull()
  const long = readOperationReason(encodeURIComponent('🧯'.repeat(1_001)))
  expect(Array.from(long ?? '')).toHaveLength(1_000)
})

test('of the context only the names, the kind of a skip and the baseline count; what cannot be read is left out', () => {
  const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value))
  const baseline = { status: 'failed' }
  expect(
    readOperationContext(
      encoded({ workflowName: '备份', nodeName: 'Stop', skipKind: 'fixLater', baseline, script: 'rm' }),
    ),
  ).toEqual({
    workflowName: '备份',
    nodeName: 'Stop',
    skipKind: 'fixLater',
    baseline,
  })
  expect(readOperationContext(encoded({ workflowName: 1, skipKind: 'never mind', baseline: [1] }))).toEqual({
    workflowName: null,
    nodeName: null,
    skipKind: null,
    baseline: null,
  })
  for (const none of [
    undefined,
    '',
    '%',
    '{',
    encoded(null),
    encoded([1]),
    encoded({ baseline: 'x'.repeat(5_000) }),
  ])
    expect(readOperationContext(none)).toBeNull()
})
