// What the pages of a team ask of their gateways, without the pages: a thread of its own, so that AOM's stand-in is not kept
// waiting by it. Plain JavaScript, because a thread begins without the test runner's TypeScript.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createParser } from 'eventsource-parser'

/** @typedef {import('./teamPages').Team} Team */
/** @typedef {import('./teamPages').Operated} Operated */
/** @typedef {import('./teamPages').Node} Node */
/** @typedef {{ status: number, isNotSent: boolean, text: string }} Answer */

/** @type {Team} */
const team = workerData

/** What `src/queries/polling.ts` asks a moving execution and a followed operation with. */
const movingInterval = 3_000
const followedInterval = 1_500
const untilBeat = (
  /** @type {number} */ interval,
  /** @type {number} */ readAt,
  /** @type {number} */ now,
) => {
  const beatFrom = (/** @type {number} */ time) => Math.ceil(time / interval) * interval
  return Math.max(beatFrom(readAt + interval / 2), beatFrom(now + 1)) - now
}

/** What went wrong, and how often; nothing, if all is well. @type {Record<string, number>} */
const troubles = {}
const trouble = (/** @type {string} */ what) => {
  troubles[what] = (troubles[what] ?? 0) + 1
}

const pages = team.pages.map((setup, index) => createPage(setup, index % team.everySampled === 0))
/** By the operation's id: when the one who sent it had AOM's answer. @type {Map<string, number>} */
const answeredAt = new Map()

