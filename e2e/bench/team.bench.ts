import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { issue } from '../../mocks/iamTokens'
import { PROJECT_ID } from '../../mocks/scenarios'
import { startMockAom } from '../../mocks/server'
import type { World } from '../../mocks/world'
import { startProcess, stopProcess, type GatewayProcess } from '../gateway'
import { readWholeJournal, type Row as JournalRow } from '../journal'
import { startPostgres } from '../postgres'
import { stopAgain } from '../stoppedNodes'
import { isExecutionRead, watchAom, type Got } from './atAom'
import { median, quantile, report, type Row } from './row'
import { test } from './stage'
import { startPages, type Finished, type Node, type Operated } from './teamPages'

const team = { pages: 500, sampled: 50, watched: 20, perSecond: 20, seconds: 150 }
const operations = team.perSecond * team.seconds
// A gateway's heap has found its size by then: it grows for a minute and a half, and no more.
const warmSeconds = 105

test(`${team.pages} pages and ${team.perSecond} operations a second on two gateways`, async () => {
  test.setTimeout(600_000)
  const postgres = await startPostgres({ isSafe: true })
  const aom = await startMockAom({
    scenario: 'many',
    port: 0,
    behaviour: { rateLimit: null, latencyMs: [40, 80] },
  })
  const settings = {
    IAM_ENDPOINT: aom.url,
    DATABASE_URL: await postgres.database(),
    READER_AK: 'EXAMPLEREADERKEY',
    READER_SK: 'example-reader-secret',
    // As behind nginx: each page has an address of its own.
    TRUSTED_PROXIES: 'loopback',
  }
  const gateways = await Promise.all([startProcess(aom.url, settings), startProcess(aom.url, settings)])
  const token = (index: number) => issue(`operator-${index}`, PROJECT_ID, Date.now())
  const nodes = stopNodes(aom.world, operations)
  const watched = nodes.filter((_, index) => index % (operations / team.watched) === 0)
  const pages = startPages({
    projectId: PROJECT_ID,
    // Whatever is watched is watched at both gateways.
    pages: Array.from({ length: team.pages }, (_, index) => ({
      gatewayUrl: gateways[index % 2]?.url ?? '',
      token: token(index),
      address: `10.0.${index >> 8}.${index & 255}`,
      watched: watched[(index >> 1) % watched.length]!,
    })),
    openingMs: 15_000,
    nodes,
    everyMs: 1_000 / team.perSecond,
    everySampled: team.pages / team.sampled,
  })
  try {
    const got = watchAom(aom.world)
    const took = timeOperations()
    await pages.open()
    // Until each page has its stream, and what it shows.
    await wait(5_000)
    const before = got.length
    const operating = pages.operate()
    await wait(60_000)
    const inMinute = got.slice(before)
    await wait((warmSeconds - 60) * 1_000)
    const warm = await memoryOf(gateways)
    await wait((team.seconds - warmSeconds) * 1_000)
    const late = await memoryOf(gateways)
    const operated = await operating
    const rows = await readWholeJournal(gateways[0].url, token(0))
    const finished = await pages.finish(Math.max(...rows.map(({ seq }) => seq)))

    for (const row of [
      ...onceAtAom(operated, got),
      ...known(operated, rows, finished),
      ...delays(operated, took, finished),
      ...reads(watched, got, inMinute),
      ...memory(warm, late),
    ])
      await report(test.info(), {
        ...row,
        what: `Team of ${team.pages} pages: ${row.what}`,
        targetIn: 'unit',
      })
  } finally {
    await pages.stop()
    await Promise.all(gateways.map(stopProcess))
    await aom.close()
    await postgres.remove()
  }
})

type Measured = Omit<Row, 'targetIn'>

function onceAtAom(operated: readonly Operated[], got: readonly Got[]): Measured[] {
  const times = new Map<string, number>()
  for (const { operation, path, query } of got) {
    if (operation !== 'StartPausingWorkflowExecutions') continue
    const whole = `${path}?${new URLSearchParams(query).toString()}`
    times.set(whole, (times.get(whole) ?? 0) + 1)
  }
  const refused = operated.filter(({ isNotSent }) => isNotSent).length
  const lost = operated.filter(({ path, isNotSent }) => !isNotSent && !times.has(path)).length
  const doubled = [...times.values()].filter((count) => count > 1).length
  return [
    { what: `of ${operations} operations, refused by a gateway`, measured: refused, unit: '', target: 0 },
    {
      what: 'operations lost on the way to AOM',
      measured: lost + operations - operated.length,
      unit: '',
      target: 0,
    },
    { what: 'operations that AOM got twice', measured: doubled, unit: '', target: 0 },
  ]
}

