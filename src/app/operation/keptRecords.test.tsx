import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { holdAnswers } from '#test/holdAnswers'
import { dialogElement, openOperationDialog, results, resultsInFull } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

/* What an operator sees where the browser keeps nothing, has no room, or holds what nobody can read. */

const { rotate } = night
const executionUrl = `/workflows/${rotate.workflowId}/executions/${rotate.executionId}?node=${rotate.nodeId}`

async function open(url = '/attention', options: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp(url, options)
  const [retry] = await screen.findAllByLabelText(`Retry ${rotate.node}`)
  if (!retry) throw new Error('no button')
  return { ...app, retry }
}

describe.each(['absent', 'throws'] as const)('a browser whose storage is shut (%s)', (storage) => {
  it('shows the page, and each button says why nothing can be sent', async () => {
    const { user, world, retry } = await open('/attention', { storage })
    expect(retry).toHaveAttribute('aria-disabled', 'true')
    expect(retry).toHaveAccessibleDescription(/this browser keeps no data of this site/)
    await user.click(retry)
    expect(dialogElement()).toBeNull()
    expect(world.operations).toEqual([])
  })

  it('goes on to the page of an execution, and out again', async () => {
    const { user } = await open(executionUrl, { storage })
    await user.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(await screen.findByLabelText('Token')).toBeVisible()
  })
})

describe('storage that is full', () => {
  const fill = () => {
    const real = localStorage
    vi.stubGlobal(
      'localStorage',
      new Proxy(real, {
        get: (target, name) => {
          if (name === 'setItem')
            return () => {
              throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
            }
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? (value.bind(target) as unknown) : value
        },
      }),
    )
  }

  it('before anything left: nothing is sent, and the dialog says so', async () => {
    const { user, world, retry } = await open()
    fill()
    const dialog = await openOperationDialog(user, retry)
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    expect(await dialog.findByText(/storage is full or shut/)).toBeVisible()
    expect(world.operations).toEqual([])
  })

  it('after it was sent: what AOM answers is shown all the same, and said not to be stored', async () => {
    const { user, world, retry } = await open()
    const answer = holdAnswers('*/executions/:id/operation')
    const dialog = await openOperationDialog(user, retry)
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    await screen.findByText(new RegExp(`^Retry ${rotate.node} · Sending$`))
    fill()
    answer()
    expect(await (await resultsInFull(user)).findByText(/AOM accepted it/)).toBeVisible()
    expect(results().getByText(/what is said here is not stored/)).toBeVisible()
    world.clock.advance(5_000)
    expect(await (await resultsInFull(user)).findByText(/Effect seen/, { selector: 'p' })).toBeVisible()
    expect(world.operations).toHaveLength(1)
  })
})

it('what cannot be read is told of once, and kept', async () => {
  const key = 'aom-operator.operation.later'
  localStorage.setItem(key, JSON.stringify({ id: 'later', action: 'retry', answer: null }))
  const { user } = await open()
  const message = '1 stored operation cannot be read and is not shown.'
  await screen.findByLabelText('Operations')
  expect(results().getByText(new RegExp(message))).toBeVisible()
  await user.click(results().getByRole('button', { name: 'Dismiss' }))
  expect(results().queryByText(new RegExp(message))).toBeNull()
  expect(localStorage.getItem(key)).not.toBeNull()
})

describe('a gateway through which nothing may be changed', () => {
  const places = [
    ['Needs attention', '/attention', `Retry ${rotate.node}`],
    ['an execution', executionUrl, `Terminate ${rotate.workflow}`],
    ['a workflow', '/workflows/wf-probe-endpoints', /^(Run|Disable schedule of) /],
  ] as const

  it.each(places)('says so on every button of %s, and opens nothing', async (_, url, name) => {
    const { user, world } = renderApp(url, { config: { changesRefused: 'readOnly' } })
    await screen.findAllByLabelText(name)
    const buttons = screen.getAllByLabelText(/^(Retry|Skip|Continue|Terminate|Run|Enable|Disable) /, {
      selector: 'button',
    })
    for (const button of buttons) {
      expect(button).toHaveAttribute('aria-disabled', 'true')
      expect(button).toHaveAccessibleDescription(/set to read only: nobody changes anything/)
      await user.click(button)
    }
    expect(dialogElement()).toBeNull()
    expect(world.operations).toEqual([])
  })

  it('给不在操作人员之列的人说明原因', async () => {
    renderApp('/attention', { locale: 'zh-CN', config: { changesRefused: 'notOperator' } })
    const retry = await screen.findByLabelText(`失败重试 ${rotate.node}`)
    expect(retry).toHaveAccessibleDescription('只有操作人员可以通过本系统进行更改，您不在其中。')
  })
})
