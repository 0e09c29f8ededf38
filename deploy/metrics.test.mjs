// The dashboard and the alert rules ask only for what a gateway's /metrics really gives: names, and labels as they stand on
// series that real requests have made.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'yaml'
import { createGateway, makeFolder } from './nginxFixture.mjs'
import { freePorts, until } from './processes.mjs'
import { readQuery, withoutVariables } from './promql.mjs'
import { startStub } from './stub.mjs'

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const project = 'a'.repeat(32)
const workflow = `/v1/${project}/cms/workflow/w-1`
/** What Prometheus itself puts on every series. */
const scraped = ['instance', 'job']

/** @type {Map<string, Set<string>>} labels by series' name */
let given = new Map()
/** @type {(() => unknown)[]} */
const undo = []
before(async () => {
  const { folder, remove } = makeFolder()
  undo.push(remove)
  const aom = await startStub()
  undo.push(aom.stop)
  const [port = 0] = await freePorts(1)
  const gateway = createGateway(port, {
    AOM_ENDPOINT: aom.origin,
    IAM_ENDPOINT: aom.origin,
    AOM_PROJECT_ID: project,
    CLOUD_SDK_AK: 'EXAMPLEACCESSKEY0000',
    CLOUD_SDK_SK: 'example-secret-key-of-the-metrics-test',
    DATA_DIR: join(folder, 'data'),
    AUDIT_LOG: join(folder, 'audit.jsonl'),
    // Six at once are then over it.
    MAX_REQUESTS_PER_SECOND: '3',
  })
  undo.push(gateway.kill)
  await gateway.start()
  const origin = `http://127.0.0.1:${port}`

  await fetch(`${origin}/attention`)
  await sendGarbage(port)
  const headers = { 'content-type': 'application/json', 'idempotency-key': `"${crypto.randomUUID()}"` }
  const operation = `${workflow}/executions/e-1/operation?action=skip&node_id=n-1`
  assert.equal((await fetch(origin + operation, { method: 'POST', headers })).status, 200)
  await Promise.all(Array.from({ length: 20 }, () => fetch(`${origin}${workflow}/executions/e-1/status`)))
  // It may be over its limit itself.
  const metrics = await until('/metrics', async () => {
    const answer = await fetch(`${origin}/metrics`)
    return answer.ok ? answer : null
  })
  given = readSeries(await metrics.text())
})
after(async () => {
  for (const step of undo.toReversed()) await step()
})

const { panels } = JSON.parse(read('grafana/aom-operator.json'))
const { groups } = parse(read('prometheus/alerts.yaml'))
const queries = [
  ...panels.flatMap(
    (/** @type {{ title: string, targets?: { expr: string }[] }} */ { title, targets = [] }) =>
      targets.map(({ expr }) => ({ title: `the panel “${title}”`, query: withoutVariables(expr) })),
  ),
  ...groups
    .flatMap((/** @type {{ rules: { alert: string, expr: string }[] }} */ { rules }) => rules)
    .map((/** @type {{ alert: string, expr: string }} */ { alert, expr }) => ({
      title: `the alert ${alert}`,
      query: expr,
    })),
]

for (const { title, query } of queries)
  test(`${title} asks for what is there: ${query}`, () => {
    const { selectors, groupedBy } = readQuery(query)
    const all = new Set(scraped)
    for (const { metric, labels } of selectors) {
      const own = given.get(metric)
      assert.ok(own, `/metrics has no series ${metric}`)
      for (const label of own) all.add(label)
      for (const label of labels)
        assert.ok(
          own.has(label) || scraped.includes(label),
          `${metric} has no label ${label}: ${[...own].join(', ')}`,
        )
    }
    for (const label of groupedBy) assert.ok(all.has(label), `no series has a label ${label}`)
  })

test('the dashboard and the alerts leave out no metric of the gateway’s own', () => {
  const asked = new Set(
    queries.flatMap(({ query }) => readQuery(query).selectors.map(({ metric }) => metric)),
  )
  const own = [...given.keys()]
    .filter((name) => /^(?:aom|http)_/.test(name))
    .map((name) => name.replace(/_(?:bucket|count|sum)$/, ''))
  const base = new Set([...asked].map((name) => name.replace(/_(?:bucket|count|sum)$/, '')))
  assert.deepEqual(
    [...new Set(own)].filter((name) => !base.has(name)),
    [],
  )
})

/** Series' names and their labels in Prometheus' text format. */
function readSeries(/** @type {string} */ text) {
  /** @type {Map<string, Set<string>>} */
  const series = new Map()
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/gm)) {
    const known = series.get(name) ?? new Set()
    for (const [, label = ''] of labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) known.add(label)
    series.set(name, known)
  }
  return series
}

/** A connection that is refused before it becomes a request. */
async function sendGarbage(/** @type {number} */ port) {
  const socket = connect(port, '127.0.0.1')
  socket.end('this is no HTTP\r\n\r\n')
  socket.resume()
  await once(socket, 'close')
}
