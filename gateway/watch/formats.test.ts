import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { matchRoute } from '#routes'
import { createAgents } from '../aom/agents'
import type { KnownStop } from '../journal/journal'
import type { NotifySettings } from '../settings/settings'
import { formats } from './formats'
import { linkOf } from './message'
import { noticesOf } from './notice'
import type { Notice } from './notice'
import { post } from './post'
import { notifyTo, startReceiver } from './watchTesting'

const at = Date.UTC(2026, 10, 23, 19, 12)
const stop: KnownStop = {
  key: 'e-1/reload@1',
  projectId: '0123456789abcdef0123456789abcdef',
  region: 'cn-north-4',
  workflowId: 'wf-rotate',
  workflowName: 'Rotate <TLS> certificates',
  executionId: 'e-1',
  nodeId: 'reload',
  nodeName: 'Reload nginx',
  state: 'failed',
  cause: 'nginx: [emerg] cannot load certificate key "/etc/nginx/a*b.key"',
  since: at - 60_000,
  seenAt: at,
  overAt: null,
  became: null,
  isTold: false,
}
const one = noticesOf([stop])[0]!
const link =
  'https://aom.example.com/workflows/wf-rotate/executions/e-1?node=reload&region=cn-north-4&project=0123456789abcdef0123456789abcdef'

async function sent(
  format: NotifySettings['format'],
  options: { secret?: string; answer?: string; notice?: Notice; language?: 'zh-CN' } = {},
) {
  const receiver = await startReceiver({ status: 200, body: options.answer ?? 'ok' })
  const settings = notifyTo(receiver.url, {
    format,
    secret: options.secret ?? null,
    ...(options.language && { language: options.language }),
  })
  const agents = createAgents({ keepAlive: false, maxSockets: 1 })
  const posting = formats[format](options.notice ?? one, settings, at)
  const posted = await post(posting, agents, new AbortController().signal)
  const got = receiver.got[0]!
  return { posted, got, body: JSON.parse(got.body) as Record<string, unknown> }
}

test('json: every fact, an id that stays the same, and a signature over the body', async () => {
  const { posted, got, body } = await sent('json', { secret: 'example-secret' })
  expect(posted).toEqual({ taken: true })
  expect(body).toMatchObject({
    id: one.id,
    event: 'stopped',
    at,
    cause: stop.cause,
    nodes: [{ executionId: 'e-1', nodeId: 'reload', state: 'failed', since: at - 60_000, url: link }],
  })
  expect(got.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(got.headers['idempotency-key']).toBe(`"${one.id}"`)
  expect(got.headers['x-signature-256']).toBe(
    `sha256=${createHmac('sha256', 'example-secret').update(got.body).digest('hex')}`,
  )
  expect(noticesOf([stop])[0]!.id).toBe(one.id)
})

test('slack: one text in its own markup, in which AOM’s words mark nothing up', async () => {
  const { posted, body } = await sent('slack')
  expect(posted).toEqual({ taken: true })
  expect(Object.keys(body)).toEqual(['text'])
  const lines = String(body['text']).split('\n')
  expect(lines[0]).toBe('*Reload nginx failed*')
  expect(lines[1]).toBe('> nginx: [emerg] cannot load certificate key "/etc/nginx/a*b.key"')
  expect(lines[2]).toMatch(/^• Rotate &lt;TLS&gt; certificates · since .+ <https:.+\|Open>$/)
  expect(lines[2]).toContain('&amp;region=cn-north-4')
})

test('feishu: a post with a link, signed in seconds; 200 with a code is a refusal', async () => {
  const { posted, body } = await sent('feishu', {
    secret: 'example-secret',
    answer: '{"code":0,"msg":"success"}',
  })
  expect(posted).toEqual({ taken: true })
  const timestamp = String(at / 1_000)
  expect(body).toEqual({
    timestamp,
    sign: createHmac('sha256', `${timestamp}\nexample-secret`).update('').digest('base64'),
    msg_type: 'post',
    content: {
      post: {
        en_us: {
          title: 'Reload nginx failed',
          content: [
            [{ tag: 'text', text: stop.cause }],
            [
              { tag: 'text', text: expect.stringMatching(/^Rotate <TLS> certificates · since /) as string },
              { tag: 'a', text: 'Open', href: link },
            ],
          ],
        },
      },
    },
  })
  const refused = await sent('feishu', { answer: '{"code":9499,"msg":"Bad Request"}' })
  expect(refused.posted).toMatchObject({ taken: false, why: 'refused by the receiver' })
  expect(refused.body).not.toHaveProperty('sign')
})

test('dingtalk: Markdown, signed in the query in milliseconds', async () => {
  const { posted, got, body } = await sent('dingtalk', {
    secret: 'SECexample',
    answer: '{"errcode":0,"errmsg":"ok"}',
  })
  expect(posted).toEqual({ taken: true })
  const query = new URL(got.url, 'http://127.0.0.1').searchParams
  expect(query.get('key')).toBe('example')
  expect(query.get('timestamp')).toBe(String(at))
  expect(query.get('sign')).toBe(
    createHmac('sha256', 'SECexample').update(`${at}\nSECexample`).digest('base64'),
  )
  expect(body).toMatchObject({ msgtype: 'markdown', markdown: { title: 'Reload nginx failed' } })
  const { text } = body['markdown'] as { text: string }
  expect(text).toContain('**Reload nginx failed**\n\n> nginx:')
  expect(text).toContain(`[Open](${link})`)
  // AOM's own asterisks and brackets mark nothing up.
  expect(text).toContain('［emerg] cannot load certificate key "/etc/nginx/a＊b.key"')
  expect((await sent('dingtalk', { answer: '{"errcode":310000}' })).posted.taken).toBe(false)
})

test('wecom: Markdown of at most 4,096 bytes, in Chinese', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...stop,
    key: `e-${index}/n@1`,
    nodeName: `节点${'很长'.repeat(60)}${index}`,
    workflowName: '更换证书'.repeat(30),
  }))
  const notice = noticesOf(many)[0]!
  const { posted, body } = await sent('wecom', { notice, language: 'zh-CN', answer: '{"errcode":0}' })
  expect(posted).toEqual({ taken: true })
  const { content } = body['markdown'] as { content: string }
  expect(content.split('\n')[0]).toBe('**40 个节点同样失败**')
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096)
  const named = content.split('\n').filter((line) => line.includes('打开')).length
  expect(named).toBeGreaterThan(0)
  expect(content).toContain(`另有 ${40 - named} 个`)
})

