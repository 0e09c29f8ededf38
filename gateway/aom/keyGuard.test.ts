import { expect, test } from 'vitest'
import type { Answer } from './answer'
import { createKeyGuard, guarded } from './keyGuard'
import type { Judged } from './keyGuard'
import type { AomRequest } from './send'

const minute = 60_000
const good: Judged = { status: 200, code: null }
const wrongKey: Judged = { status: 401, code: 'APIG.0301' }
const refusedAnswer = { status: 503, code: 'held' }

/** A guard, and an AOM whose answers are given by hand; `sent` counts what reached it. */
function start() {
  let time = 0
  const waiting: Array<(answer: Judged | Error) => void> = []
  const reasons: string[] = []
  const guard = createKeyGuard(() => time)
  const aom = {
    sent: 0,
    reasons,
    pass: (ms: number) => (time += ms),
    ask: () =>
      guard.run<Judged>(
        () => {
          aom.sent += 1
          return new Promise((resolve, reject) =>
            waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
          )
        },
        (reason) => {
          reasons.push(reason)
          return refusedAnswer
        },
      ),
    /** Answers the oldest call that waits, and lets everything that follows from it happen. */
    answer: async (answer: Judged | Error) => {
      waiting.shift()?.(answer)
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  return aom
}

test('fifty pages with a wrong key cost it one signature, not five', async () => {
  const aom = start()
  const pending = Array.from({ length: 50 }, () => aom.ask())
  await aom.answer(wrongKey)
  const answers = await Promise.all(pending)
  expect(aom.sent).toBe(1)
  expect(answers.filter((answer) => answer === wrongKey)).toHaveLength(1)
  expect(answers.filter((answer) => answer === refusedAnswer)).toHaveLength(49)
  expect(aom.reasons[0]).toMatch(/APIG\.0301.*next try is in 5 min.*CLOUD_SDK_SK/)
})

test('after five minutes one call tries again, and no other with it', async () => {
  const aom = start()
  const first = aom.ask()
  await aom.answer(wrongKey)
  await first
  aom.pass(5 * minute - 1)
  expect(await aom.ask()).toBe(refusedAnswer)
  expect(aom.reasons.at(-1)).toMatch(/in 1 min/)
  aom.pass(1)
  const again = [aom.ask(), aom.ask()]
  await aom.answer(wrongKey)
  expect(await Promise.all(again)).toEqual([wrongKey, refusedAnswer])
  expect(aom.sent).toBe(2)
})

test('once the key was accepted, calls go side by side', async () => {
  const aom = start()
  const first = aom.ask()
  const second = aom.ask()
  await Promise.resolve()
  expect(aom.sent).toBe(1)
  await aom.answer(good)
  expect(aom.sent).toBe(2)
  const third = aom.ask()
  expect(aom.sent).toBe(3)
  await aom.answer(good)
  await aom.answer(good)
  expect(await Promise.all([first, second, third])).toEqual([good, good, good])
})

test('a key that is refused later, because it has ended or been deleted, is held back too', async () => {
  const aom = start()
  const first = aom.ask()
  await aom.answer(good)
  await first
  const later = aom.ask()
  await aom.answer({ status: 403, code: 'APIGW.0301' })
  expect(await later).toEqual({ status: 403, code: 'APIGW.0301' })
  expect(await aom.ask()).toBe(refusedAnswer)
  expect(aom.sent).toBe(2)
})

test('an acceptance that overtakes nothing: the key stays held back, and is then tried by one call', async () => {
  const aom = start()
  const first = aom.ask()
  await aom.answer(good)
  await first
  const refused = aom.ask()
  const accepted = aom.ask()
  await aom.answer(wrongKey)
  await aom.answer(good)
  expect(await Promise.all([refused, accepted])).toEqual([wrongKey, good])
  expect(await aom.ask()).toBe(refusedAnswer)
  aom.pass(5 * minute)
  const again = [aom.ask(), aom.ask()]
  expect(aom.sent).toBe(4)
  await aom.answer(wrongKey)
  expect(await Promise.all(again)).toEqual([wrongKey, refusedAnswer])
})

test.each<Judged>([
  { status: 401, code: 'AOM.31009003' },
  { status: 403, code: 'APIG.0302' },
  { status: 429, code: 'APIG.0308' },
  { status: 500, code: null },
  { status: null, code: 'GATEWAY.502' },
])('%o says nothing against the key', async (answer) => {
  const aom = start()
  const first = aom.ask()
  await aom.answer(answer)
  expect(await first).toEqual(answer)
  const second = aom.ask()
  expect(aom.sent).toBe(2)
  await aom.answer(good)
  expect(await second).toEqual(good)
})

test('a refusal counts although the page that asked has gone', async () => {
  const aom = start()
  const gone = aom.ask()
  await aom.answer({ status: null, code: 'APIG.0301' })
  await gone
  expect(await aom.ask()).toBe(refusedAnswer)
  expect(aom.sent).toBe(1)
})

test('a page that left before the answer has shown nothing: the next call is a trial again', async () => {
  const aom = start()
  const answers = [aom.ask(), aom.ask(), aom.ask()]
  await aom.answer({ status: null, code: null })
  expect(aom.sent).toBe(2)
  await aom.answer(good)
  expect(aom.sent).toBe(3)
  await aom.answer(good)
  await Promise.all(answers)
})

test('a call that fails unexpectedly lets the next one try', async () => {
  const aom = start()
  const first = aom.ask()
  const second = aom.ask()
  const [failed] = await Promise.allSettled([first, aom.answer(new Error('unexpected'))])
  expect(failed.status).toBe('rejected')
  expect(aom.sent).toBe(2)
  await aom.answer(good)
  expect(await second).toEqual(good)
})

const region = { id: 'r', endpoint: 'https://aom.example.com', iamEndpoint: null }
const signed: AomRequest = {
  call: {
    operation: 'ListWorkflow',
    kind: 'read',
    service: 'aom',
    method: 'POST',
    path: '/v1',
    hasBody: false,
    projectId: null,
    region,
    ids: {},
  },
  body: Buffer.alloc(0),
  credential: { kind: 'key', key: { accessKey: 'KEY', secretKey: 'hush-hush', securityToken: null } },
  readsGzip: false,
  subjectToken: null,
}
const nothing: Answer = { head: null, body: Buffer.alloc(0), rest: null, problem: null, neverSent: false }
const unreachable: Answer = { ...nothing, problem: { code: 'GATEWAY.502', message: 'refused' } }
const badGateway: Answer = {
  ...nothing,
  head: { status: 502, headers: {} },
  body: Buffer.from('<h1>502</h1>'),
}
const wrongSignature: Answer = {
  ...nothing,
  head: { status: 401, headers: {} },
  body: Buffer.from('{"error_code":"APIG.0301"}'),
}

test.each([
  ['an AOM that cannot be reached', unreachable],
  ['a proxy’s 502', badGateway],
])('%s proves no key: when AOM is there again, fifty pages cost it one signature', async (_, first) => {
  const pauses: boolean[] = []
  const answers = [first]
  let sent = 0
  const send = guarded(
    () => {
      sent += 1
      return Promise.resolve(answers.shift() ?? wrongSignature)
    },
    () =>
      createKeyGuard(
        () => 0,
        'READER_AK',
        (isPaused) => pauses.push(isPaused),
      ),
  )
  expect(await send(signed)).toBe(first)
  const pages = await Promise.all(Array.from({ length: 50 }, () => send(signed)))
  expect(sent).toBe(2)
  expect(pages.filter((answer) => answer === wrongSignature)).toHaveLength(1)
  expect(pages.filter(({ neverSent }) => neverSent)).toHaveLength(49)
  expect(pages.find(({ neverSent }) => neverSent)?.problem).toMatchObject({
    code: 'GATEWAY.503',
    message: expect.stringContaining('Check READER_AK'),
  })
  expect(pauses).toEqual([true])
})

test('a token is no matter of the guard’s', async () => {
  const send = guarded(
    () => Promise.resolve(wrongSignature),
    () => createKeyGuard(),
  )
  const byToken: AomRequest = { ...signed, credential: { kind: 'token', token: 't-1' } }
  expect(await Promise.all([send(byToken), send(byToken)])).toEqual([wrongSignature, wrongSignature])
})

const withKey = (accessKey: string, secretKey: string): AomRequest => ({
  ...signed,
  credential: { kind: 'key', key: { accessKey, secretKey, securityToken: null } },
})
const accepted: Answer = { ...nothing, head: { status: 200, headers: {} } }

/** An AOM that knows one key, and counts what it is sent. */
function aomThatKnows(known: string) {
  const counts = { sent: 0 }
  const pauses: boolean[] = []
  const send = guarded(
    ({ credential }) => {
      counts.sent += 1
      const isKnown = credential.kind === 'key' && credential.key.secretKey === known
      return Promise.resolve(isKnown ? accepted : wrongSignature)
    },
    () =>
      createKeyGuard(
        () => 0,
        'CLOUD_SDK_SK',
        (isPaused) => pauses.push(isPaused),
      ),
  )
  return { send, counts, pauses }
}

test('a new key need not wait for what was said of the one before, and that one stays held back', async () => {
  const { send, counts, pauses } = aomThatKnows('tonight')
  expect(await send(withKey('KEY', 'yesterday'))).toBe(wrongSignature)
  expect((await send(withKey('KEY', 'yesterday'))).neverSent).toBe(true)
  expect(await send(withKey('KEY', 'tonight'))).toBe(accepted)
  // A page that began before the file was read again.
  expect((await send(withKey('KEY', 'yesterday'))).neverSent).toBe(true)
  expect(await send(withKey('KEY', 'tonight'))).toBe(accepted)
  expect(counts.sent).toBe(3)
  expect(pauses.at(-1)).toBe(false)
})

test('a new key that is wrong costs one signature, however good the one before was', async () => {
  const { send, counts } = aomThatKnows('yesterday')
  expect(await send(withKey('KEY', 'yesterday'))).toBe(accepted)
  await Promise.all(Array.from({ length: 50 }, () => send(withKey('KEY', 'mistyped'))))
  expect(counts.sent).toBe(2)
})