function known(
  operated: readonly Operated[],
  rows: readonly JournalRow[],
  { samples, troubles }: Finished,
): Measured[] {
  const whole = new Map(
    rows.flatMap((row) => (row.outcome === 'accepted' && row.effect ? [[row.id, row] as const] : [])),
  )
  const right = operated.filter(({ id, status }) => status === 200 && whole.has(id)).length
  const missed = samples.flatMap(({ seen }) => {
    const last = new Map(seen)
    return rows.filter(({ id, seq }) => last.get(id) !== seq)
  })
  const wrong = Object.entries(troubles).map(([what, times]) => `${times} × ${what}`)
  return [
    {
      what: 'operations without their one whole row in the journal',
      measured: Math.max(operations - right, Math.abs(rows.length - operations)),
      unit: '',
      target: 0,
    },
    {
      what: `last changes of rows that ${samples.length} event streams missed`,
      measured: missed.length,
      unit: '',
      target: 0,
    },
    {
      what: `troubles of pages${wrong.length > 0 ? ` (${wrong.join(', ')})` : ''}`,
      measured: Object.values(troubles).reduce((sum, times) => sum + times, 0),
      unit: '',
      target: 0,
    },
  ]
}

function delays(
  operated: readonly Operated[],
  took: ReadonlyMap<string, number>,
  { samples }: Finished,
): Measured[] {
  const overheads = operated.flatMap(({ path, ms }) => {
    const atAom = took.get(path)
    return atAom === undefined ? [] : [ms - atAom]
  })
  const told = samples.flatMap((sample) => sample.delays)
  return [
    { what: 'operation, p50 beside AOM’s own time', measured: median(overheads), unit: 'ms', target: 10 },
    {
      what: 'operation, p99 beside AOM’s own time',
      measured: quantile(overheads, 0.99),
      unit: 'ms',
      target: 10,
    },
    { what: 'AOM’s answer → others are told, p99', measured: quantile(told, 0.99), unit: 'ms', target: 500 },
  ]
}

function reads(watched: readonly Node[], got: readonly Got[], inMinute: readonly Got[]): Measured[] {
  const paths = new Set(watched.map(({ statusPath }) => statusPath))
  const isWatched = (one: Got) => isExecutionRead(one) && paths.has(one.path)
  return [
    {
      what: `reads of ${watched.length} watched executions (one a second and gateway)`,
      measured: inMinute.filter((one) => isWatched(one) && one.isSigned).length,
      unit: 'reads/min',
      target: 2 * 60 * watched.length,
    },
    {
      what: 'reads of them by own tokens (once each; once more before an operation)',
      measured: got.filter((one) => isWatched(one) && !one.isSigned).length,
      unit: 'reads',
      target: team.pages + watched.length,
    },
  ]
}

function memory(warm: readonly number[], late: readonly number[]): Measured[] {
  const growth = late.map((mb, index) => 100 * (mb / (warm[index] ?? 0) - 1))
  return [
    { what: 'memory of a gateway at the end', measured: Math.max(...late), unit: 'MB', target: 250 },
    {
      what: `its growth after ${warmSeconds} s`,
      measured: Math.max(...growth),
      unit: '%',
      target: 5,
    },
  ]
}

/** Begins a run of so many workflows, and fails the first node of each. */
function stopNodes(world: World, count: number): readonly Node[] {
  return world
    .workflows()
    .slice(0, count)
    .map(({ id }) => {
      const workflowId = String(id)
      const executionId = world.edit.execute(workflowId)
      const nodeId = 'prepare'
      stopAgain(world, { executionId, nodeId })
      const path = `/v1/${PROJECT_ID}/cms/workflow/${workflowId}/executions/${executionId}`
      return {
        workflowId,
        executionId,
        nodeId,
        statusPath: `${path}/status`,
        operationPath: `${path}/operation?action=restart&node_id=${nodeId}`,
      }
    })
}

/** By path: milliseconds that AOM took for an operation, from its head to the end of the answer. */
function timeOperations(): ReadonlyMap<string, number> {
  const began = new WeakMap<IncomingMessage, number>()
  const took = new Map<string, number>()
  diagnostics.subscribe('http.server.request.start', (message) => {
    began.set((message as { request: IncomingMessage }).request, performance.now())
  })
  diagnostics.subscribe('http.server.response.finish', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.url?.includes('/operation?'))
      took.set(request.url, performance.now() - (began.get(request) ?? 0))
  })
  return took
}

const memoryOf = (gateways: readonly GatewayProcess[]): Promise<number[]> =>
  Promise.all(
    gateways.map(async ({ url }) => {
      const text = await (await fetch(`${url}/metrics`)).text()
      return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 1_000_000
    }),
  )
