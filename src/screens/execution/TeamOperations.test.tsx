import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { server } from '#mocks/node'
import { night } from '#mocks/scenarios'
import type { OperationRecord } from '#domain/operation/operation'
import { inPlace } from '#test/place'
import { retryRecord, running } from '#test/operationRecord'
import { renderApp, testNow } from '#test/renderApp'
import { rowOf, startJournal, type Row, type TeamJournal } from '#test/teamJournal'

const at = testNow.getTime()
const { workflowId, executionId, nodeId, node } = night.rotate
const url = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`
const effect = { seenAt: at - 3_100_000, seenBy: 'li.na', what: { execution: running, node: running } }

const record = retryRecord(at - 600_000, {
  effectSeenAt: at - 596_000,
  effectSeen: { execution: running, node: running },
  settledAt: at - 596_000,
  dismissed: true,
})

const keep = (kept: OperationRecord) =>
  localStorage.setItem(`aom-operator.operation.${kept.id}`, JSON.stringify(kept))

function open(rows: Row[], at: string, mode: TeamJournal['mode'] = 'live') {
  const journal = startJournal(rows)
  const { handlers } = journal
  journal.mode = mode
  const app = renderApp(at, { config: { hasJournal: true }, answer: () => server.use(...handlers) })
  return { ...app, journal }
}

const history = async () => within(await screen.findByRole('region', { name: `History of ${node}` }))
const ofNode = async () => {
  const heading = await (await history()).findByRole('heading', { name: 'Operations on this node' })
  const list = () =>
    [...(heading.parentElement?.querySelectorAll('li') ?? [])].map((item) => item.textContent)
  return { list }
}

it('a node’s own history is the team’s, with what only this browser knows, and grows as others act', async () => {
  keep(record)
  keep({ ...record, id: 'elsewhere', action: 'skip', requestedAt: at - 300_000 })
  const { journal } = open(
    [
      rowOf(1, at - 600_000, { user: { kind: 'iam', account: 'ops', name: 'wang.wei', id: 'u2' } }),
      rowOf(2, at - 3_120_000, { id: 'op-2', position: 0, effect, reason: 'two bad hosts' }),
      rowOf(3, at - 60_000, { nodeId: 'another', nodeName: 'Another' }),
    ],
    url,
  )
  const { list } = await ofNode()
  await waitFor(() =>
    expect(list()).toEqual([
      'This browser · Skip · 5m ago · took effect · known only to this browser',
      'wang.wei · Retry · 10m ago · took effect',
      'li.na · Retry · 52m ago · took effecttwo bad hosts',
    ]),
  )
  journal.change(rowOf(4, at, { outcome: 'open', answeredAt: null }))
  await waitFor(() => expect(list()[0]).toBe('li.na · Retry · 0s ago · on its way'))
  journal.change(rowOf(4, at, { seq: 5, effect: { ...effect, seenAt: at } }))
  await waitFor(() => expect(list()[0]).toBe('li.na · Retry · 0s ago · took effect'))
  expect((await history()).getByRole('link', { name: 'All in Activity' })).toHaveAttribute(
    'href',
    inPlace(`/activity?workflow=${workflowId}&execution=${executionId}&node=${nodeId}`),
  )
})

it('an execution has the history of all its nodes, each of which it leads to', async () => {
  const { user } = open(
    [
      rowOf(1, at - 600_000, { nodeId: 'gone', nodeName: 'Drain', outcome: 'refused' }),
      rowOf(2, at - 60_000, { action: 'terminate', nodeId: null, nodeName: null }),
    ],
    url,
  )
  const heading = await screen.findByRole('heading', { name: 'Operations on this execution' })
  const list = within(heading.parentElement as HTMLElement)
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2))
  expect(list.getAllByRole('listitem')[0]).toHaveTextContent('li.na · Terminate · 1m ago')
  expect(list.getAllByRole('listitem')[1]).toHaveTextContent(
    'Drain · li.na · Retry · 10m ago · refused by AOM',
  )
  await user.click(list.getByRole('button', { name: 'Drain' }))
  expect(new URLSearchParams(window.location.search).get('node')).toBe('gone')
})

it('what this browser knows is there where the journal cannot be read, and that is said', async () => {
  keep(record)
  open([], url, 'away')
  const { list } = await ofNode()
  expect(
    await (await history()).findByText(/journal cannot be read now: this is what is known/),
  ).toBeVisible()
  expect(list()).toEqual(['This browser · Retry · 10m ago · took effect · known only to this browser'])
})

it('on any screen, what somebody else operates on is read at once', async () => {
  const { journal, world } = open([rowOf(1, at - 600_000)], '/attention')
  expect(await screen.findByRole('button', { name: `Retry ${node}` })).toBeVisible()
  await waitFor(() => expect(journal.openStreams()).toBe(1))
  const reads = () =>
    world.requests.filter(
      ({ operation, path }) => operation === 'SearchWorkflowExecutionDetail' && path.includes(executionId),
    ).length
  const before = reads()
  journal.change(rowOf(2, at, { outcome: 'open', answeredAt: null }))
  await waitFor(() => expect(reads()).toBe(before + 1))
})