test('the link leads to the node in the app', () => {
  const odd = { ...stop, workflowId: 'a/b ?', nodeId: 'n&1' }
  const url = new URL(linkOf(odd, new URL('https://aom.example.com'))!)
  expect(matchRoute(url.pathname)).toMatchObject({ params: { workflowId: 'a/b ?', executionId: 'e-1' } })
  expect(Object.fromEntries(url.searchParams)).toEqual({
    node: 'n&1',
    region: 'cn-north-4',
    project: stop.projectId,
  })
  expect(linkOf(odd, null)).toBeNull()
})

test('alike stops are one message, unlike ones one each, a few at a look; too many are one of each kind', () => {
  const named = (key: string, cause: string | null) => ({ ...stop, key, cause })
  const disk = (host: string) => `tar: /data/${host}/log: No space left on device`
  const alike = noticesOf([
    named('a', disk('web-1')),
    named('b', disk('web-2')),
    named('c', 'permission denied'),
  ])
  expect(alike.map(({ stops }) => stops.map(({ key }) => key))).toEqual([['a', 'b'], ['c']])
  // Without a word nobody knows whether they are alike.
  expect(noticesOf([named('a', null), named('b', null)])).toHaveLength(2)
  const over = { ...named('z', null), isTold: true, overAt: at, became: 'succeeded' }
  const unlike = (letters: string) =>
    [...letters].map((key, index) => ({ ...named(key, `unlike ${key}${key}`), since: at - 1_000 + index }))
  // The longest-waiting first; the others at the next looks, when these have been told.
  let untold: readonly KnownStop[] = [...unlike('hgfedcba')].toReversed()
  const toldNow = () => {
    const notices = noticesOf(untold)
    const keys = notices.map(({ stops }) => stops.map(({ key }) => key).join())
    untold = untold.filter(({ key }) => !keys.includes(key))
    return keys
  }
  expect([toldNow(), toldNow(), toldNow(), toldNow()]).toEqual([
    ['h', 'g', 'f'],
    ['e', 'd', 'c'],
    ['b', 'a'],
    [],
  ])
  const many = noticesOf([...unlike('abcdefghijklmnopqrstuvwxy'), over])
  expect(many.map(({ kind, cause, stops }) => [kind, cause, stops.length])).toEqual([
    ['over', null, 1],
    ['stopped', null, 25],
  ])
})
