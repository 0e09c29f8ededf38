import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authHeaders } from './credential'
import { sign } from './sign'

const now = new Date('2026-11-24T19:00:07.250Z')
const accessKey = 'AKEXAMPLEEXAMPLE'
const projectId = '0123456789abcdef0123456789abcdef'

/** A request before anything is encoded. */
type Made = {
  method: string
  host: string
  segments: string[]
  query: Array<[name: string, values: string[]]>
  body: object | undefined
  secretKey: string
  securityToken: string | null
}

const pathOf = ({ segments }: Made, encode: (segment: string) => string) =>
  `/${segments.map(encode).join('/')}`

/** Huawei's signature of what its SDK would be given: an address, a map of parameters, an object as body. */
function huaweis(made: Made, path: string, signer: Pick<typeof AKSKSigner, 'sign'> = AKSKSigner): string {
  const { method, host, query, body, secretKey, securityToken } = made
  const signed = signer.sign(
    {
      endpoint: `https://${host}${path}`,
      method,
      headers: {
        'X-Sdk-Date': '20261124T190007Z',
        'content-type': 'application/json',
        'X-Project-Id': projectId,
        ...(securityToken === null ? {} : { 'X-Security-Token': securityToken }),
      },
      queryParams: Object.fromEntries(query.map(([name, values]) => [name, [...values]])),
      data: body,
    },
    new BasicCredentials().withAk(accessKey).withSk(secretKey),
  )
  return (signed as { Authorization: string }).Authorization
}

/** Ours, of what goes over the wire: a URL and bytes. */
function ours(made: Made): Record<string, string> {
  const { method, host, query, body, secretKey, securityToken } = made
  const search = query.flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  )
  return authHeaders(
    { kind: 'key', key: { accessKey, secretKey, securityToken } },
    {
      method,
      url: new URL(`https://${host}${pathOf(made, encodeURIComponent)}?${search.join('&')}`),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: body && Buffer.from(JSON.stringify(body)),
      projectId,
    },
    now,
  )
}

/** Huawei's signer, given the path as the documents mean it: each segment encoded once. */
class EncodesOnce extends AKSKSigner {
  protected static override CanonicalURI(path = '/'): string {
    const encoded = path.split('/').map((part): string => this.urlEncode(decodeURIComponent(part)) as string)
    return `${encoded.join('/').replace(/\/$/, '')}/`
  }
}

const textOf = (characters: string) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 })
const odd = fc.oneof(
  textOf('aZ09-_.~ +*%&=?#/:;@!$\'"()[]{}|\\^`<>,中文节点é\u0000\n\u{1f525}'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
// The URL standard resolves dot segments away, and the gateway refuses them.
const isSegment = (segment: string) => !/^\.{0,2}$/.test(segment)

function requests(segment: fc.Arbitrary<string>): fc.Arbitrary<Made> {
  return fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    host: fc.constantFrom('aom.cn-north-4.myhuaweicloud.com', '127.0.0.1:9000', 'aom.example.com:8443'),
    segments: fc.array(segment.filter(isSegment), { maxLength: 6 }),
    query: fc.uniqueArray(fc.tuple(odd, fc.array(odd, { minLength: 1, maxLength: 3 })), {
      selector: ([name]) => name,
      maxLength: 5,
    }),
    body: fc.option(fc.dictionary(odd, fc.jsonValue({ maxDepth: 1 })), { nil: undefined }),
    secretKey: fc.string({ minLength: 1, maxLength: 40 }),
    securityToken: fc.option(
      fc.string({ unit: fc.constantFrom(...'aZ09+/='), minLength: 1, maxLength: 200 }),
      {
        nil: null,
      },
    ),
  })
}

const plain = textOf('aZ09-_.~+*&=:;@!$(),[]中文节点é')

test('a thousand requests get the signature that Huawei’s SDK gives them', () => {
  fc.assert(
    fc.property(requests(plain), (made) => {
      expect(ours(made)['Authorization']).toBe(huaweis(made, pathOf(made, String)))
    }),
    { seed: 20261124, numRuns: 1000 },
  )
})

test('so do a thousand whose paths must be percent-encoded, each segment once', () => {
  fc.assert(
    fc.property(requests(odd), (made) => {
      expect(ours(made)['Authorization']).toBe(huaweis(made, pathOf(made, encodeURIComponent), EncodesOnce))
    }),
    { seed: 20261124, numRuns: 1000 },
  )
})

const usual: Made = {
  method: 'POST',
  host: 'aom.cn-north-4.myhuaweicloud.com',
  segments: ['v1', projectId, 'cms', 'workflow', 'w 1', 'executions'],
  query: [],
  body: undefined,
  secretKey: 'made-up',
  securityToken: null,
}

test('where the SDK encodes an encoded path twice, ours does not', () => {
  const sdk = huaweis(usual, pathOf(usual, encodeURIComponent))
  expect(ours(usual)['Authorization']).not.toBe(sdk)
  const twice = { ...usual, segments: usual.segments.map(encodeURIComponent) }
  expect(ours(twice)['Authorization']).toBe(sdk)
})

test('the request as a whole: what is signed, what is added, and no secret in it', () => {
  const headers = ours({ ...usual, securityToken: 'temporary' })
  expect(headers).toEqual({
    'X-Project-Id': projectId,
    'X-Security-Token': 'temporary',
    'X-Sdk-Date': '20261124T190007Z',
    Authorization: expect.stringMatching(
      /^SDK-HMAC-SHA256 Access=AKEXAMPLEEXAMPLE, SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token, Signature=[0-9a-f]{64}$/,
    ),
  })
  expect(JSON.stringify(headers)).not.toContain('made-up')
})

test('a change of any part changes the signature', () => {
  const url = 'https://aom.example.com/v1/p/cms/workflow/w/executions?a=1'
  const signable = {
    method: 'POST',
    url: new URL(url),
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from('{}'),
  }
  const key = { accessKey, secretKey: 'made-up' }
  const variants = [
    sign(signable, key, now),
    sign({ ...signable, method: 'PUT' }, key, now),
    sign({ ...signable, url: new URL(url.replace('a=1', 'a=2')) }, key, now),
    sign({ ...signable, url: new URL(url.replace('/w/', '/x/')) }, key, now),
    sign({ ...signable, url: new URL(url.replace('example.com', 'example.org')) }, key, now),
    sign({ ...signable, headers: { 'Content-Type': 'text/plain' } }, key, now),
    sign({ ...signable, body: Buffer.from('{ }') }, key, now),
    sign({ ...signable, body: undefined }, key, now),
    sign(signable, { ...key, secretKey: 'made-up-2' }, now),
    sign(signable, key, new Date(now.getTime() + 1000)),
  ]
  expect(new Set(variants.map(({ Authorization }) => Authorization.slice(-64))).size).toBe(variants.length)
})

test('a signature that anyone can recompute with openssl', () => {
  const { Authorization } = sign(
    {
      method: 'GET',
      url: new URL('https://aom.example.com/v1/x?b=2&a=1'),
      headers: {},
      body: undefined,
    },
    { accessKey, secretKey: 'made-up' },
    now,
  )
  expect(Authorization).toBe(
    `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=host;x-sdk-date, Signature=8ce986f2c741dd3c244a0175bb86f08b6262068e29d144af4918e9a91bb86866`,
  )
})
