// `npm run test:nginx`: nginx.conf as compose.yaml runs it, before two gateways. They are stubs: what is judged here is what
// nginx does with a request and an answer; that two real ones share a journal is for the gateway's own tests.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, beforeEach, describe, test } from 'node:test'
import { findNginx } from './findNginx.mjs'
import { createClient } from './nginxClient.mjs'
import { makeFolder, startNginx } from './nginxFixture.mjs'
import { answerJson, startStub } from './stub.mjs'

const { nginx, skip } = findNginx()
const project = 'a'.repeat(32)
const workflow = `/v1/${project}/cms/workflow/w-1`
const operation = `${workflow}/executions/e-1/operation?action=restart&node_id=n-1`

describe('nginx before two gateways', { skip }, () => {
  /** @type {Awaited<ReturnType<typeof startPair>>} */
  let pair
  before(async () => {
    pair = await startPair()
  })
  after(() => pair?.stop())
  beforeEach(() => pair.behave())
  const { ask, fromPage, open, openHttp2 } = createClient(() => pair)

  test('both are asked, and nobody is tied to one', async () => {
    for (let count = 0; count < 10; count += 1) assert.equal((await ask('/attention')).status, 200)
    assert.deepEqual(
      pair.gateways.map(({ seen }) => seen.length),
      [5, 5],
    )
  })

  test('what makes an operation one operation passes, there and back, unchanged', async () => {
    const told = {
      'idempotency-replayed': 'true',
      'x-not-sent': 'true',
      'x-journal': 'failed',
      'x-gateway-error': '1',
      'x-gateway-request-id': 'r-1',
      'retry-after': '3',
    }
    pair.behave((_seen, answer) => {
      answer.writeHead(429, { 'content-type': 'application/json', ...told }).end('{}')
    })
    const context = encodeURIComponent(
      JSON.stringify({ workflowName: '重启 nightly', baseline: { text: 'x'.repeat(3_900) } }),
    )
    const sent = {
      ...fromPage(),
      'x-operation-reason': encodeURIComponent('磁盘已清理'),
      'x-operation-context': context,
      'x-aom-region': 'cn-north-4',
    }
    const answer = await ask(operation, { method: 'POST', headers: sent })

    assert.equal(answer.status, 429)
    for (const [name, value] of Object.entries(told)) assert.equal(answer.headers[name], value, name)
    const [seen, ...more] = pair.seen()
    assert.deepEqual(more, [])
    assert.equal(seen?.url, operation)
    for (const [name, value] of Object.entries(sent)) assert.equal(seen?.headers[name], value, name)
  })

  for (const [method, path] of [
    ['POST', operation],
    ['POST', `${workflow}/executions/e-1/terminate`],
    ['POST', `${workflow}/executions`],
    // A read by POST: nginx cannot know, and the page reads again by itself.
    ['POST', `/v1/${project}/cms/workflow-list`],
    ['PUT', `${workflow}/trigger/action?action=disable`],
    ['PUT', `/v1/${project}/cms/workflow/w%2F1/trigger/action?action=enable`],
  ])
    test(`a gateway that breaks off during ${method} ${path.slice(36)}: 502, and the other one is not asked`, async () => {
      pair.behave((_seen, answer) => answer.destroy())
      const answer = await ask(path, { method, headers: fromPage() })

      assert.equal(answer.status, 502)
      assert.deepEqual(
        pair.seen().map((seen) => [seen.method, seen.url]),
        [[method, path]],
      )
    })

  test('a gateway that is away costs no operation and no read: it got nothing, so the other one is asked, once', async () => {
    await pair.gateways[0].stop()
    for (let count = 0; count < 6; count += 1) {
      assert.equal((await ask('/attention')).status, 200)
      assert.equal((await ask(operation, { method: 'POST', headers: fromPage() })).status, 200)
    }
    assert.equal(pair.gateways[1].seen.length, 12)

    await pair.gateways[0].restart()
    for (let count = 0; count < 4; count += 1) await ask('/attention')
    assert.ok(pair.gateways[0].seen.length > 0, 'it is asked again when it is back')
  })

  for (const [protocol, follow] of [
    ['HTTP/1.1', followHttp1],
    ['HTTP/2', followHttp2],
  ])
    test(
      `an event is in the browser when the gateway has said it, not later (${protocol})`,
      { timeout: 10_000 },
      async () => {
        /** @type {(text: string) => void} */
        let say = () => {}
        /** @type {Promise<unknown> | undefined} */
        let left
        pair.behave((_seen, answer) => {
          answer.writeHead(200, { 'content-type': 'text/event-stream' })
          say = (text) => answer.write(text)
          left = once(answer, 'close')
          say('event: ready\nid: 6\n\n')
        })
        const events = await follow(`/api/events?project=${project}`, {
          ...fromPage(),
          'last-event-id': '6',
          'accept-encoding': 'gzip',
        })

        assert.equal(events.type, 'text/event-stream')
        assert.equal(events.encoding, undefined)
        // Each is waited for before the next is said, and the answer never ends.
        assert.equal(await events.next(), 'event: ready\nid: 6\n\n')
        say('event: operation\nid: 7\ndata: {}\n\n')
        assert.equal(await events.next(), 'event: operation\nid: 7\ndata: {}\n\n')
        say(': still here\n\n')
        assert.equal(await events.next(), ': still here\n\n')
        assert.equal(pair.seen()[0]?.headers['last-event-id'], '6')

        events.leave()
        await left
      },
    )

  async function followHttp1(/** @type {string} */ path, /** @type {Record<string, string>} */ headers) {
    const answer = await open(path, { headers })
    return {
      type: answer.headers['content-type'],
      encoding: answer.headers['content-encoding'],
      next: async () => String((await once(answer, 'data'))[0]),
      leave: () => answer.destroy(),
    }
  }

  async function followHttp2(/** @type {string} */ path, /** @type {Record<string, string>} */ headers) {
    const { headers: head, stream, close } = await openHttp2(path, headers)
    return {
      type: head['content-type'],
      encoding: head['content-encoding'],
      next: async () => String((await once(stream, 'data'))[0]),
      leave: close,
    }
  }

  async function startPair() {
    const { folder, remove } = makeFolder()
    const gateways = [await startStub(), await startStub()]
    const [first, second] = gateways
    // Without max_fails the gateway of one test's accident would be left alone in the next.
    const addresses = {
      '10.213.0.11:8080 fail_timeout=5s': `127.0.0.1:${first.port} max_fails=0`,
      '10.213.0.12:8080 fail_timeout=5s': `127.0.0.1:${second.port} max_fails=0`,
    }
    const server = await startNginx(nginx, { folder, upstreams: 'compose-upstream.conf', addresses })
    for (const gateway of gateways) gateway.behave()
    return {
      ...server,
      gateways,
      seen: () => gateways.flatMap(({ seen }) => seen),
      behave: (behaviour = answerJson) => {
        for (const gateway of gateways) gateway.behave(behaviour)
      },
      stop: async () => {
        await server.stop()
        for (const gateway of gateways) await gateway.stop()
        remove()
      },
    }
  }
})
