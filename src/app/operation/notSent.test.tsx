import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FaultAnswer } from '#mocks/plan'
import { night } from '#mocks/scenarios'
import { dialogElement, openOperationDialog, results, resultsInFull } from '#test/operationDialog'
import { renderApp, testNow } from '#test/renderApp'

/* What an operator sees of a change that did not leave the gateway. */

const { rotate } = night
const button = (name: string) => screen.getByLabelText(name)
const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!

/** On Needs attention, a retry of the node is confirmed; the gateway answers it with `answer`. */
async function retryInto(answer: FaultAnswer, options: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp('/attention', options)
  const { user, world } = app
  const label = options.locale === 'zh-CN' ? '失败重试' : 'Retry'
  await screen.findByLabelText(`${label} ${rotate.node}`)
  world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'answer', answer, times: 1 })
  const retry = () => openOperationDialog(user, button(`${label} ${rotate.node}`))
  const dialog = await retry()
  await user.type(dialog.getByRole('textbox'), 'two bad hosts')
  await user.keyboard('{Control>}{Enter}{/Control}')
  return { ...app, retry }
}

const notSent = (status: number, code: string, rest: object = {}): FaultAnswer => ({
  status,
  headers: { 'x-gateway-error': '1', 'x-not-sent': 'true' },
  body: { error_code: code, error_msg: 'No space left on device.', ...rest },
})

describe('the journal cannot be written', () => {
  it('says that it was not sent and why, and the same may be asked again at once, with its reason', async () => {
    const { user, world, retry } = await retryInto(notSent(503, 'GATEWAY.507'))
    expect(
      await (await resultsInFull(user)).findByText(/no operation leaves without being on record/),
    ).toBeVisible()
    expect(results().getByRole('heading')).toHaveTextContent(`Retry ${rotate.node} · Not sent`)
    expect(results().getByText(/Nothing reached AOM. You may act again at once/)).toBeVisible()
    expect(results().queryByText(/may or may not|unknown/i)).toBeNull()
    expect(rowOf(rotate.node)).toHaveTextContent('Not sent')
    expect(button(`Retry ${rotate.node}`)).not.toHaveAttribute('aria-disabled')

    const dialog = await retry()
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('two bad hosts')
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    // One was answered by the gateway alone, one by AOM.
    const keys = world.operations.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(2)
  })

  it('what would fare no better at once is not said to be free for it', async () => {
    const { user } = await retryInto(notSent(403, 'GATEWAY.403'))
    expect(await (await resultsInFull(user)).findByText(/Nothing reached AOM\./)).toBeVisible()
    expect(results().getByRole('heading')).toHaveTextContent('Not sent')
    expect(results().queryByText(/at once/)).toBeNull()
  })

  it('用中文说明未发送', async () => {
    await retryInto(notSent(503, 'GATEWAY.507'), { locale: 'zh-CN' })
    const toast = within(screen.getByLabelText('操作'))
    expect(await toast.findByText(/未记录的操作一律不发送/)).toBeVisible()
    expect(toast.getByRole('heading')).toHaveTextContent('未发送')
    expect(toast.getByText(/您可以立即再次操作/)).toBeVisible()
  })
})

describe('a colleague was first', () => {
  const operation = {
    id: '0b9d2c1e-3a54-4f6e-8b71-5c2d9e8f7a10',
    position: 7,
    seq: 7,
    workflowId: rotate.workflowId,
    executionId: rotate.executionId,
    nodeId: rotate.nodeId,
    workflowName: rotate.workflow,
    nodeName: rotate.node,
    action: 'restart',
    reason: 'disk was full',
    baseline: null,
    user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
    requestedAt: testNow.getTime() - 9_000,
  }
  const blockedAnswer = notSent(409, 'GATEWAY.409', { operation })

  it('who, what and since when; theirs is followed to its effect, and holds the node till then', async () => {
    const { user, world } = await retryInto(blockedAnswer)
    const sentence = /^li\.na was first: Retry, at \d\d:11:51/
    expect(await (await resultsInFull(user)).findByText(/Nothing more was sent/)).toHaveTextContent(sentence)
    const theirs = within(results().getByRole('region', { name: /li\.na/ }))
    expect(results().getByRole('status')).toHaveTextContent(`li.na: Retry sent`)
    expect(theirs.getByRole('heading')).toHaveTextContent(`Retry ${rotate.node} · li.na: Retry sent`)
    expect(theirs.getByText('Reason given: disk was full')).toBeVisible()
    expect(results().getByRole('status')).not.toHaveTextContent(/\byou\b/i)
    expect(rowOf(rotate.node)).toHaveTextContent('li.na: Retry sent 9s ago')
    for (const name of [`Retry ${rotate.node}`, `Skip ${rotate.node}`]) {
      expect(button(name)).toHaveAttribute('aria-disabled', 'true')
      expect(button(name)).toHaveAccessibleDescription(/^li\.na has been retrying this node since \d\d:11:51/)
      expect(button(name)).toHaveAccessibleDescription(/Reason given: disk was full$/)
    }

    world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    world.clock.advance(5_000)
    expect(await theirs.findByText(/Effect seen/, { selector: 'p' })).toBeVisible()
    expect(theirs.getByRole('heading')).toHaveTextContent('li.na: Effect seen')
    expect(world.operations).toHaveLength(1)

    const turnedAway = within(results().getByRole('region', { name: /Not sent/ }))
    await user.click(turnedAway.getByRole('button', { name: `Dismiss ${rotate.node}` }))
    expect(results().queryByRole('region', { name: /Not sent/ })).toBeNull()
    expect(results().getByRole('alert')).toBeEmptyDOMElement()
  })

  it('another dialog on the same node, still open, says who it is', async () => {
    const { user, world } = await retryInto(blockedAnswer, { locale: 'en' })
    await (await resultsInFull(user)).findByText(/Nothing more was sent/)
    // Another tab learned of it; in this one a dialog was opened before.
    const { id } = operation
    const key = `aom-operator.operation.${id}`
    const stored = localStorage.getItem(key) ?? ''
    localStorage.removeItem(key)
    window.dispatchEvent(new StorageEvent('storage', { key }))
    await waitFor(() => expect(button(`Skip ${rotate.node}`)).not.toHaveAttribute('aria-disabled'))
    const dialog = await openOperationDialog(user, button(`Skip ${rotate.node}`))
    expect(dialogElement()).toHaveAccessibleName(`Skip ${rotate.node}?`)
    localStorage.setItem(key, stored)
    await user.click(dialog.getByRole('button', { name: 'Skip node' }))
    expect(
      await dialog.findByText(/Nothing was sent: li\.na has been retrying this node since/),
    ).toBeVisible()
    expect(world.operations).toHaveLength(1)
  })

  it('用中文说明是谁、从何时起', async () => {
    await retryInto(blockedAnswer, { locale: 'zh-CN' })
    const toast = within(screen.getByLabelText('操作'))
    expect(await toast.findByText(/未再发送请求/)).toHaveTextContent(
      /^li\.na 已先一步执行“失败重试”（\d\d:11:51/,
    )
    expect(rowOf(rotate.node)).toHaveTextContent('li.na：9 秒前发送了“失败重试”')
  })
})
