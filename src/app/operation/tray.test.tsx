import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import type { OperationRecord } from '#domain/operation/operation'
import { changeRecord } from '#queries/operation/records'
import { saveRecord } from '#queries/operation/store'
import { results } from '#test/operationDialog'
import { renderApp, testNow } from '#test/renderApp'

/* The operations tray: what an operator sees of several operations at once, and what opens it. */

const at = testNow.getTime()
const failed = { state: 'failed', raw: 'fail' } as const
const { rotate } = night

const record = (id: string, nodeName: string, answer?: OperationRecord['answer']): OperationRecord => ({
  id,
  projectId: PROJECT_ID,
  workflowId: rotate.workflowId,
  executionId: rotate.executionId,
  workflowName: rotate.workflow,
  nodeId: id,
  nodeName,
  action: 'retry',
  requestedAt: at,
  baseline: { execution: failed, node: failed },
  ...(answer && { answer }),
})
const accepted = { kind: 'accepted', at, httpStatus: 200, body: '' } as const
const failure = { kind: 'refused', code: 'AOM.31001418', message: 'no', httpStatus: 400, at } as const

/** On a page that reads nothing of them, so that they stay as they are. */
async function open(...records: readonly OperationRecord[]) {
  const app = renderApp('/activity', { answer: () => records.forEach(saveRecord) })
  await screen.findByLabelText('Operations')
  return app
}
const page = '<html><head><title>504 Gateway Time-out</title></head><body>nginx</body></html>'

const summary = () => results().queryByLabelText(/^Operations: /)
const change = (id: string, with_: Partial<OperationRecord>) =>
  act(() => changeRecord(id, (before) => ({ ...before, ...with_ }) as OperationRecord))

describe('the operations tray', () => {
  it('is not there while there is nothing to say, and counts in one line what there is', async () => {
    await open()
    expect(summary()).toBeNull()
    act(() => saveRecord(record('a', 'Stop', accepted)))
    act(() => saveRecord(record('b', 'Start', accepted)))
    change('a', { effectSeenAt: at, settledAt: at })
    expect(summary()).toHaveTextContent('1 awaited · 1 took effect')
    expect(summary()).toHaveAttribute('aria-expanded', 'false')
    expect(results().getByRole('status')).toHaveTextContent('Retry Stop · Done')
  })

  it('opens by itself for a refusal alone, with its words, and stays as the operator leaves it', async () => {
    const { user } = await open(record('a', 'Stop', accepted))
    act(() => saveRecord(record('b', 'Start')))
    expect(summary()).toHaveAttribute('aria-expanded', 'false')
    change('b', { answer: { kind: 'refused', at, failure } })
    expect(summary()).toHaveAttribute('aria-expanded', 'true')
    expect(results().getByText(/AOM refused this operation/)).toBeVisible()
    expect(results().queryByText(/AOM accepted it/)).toBeNull()
    expect(results().getByRole('alert')).toHaveTextContent('Retry Start · Refused by AOM')
    await user.click(summary()!)
    expect(summary()).toHaveAttribute('aria-expanded', 'false')
    change('a', { effectSeenAt: at, settledAt: at })
    expect(summary()).toHaveAttribute('aria-expanded', 'false')
  })

  it('a waiting one can be put away: the operation goes on, and a bad end is told all the same', async () => {
    const { user } = await open(record('a', 'Stop', accepted))
    await user.click(summary()!)
    await user.click(results().getByRole('button', { name: 'Dismiss Stop' }))
    expect(summary()).toBeNull()
    change('a', { answer: { kind: 'unknown', at, failure: { kind: 'offline' } } })
    expect(results().getByRole('region', { name: /^Retry Stop · Outcome unknown/ })).toBeVisible()
    expect(summary()).toHaveTextContent('1 of unknown outcome')
  })

  it('an outcome that becomes known moves no other: the order stays, and another look is offered of open ones alone', async () => {
    const lost = { kind: 'unknown', at, failure: { kind: 'broken', httpStatus: 504, excerpt: page } } as const
    await open(record('a', 'Stop', lost), record('b', 'Start', lost), record('c', 'Check', accepted))
    const names = () =>
      results()
        .getAllByRole('heading')
        .map(({ textContent }) => textContent)
    const before = names()
    expect(before).toHaveLength(3)
    const entry = (name: RegExp) => within(results().getByRole('region', { name }))
    expect(entry(/^Retry Stop/).getByRole('button', { name: 'Check again' })).toBeVisible()
    change('b', { effectSeenAt: at })
    change('c', { answer: { kind: 'refused', at, failure } })
    expect(names().map((name) => name?.split(' ·')[0])).toEqual(before.map((name) => name?.split(' ·')[0]))
    expect(entry(/^Retry Start · Effect seen/).queryByRole('button', { name: 'Check again' })).toBeNull()
    expect(entry(/^Retry Stop/).getByRole('button', { name: 'Check again' })).toBeVisible()
  })

  it('of a web page that came instead of AOM’s answer its title is shown, and the rest on request', async () => {
    const failed504 = { kind: 'broken', httpStatus: 504, excerpt: page } as const
    const { user } = await open(record('a', 'Stop', { kind: 'unknown', at, failure: failed504 }))
    expect(results().getByText('504 Gateway Time-out')).toBeVisible()
    expect(results().queryByText(/<html>/)).toBeNull()
    await user.click(results().getByText('Details'))
    expect(results().getByText(page)).toBeVisible()
  })

  it('one press puts away all that took effect, and nothing else', async () => {
    const { user } = await open(
      record('a', 'Stop', accepted),
      record('b', 'Start', accepted),
      record('c', 'Check', accepted),
    )
    change('a', { effectSeenAt: at, settledAt: at })
    change('b', { effectSeenAt: at, settledAt: at })
    await user.click(results().getByRole('button', { name: 'Dismiss all that took effect' }))
    expect(summary()).toHaveTextContent('Operations 1 awaited')
  })

  it('中文：一行说明有几个、结果如何', async () => {
    renderApp('/activity', { locale: 'zh-CN', answer: () => saveRecord(record('a', '停止', accepted)) })
    await screen.findByLabelText('操作')
    expect(await results().findByLabelText('操作：1 个等待生效')).toBeVisible()
  })
})
