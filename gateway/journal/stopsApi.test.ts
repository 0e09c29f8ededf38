import { describe, expect, test } from 'vitest'
import { query, start } from './apiTesting'
import { bothDatabases, change, open, projectId, says, startAom } from './journalTesting'
import { sharedPostgres } from './postgresTesting'
import type { Stop } from './stops'

const stop: Stop = {
  key: 'e-1/n-1@1',
  projectId,
  region: 'cn-north-4',
  workflowId: 'w-1',
  workflowName: 'Backup',
  executionId: 'e-1',
  nodeId: 'n-1',
  nodeName: 'Stop',
  state: 'failed',
  cause: 'disk full',
  since: 1_000,
}

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test('what stopped is listed with how it ended, and whether anybody operated it meanwhile', async () => {
    let time = 2_000
    const { stops, sendOnce } = await open(await place(), { now: () => time })
    const node = (name: string, more: Partial<Stop> = {}): Stop => ({
      ...stop,
      key: `e-1/${name}@1`,
      nodeId: name,
      nodeName: name,
      ...more,
    })
    const nodes = ['by itself', 'retried', 'refused', 'later', 'old']
    await stops.begin(nodes.map((name) => node(name)))
    await stops.begin([
      node('terminated', { key: 'e-2', executionId: 'e-2' }),
      node('waits', { key: 'e-3', executionId: 'e-3' }),
      node('run anew', { key: 'e-5', executionId: 'e-5', workflowId: 'w-2' }),
      node('hidden by a schedule', { key: 'e-6', executionId: 'e-6', workflowId: 'w-3' }),
      node('other project', { key: 'e-4', projectId: 'f'.repeat(32) }),
    ])
    await stops.end([{ key: 'e-1/old@1', became: 'succeeded' }])
    const operate = async (ids: object, answer = says()) => {
      const send = startAom(() => answer).send('it')
      await sendOnce(change({ ids: { workflowId: 'w-1', executionId: 'e-1', ...ids } }), { send })
    }
    time = 3_000
    await operate({ nodeId: 'retried', action: 'restart' })
    await operate({ nodeId: 'refused', action: 'restart' }, says('{"error_code":"AOM.1"}', 400))
    const termination = {
      operation: 'StopExecution',
      ids: { workflowId: 'w-1', executionId: 'e-2' },
    }
    await sendOnce(change(termination), { send: startAom().send('it') })
    const run = { operation: 'ExecuteWorkflow', ids: { workflowId: 'w-2' } }
    await sendOnce(change(run), { send: startAom().send('it') })
    time = 4_000
    const ended = ['by itself', 'retried', 'refused', 'later'].map((name) => `e-1/${name}@1`)
    await stops.end([...ended, 'e-2'].map((key) => ({ key, became: 'succeeded' })))
    await stops.end(['e-5', 'e-6'].map((key) => ({ key, became: 'superseded' })))
    time = 5_000
    await operate({ nodeId: 'later', action: 'restart' })

    const listed = await stops.list({ project: projectId, since: 3_500 })
    expect(listed.isCut).toBe(false)
    expect(
      Object.fromEntries(listed.stops.map(({ nodeName, isOperated }) => [nodeName, isOperated])),
    ).toEqual({
      'by itself': false,
      retried: true,
      refused: false,
      later: false,
      terminated: true,
      'run anew': true,
      'hidden by a schedule': false,
      waits: false,
    })
    expect(listed.stops.find(({ nodeName }) => nodeName === 'by itself')).toEqual({
      ...node('by itself'),
      key: undefined,
      seenAt: 2_000,
      overAt: 4_000,
      became: 'succeeded',
      isOperated: false,
    })
    expect((await stops.list({ project: projectId })).stops).toHaveLength(9)
    expect(await stops.list({ project: projectId, limit: 3 })).toMatchObject({
      isCut: true,
      stops: [{}, {}, {}],
    })
  })
})

test('who may see the project may see its stops, and what of it is watched', async () => {
  const { ask, journal } = await start({
    watched: ({ projectId: of, region }) => (of === projectId && region === 'cn-north-4' ? 'some' : null),
  })
  await journal.stops.begin([stop])
  expect(await ask(`/api/stops?${query}`)).toMatchObject({
    status: 200,
    body: { stops: [{ nodeName: 'Stop', cause: 'disk full', overAt: null }], isCut: false, watched: 'some' },
  })
  expect(await ask(`/api/stops?${query}`, { headers: { 'x-auth-token': 'bad' } })).toMatchObject({
    status: 401,
  })
  for (const wrong of ['', `${query}&limit=501`, `${query}&since=yesterday`, `${query}&other=1`])
    expect(await ask(`/api/stops?${wrong}`)).toMatchObject({ status: 400 })
  const { ask: askOther } = await start()
  expect(await askOther(`/api/stops?${query}`)).toMatchObject({ body: { stops: [], watched: null } })
})
