import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import type { OperationRecord } from '#domain/operation/operation'
import { retryRecord, running } from '#test/operationRecord'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'

const at = testNow.getTime()
const seen = retryRecord(at - 600_000, {
  id: 'seen',
  reason: 'two bad hosts',
  answer: {
    kind: 'accepted',
    at: at - 599_000,
    httpStatus: 200,
    body: '{"result":"success"}',
    requestId: 'req-1',
  },
  effectSeenAt: at - 596_000,
  effectSeen: { execution: running, node: running },
  settledAt: at - 500_000,
})

const refused: OperationRecord = {
  ...seen,
  id: 'refused',
  action: 'skip',
  requestedAt: at - 300_000,
  baseline: seen.baseline,
  answer: {
    kind: 'refused',
    at: at - 299_000,
    failure: {
      kind: 'refused',
      code: 'AOM.31001418',
      message: 'Not supported.',
      httpStatus: 400,
      requestId: 'req-2',
    },
  },
}

function store(record: OperationRecord, without: readonly (keyof OperationRecord)[] = []) {
  const kept = Object.fromEntries(
    Object.entries(record).filter(([key]) => !without.includes(key as keyof OperationRecord)),
  )
  localStorage.setItem(`aom-operator.operation.${record.id}`, JSON.stringify(kept))
}

it('tells when, what, why, what AOM answered and whether the effect was seen, newest first', async () => {
  store(seen)
  store(refused, ['effectSeenAt', 'effectSeen', 'settledAt', 'reason'])
  const { user } = renderApp('/activity')
  const table = within(await screen.findByRole('table', { name: 'Activity' }))
  const [, first, second] = table.getAllByRole('row')
  for (const text of [`Skip ${night.rotate.node}`, 'none given', 'Refused, HTTP 400', 'AOM.31001418'])
    expect(first).toHaveTextContent(text)
  expect(first).toHaveTextContent('None, as AOM refused it')
  for (const text of [`Retry ${night.rotate.node}`, 'two bad hosts', 'Accepted, HTTP 200'])
    expect(second).toHaveTextContent(text)
  // What is only looked up stands in no row before it is asked for.
  for (const [row, id, body] of [
    [first, 'req-2', 'Not supported.'],
    [second, 'req-1', '{"result":"success"}'],
  ] as const) {
    expect(row).not.toHaveTextContent(id)
    await user.click(within(row!).getByText('Details'))
    expect(row).toHaveTextContent(id)
    expect(row).toHaveTextContent(body)
  }
  expect(second).toHaveTextContent('Seen after 4s: Failed → Running')
  expect(screen.getByText(/Operations sent from this browser/)).toBeVisible()
})

it('tells of a termination, a run and a schedule change what each was asked of, and its own effect', async () => {
  const { nodeId: _id, nodeName: _name, executionId, reason: _reason, action: _action, ...rest } = seen
  const { workflow, workflowId } = night.rotate
  store({
    ...rest,
    id: 'terminate',
    action: 'terminate',
    executionId,
    baseline: { execution: running, busyNodes: [] },
    effectSeen: { execution: { state: 'canceled', raw: 'cancel' } },
  })
  store({
    ...rest,
    id: 'run',
    action: 'run',
    executionId: 'begun-1',
    requestedAt: at - 700_000,
    baseline: { known: [] },
    effectSeen: { executionId: 'begun-1', execution: running, isNamed: true },
  })
  store({
    ...rest,
    id: 'disable',
    action: 'disable',
    requestedAt: at - 800_000,
    baseline: { trigger: { kind: 'enabled' } },
    effectSeen: { trigger: { kind: 'unknown', raw: 'inactive' } },
  })
  renderApp('/activity')
  const table = within(await screen.findByRole('table', { name: 'Activity' }))
  const [, first, second, third] = table.getAllByRole('row')
  expect(first).toHaveTextContent(`Terminate ${workflow}`)
  expect(first).toHaveTextContent('Running → Canceled')
  expect(second).toHaveTextContent(`Run ${workflow} now`)
  expect(within(second as HTMLElement).getByRole('link', { name: 'The new execution' })).toHaveAttribute(
    'href',
    inPlace(`/workflows/${workflowId}/executions/begun-1`),
  )
  expect(third).toHaveTextContent(`Disable schedule of ${workflow}`)
  expect(third).toHaveTextContent('Schedule on → Schedule: AOM says “inactive”')
  expect(within(third as HTMLElement).getByRole('link')).toHaveAttribute(
    'href',
    inPlace(`/workflows/${workflowId}`),
  )
})

it('says that nothing was sent yet, and what will stand here', async () => {
  renderApp('/activity')
  expect(await screen.findByText('No operation was sent from this browser yet.')).toBeVisible()
  expect(screen.queryByText('Export CSV')).toBeNull()
})