/** @param {Team['pages'][number]} setup @param {boolean} isSampled */
function createPage({ gatewayUrl, token, address, watched }, isSampled) {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 })
  // A browser's clock is off by a little.
  const clockError = Math.round((Math.random() - 0.5) * 400)
  const headers = { 'x-auth-token': token, 'x-forwarded-for': address, 'sec-fetch-site': 'same-origin' }
  /** The newest `seq` of each row that an event brought. @type {Map<string, number>} */
  const seen = new Map()
  /** @type {number[]} */
  const delays = []
  let lastSeq = 0
  let readAt = 0
  const over = new AbortController()
  /** @type {AbortController | undefined} */
  let reading

  /**
   * @param {string} path
   * @param {{ method?: string, headers?: Record<string, string>, body?: string, signal?: AbortSignal }} [how]
   * @returns {Promise<Answer>}
   */
  const ask = (path, { method = 'GET', headers: more = {}, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const type = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body ?? '') }
      const sent = request(
        gatewayUrl + path,
        { method, agent, signal, headers: { ...headers, ...(method === 'GET' ? {} : type), ...more } },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (chunk) => (text += chunk))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              isNotSent: answer.headers['x-not-sent'] === 'true',
              text,
            }),
          )
          answer.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  /** Reads what is on screen; a read that is under way is given up for it. */
  const readWatched = async () => {
    reading?.abort()
    const mine = new AbortController()
    reading = mine
    try {
      const { status } = await ask(watched.statusPath, { signal: mine.signal })
      if (status !== 200) trouble(`a read was answered with ${status}`)
      readAt = Date.now() + clockError
    } catch (error) {
      if (!mine.signal.aborted) trouble(`a read failed: ${error.code ?? error.message}`)
    }
  }

  const poll = async () => {
    while (!over.signal.aborted) {
      await wait(untilBeat(movingInterval, readAt, Date.now() + clockError))
      if (!over.signal.aborted && Date.now() + clockError >= readAt + movingInterval / 2) await readWatched()
    }
  }

  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      lastSeq = Number(id)
      if (event !== 'operation') return
      const operation = JSON.parse(data)
      if (operation.seq <= (seen.get(operation.id) ?? 0)) trouble('an event came out of order, or twice')
      seen.set(operation.id, operation.seq)
      const since = answeredAt.get(operation.id)
      if (operation.outcome !== 'open' && operation.effect === null && since !== undefined)
        delays.push(performance.now() - since)
    },
  })

  /** Resolves when the stream stands; it is opened again as long as the page is. @returns {Promise<void>} */
  const listen = () =>
    new Promise((resolve) => {
      const again = () => {
        if (over.signal.aborted) return
        trouble('a stream broke off')
        setTimeout(() => void listen(), 2_000)
      }
      const resume = lastSeq > 0 ? { 'last-event-id': String(lastSeq) } : {}
      const sent = request(
        `${gatewayUrl}/api/events?project=${team.projectId}`,
        { agent, headers: { ...headers, ...resume } },
        (answer) => {
          if (answer.statusCode !== 200) trouble(`a stream was answered with ${answer.statusCode}`)
          answer.setEncoding('latin1')
          answer.on('data', (chunk) => {
            resolve()
            if (isSampled) parser.feed(chunk)
            // Somebody operates on what is on screen.
            if (chunk.includes(watched.executionId)) void readWatched()
          })
          answer.on('close', again)
          answer.on('error', () => {})
        },
      )
      sent.on('error', again)
      sent.end()
    })

  /** @param {Node} node @returns {Promise<string>} */
  const statusOf = async ({ statusPath, nodeId }, how = {}) => {
    const { status, text } = await ask(statusPath, how)
    if (status !== 200) trouble(`a read of an operator was answered with ${status}`)
    if (status !== 200) return undefined
    return JSON.parse(text).execution_result_list.find(({ node_id }) => node_id === nodeId)?.status
  }

  /** From the fresh read to the effect, as `src/queries/operate.ts` does it. @param {Node} node @returns {Promise<Operated>} */
  const operate = async (node) => {
    const id = randomUUID()
    const before = await statusOf(node, { headers: { 'cache-control': 'no-cache' } })
    const baseline = { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: before } }
    const context = { workflowName: node.workflowId, nodeName: node.nodeId, baseline }
    const began = performance.now()
    const answer = await ask(node.operationPath, {
      method: 'POST',
      headers: {
        'idempotency-key': `"${id}"`,
        'x-operation-reason': encodeURIComponent('磁盘已清理'),
        'x-operation-context': encodeURIComponent(JSON.stringify(context)),
      },
    })
    const ms = performance.now() - began
    answeredAt.set(id, performance.now())
    const operated = { id, path: node.operationPath, status: answer.status, isNotSent: answer.isNotSent, ms }
    if (answer.status !== 200) return operated
    void readWatched()
    let status
    for (let tries = 0; tries < 20 && (status ?? before) === before; tries += 1) {
      if (tries > 0) await wait(untilBeat(followedInterval, Date.now() + clockError, Date.now() + clockError))
      status = await statusOf(node)
    }
    if ((status ?? before) === before) trouble('an effect was not seen')
    const effect = await ask(`/api/operations/${id}/effect?project=${team.projectId}`, {
      method: 'PUT',
      body: JSON.stringify({ seenAt: Date.now(), what: { node: { state: 'running', raw: status } } }),
    })
    if (effect.status !== 200) trouble(`an effect was answered with ${effect.status}`)
    return operated
  }

  return {
    open: async () => {
      await listen()
      // The first one is answered by the own token, as long as nobody knows yet whether AOM lets it in.
      await readWatched()
      void poll()
    },
    operate,
    isUpTo: (/** @type {number} */ seq) => !isSampled || lastSeq >= seq,
    close: () => {
      over.abort()
      reading?.abort()
      agent.destroy()
    },
    sample: () => (isSampled ? [{ seen: [...seen], delays }] : []),
  }
}

const steps = {
  open: async () => {
    for (const page of pages) {
      void page.open()
      await wait(team.openingMs / pages.length)
    }
  },
  operate: async () => {
    const began = performance.now()
    const all = team.nodes.map(async (node, index) => {
      await wait(index * team.everyMs)
      const late = performance.now() - began - index * team.everyMs
      if (late > 1_000) trouble('an operation was a second late')
      return pages[(index * 7) % pages.length].operate(node)
    })
    return (await Promise.allSettled(all)).flatMap((one) => {
      if (one.status === 'fulfilled') return [one.value]
      trouble(`an operation failed: ${one.reason.code ?? one.reason.message}`)
      return []
    })
  },
  finish: async (/** @type {number} */ seq) => {
    for (let tries = 0; tries < 100 && !pages.every((page) => page.isUpTo(seq)); tries += 1) await wait(100)
    for (const page of pages) page.close()
    return { samples: pages.flatMap((page) => page.sample()), troubles }
  },
}

parentPort?.on('message', ({ step, argument }) => {
  void steps[step](argument).then((result) => parentPort?.postMessage({ result }))
})
