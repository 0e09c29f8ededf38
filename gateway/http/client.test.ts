import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { identityOf, readClient } from './client'
import { ask, cms, startGateway, startAom } from '../testing'

/** A request from `peer`, with these headers as they came. */
function from(peer: string, ...rawHeaders: string[]): IncomingMessage {
  const headers: Record<string, string> = {}
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  return { headers, rawHeaders, socket: { remoteAddress: peer } } as unknown as IncomingMessage
}

const proxies = ['loopback', '10.0.0.0/8', 'fd00::/8']
const chain = (value: string) => ['X-Forwarded-For', value]

test.each([
  ['a proxy that is not trusted', '192.0.2.1', '203.0.113.7', '192.0.2.1'],
  ['a trusted proxy', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a trusted proxy on an IPv6 socket', '::ffff:10.1.2.3', '203.0.113.7', '203.0.113.7'],
  ['a trusted proxy by IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
  [
    'what the browser itself wrote, before a trusted proxy',
    '10.0.0.1',
    '1.1.1.1, 203.0.113.7',
    '203.0.113.7',
  ],
  ['two trusted proxies', '10.0.0.1', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
  ['trusted proxies all the way', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['a proxy behind one that is not trusted', '10.0.0.1', '1.1.1.1, 10.0.0.3, 192.0.2.1', '192.0.2.1'],
  ['no address', '10.0.0.1', '203.0.113.7, unknown', '10.0.0.1'],
  ['an address with a port', '10.0.0.1', '203.0.113.7:4711', '10.0.0.1'],
  ['nothing', '10.0.0.1', '', '10.0.0.1'],
])('the client’s address through %s', (_, peer, forwarded, address) => {
  expect(readClient(from(peer, ...chain(forwarded)), proxies).address).toBe(address)
  expect(readClient(from(peer, ...chain(forwarded)), []).address).toBe(peer.replace('::ffff:', ''))
})

test.each([
  ['believed', '10.0.0.1', 'https://aom.example.com', true],
  ['not believed', '192.0.2.1', 'http://gateway.example.com', false],
])('scheme and host of a proxy are %s by its address', (_, peer, origin, isSecure) => {
  const forwarded = ['X-Forwarded-Proto', 'https', 'X-Forwarded-Host', 'aom.example.com']
  const incoming = from(peer, 'Host', 'gateway.example.com', ...forwarded)
  expect(readClient(incoming, proxies)).toMatchObject({ origin, isSecure })
})

test.each([
  ['localhost:99999', null],
  ['[0:0:0:0:0:0:0:1]', null],
  ['0x7f.0.0.1', null],
  ['localhost:65535', 'localhost'],
  ['LocalHost', 'localhost'],
  ['[::1]:8080', '[::1]'],
  ['a b', null],
  ['', null],
])('the host %j is %j', (host, name) => {
  expect(readClient(from('127.0.0.1', 'Host', host), []).hosts).toEqual([name])
})

const identity = { trustedProxies: proxies, identityHeader: 'X-Forwarded-User', groupsHeader: 'X-Groups' }

test('a user and his groups are whom a trusted proxy names', () => {
  const named = from('10.0.0.1', 'x-forwarded-user', ' ann@acme ', 'X-Groups', 'sre, night shift,,dba')
  expect(identityOf(named, identity)).toEqual({ name: 'ann@acme', groups: ['sre', 'night shift', 'dba'] })
  expect(identityOf(named, { ...identity, groupsHeader: null })).toEqual({ name: 'ann@acme', groups: [] })
  expect(identityOf(named, { ...identity, identityHeader: null })).toBeNull()
  const escaped = from('10.0.0.1', 'X-Forwarded-User', '%E5%BC%A0 =?utf-8?q?x?=')
  expect(identityOf(escaped, identity)).toEqual({ name: '%E5%BC%A0 =?utf-8?q?x?=', groups: [] })
  const chinese = from('10.0.0.1', 'X-Forwarded-User', Buffer.from('张三').toString('latin1'))
  expect(identityOf(chinese, identity)).toMatchObject({ name: '张三' })
})

test.each([
  ['it comes from no trusted proxy', '192.0.2.1', ['X-Forwarded-User', 'ann']],
  [
    'a trusted proxy stands further out',
    '192.0.2.1',
    ['X-Forwarded-User', 'ann', 'X-Forwarded-For', '10.0.0.1'],
  ],
  ['it stands twice', '10.0.0.1', ['X-Forwarded-User', 'ann', 'x-forwarded-user', 'bob']],
  ['it is empty', '10.0.0.1', ['X-Forwarded-User', ' ']],
  ['it is not there', '10.0.0.1', []],
  ['it is too long', '10.0.0.1', ['X-Forwarded-User', 'a'.repeat(257)]],
  ['it holds a control character', '10.0.0.1', ['X-Forwarded-User', 'ann\u0007']],
  ['it turns the text around', '10.0.0.1', ['X-Forwarded-User', Buffer.from('\u202enna').toString('latin1')]],
])('nobody is named where %s', (_, peer, headers) => {
  expect(identityOf(from(peer, ...headers), identity)).toBeNull()
})

test('groups that stand twice are none: the browser’s own may be beside the proxy’s', () => {
  const incoming = from('10.0.0.1', 'X-Forwarded-User', 'ann', 'X-Groups', 'admin', 'X-Groups', 'guests')
  expect(identityOf(incoming, identity)).toEqual({ name: 'ann', groups: [] })
})

test.each([[[]], [['loopback']]])(
  'who was named does not reach AOM (trusted: %j)',
  async (trustedProxies) => {
    const aom = await startAom((_, answer) => answer.end('{}'))
    const { port } = await startGateway({ endpoint: aom.endpoint, trustedProxies })
    const headers = { 'X-Auth-Token': 'good', 'X-Forwarded-User': 'ann', 'X-Groups': 'sre' }
    await ask(port, `${cms}/workflow/w-1/executions`, { headers })
    expect(aom.received).toHaveLength(1)
    expect(JSON.stringify(aom.received)).not.toMatch(/ann|sre|x-forwarded|x-groups/i)
  },
)
