import { expect, test } from 'vitest'
import { safeNext } from './safeNext'

test.each([
  ['/executions?state=fail', '/executions?state=fail'],
  ['/workflows/a%20b', '/workflows/a%20b'],
  [null, '/'],
  ['', '/'],
  ['executions', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example/x', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/..//evil.example/x', '/'],
  ['/%2e//evil.example', '/'],
  ['/.\\/evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['/./sign-in?next=/', '/'],
  ['/executions?next=//evil.example', '/executions?next=//evil.example'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/sign-in', '/'],
])('after sign-in, %s opens %s', (next, opened) => {
  expect(safeNext(next)).toBe(opened)
})
