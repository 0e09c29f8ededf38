import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { saveRecord } from '#queries/operation/store'
import { dialogElement, openOperationDialog, results, resultsInFull } from '#test/operationDialog'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

const { rotate, payments } = night

const pathOf = (run: { workflowId: string; executionId: string }) =>
  `/v1/${PROJECT_ID}/cms/workflow/${run.workflowId}/executions/${run.executionId}/operation`

/* By label where a whole screen is searched: asking happy-dom for every element's role takes seconds. */
const button = (name: string) => screen.getByLabelText(name)

async function open(options: Parameters<typeof renderApp>[1] = {}) {
  const app = renderApp('/attention', options)
  await screen.findByLabelText(`Retry ${rotate.node}`)
  const dialogOf = (name: string) => openOperationDialog(app.user, button(name))
  return { ...app, dialogOf }
}

const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!

describe('what waits for a person', () => {
  it('stands in one table, the longest-waiting first, with why and by whom', async () => {
    await open()
    const table = screen.getByRole('table', { name: 'Needs attention' })
    const texts = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent)
    const stopped = texts.flatMap((text) =>
      [payments.node, rotate.node].filter((node) => text.includes(node)),
    )
    expect(stopped).toEqual([payments.node, rotate.node])
    expect(rowOf(rotate.node)).toHaveTextContent('Failed')
    expect(rowOf(rotate.node)).toHaveTextContent('chen.wei')
    const linkTo = (name: string) => within(rowOf(rotate.node)).getByRole('link', { name })
    expect(linkTo(rotate.node)).toHaveAttribute(
      'href',
      inPlace(`/workflows/${rotate.workflowId}/executions/${rotate.executionId}?node=${rotate.nodeId}`),
    )
    expect(linkTo(rotate.workflow)).toHaveAttribute('href', inPlace(`/workflows/${rotate.workflowId}`))
  })

  it('does not hide what has no button: approvals, and failures without a waiting node', async () => {
    await open()
    const approvals = within(await screen.findByRole('region', { name: 'Awaiting approval' }))
    // The longest-waiting first, as in the rows above.
    expect(approvals.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('for 47m'),
      expect.stringContaining('for 9m'),
    ])
    expect(approvals.getByText(/AOM approves through SMN, not through its API/)).toBeVisible()
    const unexplained = within(screen.getByRole('region', { name: 'Stopped, though no node waits' }))
    expect(unexplained.getByRole('link', { name: night.contradiction.workflow })).toBeVisible()
  })

  it('has what stopped without a node once: in its row, and below only when that has gone', async () => {
    const { world, queryClient } = await open()
    const title = 'Stopped, though no node waits'
    const unexplained = within(await screen.findByRole('region', { name: title }))
    world.edit.setNodeStatus(rotate.executionId, rotate.nodeId, 'success')
    await queryClient.invalidateQueries()
    expect(await within(rowOf(rotate.node)).findByText(title)).toBeVisible()
    expect(unexplained.queryByRole('link', { name: rotate.workflow })).toBeNull()
    expect(unexplained.getByRole('link', { name: night.contradiction.workflow })).toBeVisible()
  })
})

describe('operating a node', () => {
  it.each([
    ['Retry', rotate, `Retry ${rotate.node}`, `Retry ${rotate.node}?`, 'Retry node', 'restart'],
    ['Skip', rotate, `Skip ${rotate.node}`, `Skip ${rotate.node}?`, 'Skip node', 'skip'],
    [
      'Continue',
      payments,
      `Continue ${payments.node}`,
      `Continue past ${payments.node}?`,
      'Continue',
      'continue',
    ],
  ])('%s is sent once, and its effect is seen', async (_, run, name, title, confirm, action) => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(name)
    expect(dialogElement()).toHaveAccessibleName(title)
    await user.click(dialog.getByLabelText('Reason'))
    await user.paste('on call')
    await user.click(dialog.getByRole('button', { name: confirm }))
    await waitFor(() => expect(dialogElement()).toBeNull())
    expect(button(name)).toHaveFocus()
    expect(await (await resultsInFull(user)).findByText(/AOM accepted it/)).toBeVisible()
    expect(button(name)).toHaveAttribute('aria-disabled', 'true')
    world.clock.advance(5_000)
    expect(await (await resultsInFull(user)).findByText(/Effect seen/, { selector: 'p' })).toBeVisible()
    expect(world.operations).toMatchObject([
      { method: 'POST', path: pathOf(run), query: { action, node_id: run.nodeId }, body: undefined },
    ])
  })

  it('says what runs next, what is ignored and where it stops', async () => {
    const { dialogOf } = await open()
    const dialog = await dialogOf(`Continue ${payments.node}`)
    for (const name of [payments.nextNode, payments.nextPause]) expect(dialog.getByText(name)).toBeVisible()
    expect(dialog.getAllByText(payments.ignoredNode).length).toBeGreaterThan(0)
  })

  it('warns when the workflow was edited after the run began', async () => {
    const { dialogOf } = await open()
    const dialog = await dialogOf(`Retry ${night.edited.node}`)
    expect(dialog.getByText(/The workflow was edited at .*, after this run began/)).toBeVisible()
  })

  it('a double click sends it once', async () => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    await user.dblClick(dialog.getByRole('button', { name: 'Retry node' }))
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    expect(world.operations).toHaveLength(1)
  })

  it('Enter twice sends it once; Enter in the reason sends nothing', async () => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    const reason = dialog.getByRole('textbox', { name: 'Reason' })
    await user.type(reason, 'line 1{Enter}line 2')
    expect(reason).toHaveValue('line 1\nline 2')
    expect(world.operations).toHaveLength(0)
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}')
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    expect(world.operations).toHaveLength(1)
  })

  it('Escape sends nothing and gives the focus back', async () => {
    const { user, world, dialogOf } = await open()
    await dialogOf(`Skip ${rotate.node}`)
    await user.keyboard('{Escape}')
    expect(dialogElement()).toBeNull()
    expect(button(`Skip ${rotate.node}`)).toHaveFocus()
    expect(world.operations).toEqual([])
  })
})

