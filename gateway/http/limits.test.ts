import { expect, test } from 'vitest'
import { createLimits, networkOf } from './limits'
import type { Caller, Entered } from './limits'
import { createMetrics } from '../telemetry/metrics'
import { testSettings } from '../testing'

const limits = { requestsPerAddress: 4, requestsPerCredential: 2, requestsPerSecond: 10 }

function start() {
  let now = 1_000_000
  const metrics = createMetrics(false)
  const all = createLimits(limits, metrics, () => now)
  const call = (caller: Partial<Caller> = {}) =>
    all.enter({ address: '192.0.2.1', credential: null, isEventStream: false, ...caller })
  return { call, metrics, pass: (ms: number) => (now += ms) }
}

const leave = (entered: ReturnType<ReturnType<typeof start>['call']>) => (entered as Entered).leave()

test('an address has its calls under way, and another its own', () => {
  const { call } = start()
  const under = [1, 2, 3, 4].map(() => call())
  expect(under.map(({ refusal }) => refusal)).toEqual([null, null, null, null])
  expect(call().refusal).toMatchObject({ code: 'GATEWAY.429', retryAfterS: 1 })
  expect(call({ address: '192.0.2.2' }).refusal).toBeNull()
  leave(under[0] ?? call())
  expect(call().refusal).toBeNull()
  expect(call().refusal).not.toBeNull()
})

test('a credential has its calls under way wherever they come from, and a refused one takes no place', () => {
  const { call } = start()
  const credential = 'digest-1'
  const [first] = [call({ credential }), call({ credential, address: '192.0.2.2' })]
  expect(call({ credential, address: '192.0.2.3' }).refusal).toMatchObject({ code: 'GATEWAY.429' })
  const others = [1, 2, 3, 4].map(() => call({ address: '192.0.2.3' }))
  expect(others.every(({ refusal }) => refusal === null)).toBe(true)
  leave(first)
  // Twice is once.
  leave(first)
  expect(call({ credential, address: '192.0.2.4' }).refusal).toBeNull()
  expect(call({ credential, address: '192.0.2.4' }).refusal).not.toBeNull()
})

test('a steady pace is allowed, twice as much at once, and one over it is told when to come again', () => {
  const { call, pass } = start()
  const once = () => {
    const entered = call()
    if (!entered.refusal) entered.leave()
    return entered.refusal
  }
  const burst = Array.from({ length: 25 }, once)
  expect(burst.filter((refusal) => refusal === null)).toHaveLength(20)
  expect(burst.at(-1)).toMatchObject({ code: 'GATEWAY.429', retryAfterS: 1 })
  for (let second = 0; second < 60; second += 1) {
    pass(1_000)
    expect(Array.from({ length: 11 }, once).filter((refusal) => refusal === null)).toHaveLength(10)
  }
  pass(60_000)
  expect(Array.from({ length: 25 }, once).filter((refusal) => refusal === null)).toHaveLength(20)
})

test('event streams are no calls under way, but have a limit of their own for each credential', async () => {
  const { call, metrics, pass } = start()
  const stream = (credential: string, address = '192.0.2.1') => {
    pass(1_000)
    return call({ credential, address, isEventStream: true })
  }
  const open = Array.from({ length: 20 }, () => stream('digest-1'))
  expect(open.every(({ refusal }) => refusal === null)).toBe(true)
  expect(stream('digest-1', '192.0.2.2').refusal).toMatchObject({ code: 'GATEWAY.429', retryAfterS: 60 })
  expect(stream('digest-2').refusal).toBeNull()
  expect(call({ credential: 'digest-1' }).refusal).toBeNull()
  expect(await metrics.text()).toContain('aom_operator_event_streams 21')
  leave(open[3] ?? stream('digest-1'))
  expect(await metrics.text()).toContain('aom_operator_event_streams 20')
  expect(stream('digest-1').refusal).toBeNull()
})

test('what was refused is counted by its limit', async () => {
  const { call, metrics } = start()
  for (let count = 0; count < 6; count += 1) call()
  for (let count = 0; count < 3; count += 1) call({ address: '192.0.2.2', credential: 'digest-1' })
  const text = await metrics.text()
  expect(text).toContain('aom_operator_requests_limited_total{limit="address_in_flight"} 2')
  expect(text).toContain('aom_operator_requests_limited_total{limit="credential_in_flight"} 1')
  expect(text).toContain('aom_operator_requests_limited_total{limit="pipelined"} 0')
})

test('twenty thousand addresses and credentials leave no more behind than the last of them', () => {
  const all = createLimits(testSettings().limits, createMetrics(false), () => 0)
  const call = (index: number) =>
    all.enter({ address: `192.0.2.${index}`, credential: `digest-${index}`, isEventStream: false })
  const exhaust = () => {
    for (let count = 0; count < 200; count += 1) leave0(call(0))
  }
  exhaust()
  expect(call(0).refusal).not.toBeNull()
  for (let index = 1; index <= 20_000; index += 1) leave0(call(index))
  // Forgotten: it has its whole share again.
  expect(call(0).refusal).toBeNull()
})

const leave0 = (entered: ReturnType<ReturnType<typeof createLimits>['enter']>) => {
  if (!entered.refusal) entered.leave()
}

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