describe('when it is not as simple', () => {
  it('another operator was faster: nothing is sent, the change is named, the reason is kept', async () => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(`Skip ${rotate.node}`)
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'two bad hosts')
    world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    await user.click(dialog.getByRole('button', { name: 'Skip node' }))
    expect(await dialog.findByText(/Nothing was sent: it has changed/)).toBeVisible()
    expect(dialog.getByText('State of the node: Failed → Running')).toBeVisible()
    expect(dialog.getByText('Nothing can be asked of this node now.')).toBeVisible()
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('two bad hosts')
    expect(world.operations).toEqual([])
  })

  it('a changed node that still waits: the dialog starts over on what is now', async () => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'again')
    world.edit.setNodeStatus(rotate.executionId, rotate.nodeId, 'timeout')
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    await dialog.findByText('State of the node: Failed → Timed out')
    expect(dialog.queryByRole('button', { name: 'Retry node' })).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Skip as it is now' }))
    expect(screen.getByRole('dialog', { name: `Skip ${rotate.node}?` })).toBeVisible()
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('again')
    expect(world.operations).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Skip node' }))
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    expect(world.operations).toMatchObject([{ query: { action: 'skip', node_id: rotate.nodeId } }])
  })

  it('refused: AOM’s code, message, status and request id, and what to do', async () => {
    const { user, world, dialogOf } = await open()
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'answer',
      answer: {
        status: 400,
        headers: { 'x-request-id': 'req-42' },
        body: { error_code: 'AOM.31001418', error_msg: 'The task does not support the current operation.' },
      },
    })
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'please')
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    await (await resultsInFull(user)).findByText(/AOM refused this operation/)
    for (const fact of ['AOM.31001418', 'The task does not support the current operation.', '400'])
      expect(results().getByText(fact)).toBeVisible()
    expect(results().getByText('req-42')).toBeVisible()
    expect(world.operations).toHaveLength(1)

    const again = await dialogOf(`Retry ${rotate.node}`)
    expect(again.getByRole('textbox', { name: 'Reason' })).toHaveValue('please')
    await user.keyboard('{Escape}')
    await user.click(results().getByRole('button', { name: `Dismiss ${rotate.node}` }))
    expect(results().queryByText(/AOM refused/)).toBeNull()
  })

  it('a lost answer is never called failed and never sent again; the execution tells', async () => {
    const { user, world, dialogOf } = await open({ scenario: 'lost-answers' })
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    const notice = await (await resultsInFull(user)).findByText(/AOM may or may not have received it/)
    expect(notice).toBeVisible()
    expect(results().queryByText(/failed/i)).toBeNull()
    expect(button(`Retry ${rotate.node}`)).toHaveAttribute('aria-disabled', 'true')
    world.clock.advance(5_000)
    expect(
      await (await resultsInFull(user)).findByText('The answer was lost, but the execution moved.'),
    ).toBeVisible()
    expect(world.operations).toHaveLength(1)
  })

  it('a failed read sends nothing and keeps the reason', async () => {
    const { user, world, dialogOf } = await open()
    const dialog = await dialogOf(`Retry ${rotate.node}`)
    await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'kept')
    world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'network', times: 1 })
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    expect(await dialog.findByText(/Nothing was sent\. Your reason is kept\./)).toBeVisible()
    expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('kept')
    expect(world.operations).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Retry node' }))
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    expect(world.operations).toHaveLength(1)
  })
})

describe('a termination that is open', () => {
  it('holds the execution’s nodes: their buttons say so, and open nothing', async () => {
    const { workflowId, executionId, workflow, node } = rotate
    const execution = { state: 'failed', raw: 'fail' } as const
    const { user, world } = await open({
      answer: () =>
        saveRecord({
          id: '0b9f1c52-5f0e-4a0e-9d9c-0d6d6b0f4a11',
          projectId: PROJECT_ID,
          workflowId,
          executionId,
          workflowName: workflow,
          action: 'terminate',
          requestedAt: Date.now(),
          // It had failed before, and does not say by that that it was terminated.
          baseline: { execution, executionEndedAt: 1, busyNodes: [] },
          answer: { kind: 'accepted', at: Date.now(), httpStatus: 200, body: '' },
        }),
    })
    for (const name of [`Retry ${node}`, `Skip ${node}`]) {
      expect(button(name)).toHaveAttribute('aria-disabled', 'true')
      expect(button(name)).toHaveAccessibleDescription(/^Terminate was already sent for this execution/)
      await user.click(button(name))
    }
    expect(dialogElement()).toBeNull()
    expect(button(`Continue ${payments.node}`)).not.toHaveAttribute('aria-disabled')
    expect(world.operations).toEqual([])
  })
})

describe('what is not known', () => {
  it('of a project with more than 100 workflows is said', async () => {
    renderApp('/attention', { scenario: 'many' })
    expect(await screen.findByText(/no filter for “timed out”/)).toBeVisible()
  })

  it('is nothing where one page shows the whole project', async () => {
    await open()
    expect(screen.queryByText(/no filter for “timed out”/)).toBeNull()
  })
})
