import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

const { rotate, contradiction, fanOut } = night

const pathOf = (run: { workflowId: string; executionId: string }, search = '') =>
  `/workflows/${run.workflowId}/executions/${run.executionId}${search}`

/* By label where the whole screen is searched: asking happy-dom for every element's role takes seconds. */
const panelOf = async (node: string) => within(await screen.findByLabelText(`Node ${node}`))
const inGraph = (label: string) => screen.findByLabelText(label, { selector: '[data-node-id]' })
const urlNode = () => new URLSearchParams(window.location.search).get('node')

describe('a failed run', () => {
  it('opens on the node that waits, with its score, the failed targets first and the log of the first', async () => {
    renderApp(pathOf(rotate))
    const panel = await panelOf(rotate.node)
    const details = within(await screen.findByLabelText(`Details of node ${rotate.node}`))
    expect((await details.findAllByText('18 ok'))[0]).toBeVisible()
    const rows = within(await details.findByLabelText('Targets', { selector: 'table' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent(/^2 failed.*ecs-prod-web-007, -017/)
    expect(rows[2]).toHaveTextContent(/^Failed.*ecs-prod-web-007/)
    // Also while the viewer's code is on its way.
    const turn = details.getByLabelText('Hide log of ecs-prod-web-007')
    expect(document.getElementById(turn.getAttribute('aria-controls') ?? '')).toBe(rows[3])
    expect(await details.findByLabelText('Log: ecs-prod-web-007')).toHaveTextContent(
      'cannot load certificate key',
    )
    expect(rows[4]).toHaveTextContent(/^Failed.*ecs-prod-web-017/)
    expect(rows[5]).toHaveTextContent(/^18 okShow$/)
    expect(panel.getByLabelText(`Retry ${rotate.node}`)).not.toHaveAttribute('aria-disabled')
  })

  it('is drawn with every node, begun or not, as a button that says its state', async () => {
    renderApp(pathOf(rotate))
    expect(await inGraph(`${rotate.node}, Failed`)).toHaveAttribute('aria-pressed', 'true')
    expect(await inGraph(`${rotate.nextNode}, Not started`)).toHaveAttribute('aria-pressed', 'false')
    expect(document.querySelectorAll('[data-node-id]')).toHaveLength(5)
    expect(document.querySelectorAll('.react-flow__edge')).toHaveLength(4)
  })

  it('has one selection, in the graph, the steps and the address', async () => {
    const { user } = renderApp(pathOf(rotate))
    await user.click(await inGraph(`${rotate.nextNode}, Not started`))
    expect(urlNode()).toBe(rotate.nextNodeId)
    const panel = await panelOf(rotate.nextNode)
    expect(panel.getByLabelText(`Retry ${rotate.nextNode}`)).toHaveAccessibleDescription(
      'This node has not started.',
    )

    await user.click(screen.getByText('Steps', { selector: '[role="tab"]' }))
    const steps = within(await screen.findByLabelText('Steps', { selector: 'table' }))
    expect(steps.getByText(rotate.nextNode).closest('tr')).toHaveAttribute('aria-current', 'true')
    await user.click(steps.getByText(rotate.node))
    expect(urlNode()).toBe(rotate.nodeId)
    await panelOf(rotate.node)
  })

  it('is walked with the arrow keys and chosen with Enter', async () => {
    const { user } = renderApp(pathOf(rotate))
    ;(await inGraph(`${rotate.node}, Failed`)).focus()
    await user.keyboard('{ArrowDown}')
    expect(await inGraph(`${rotate.nextNode}, Not started`)).toHaveFocus()
    expect(urlNode()).toBeNull()
    await user.keyboard('{Enter}')
    expect(urlNode()).toBe(rotate.nextNodeId)
  })
})

it('the steps are a table in order, with the buttons in the row that waits and in no other', async () => {
  renderApp(pathOf(fanOut, '?view=steps'))
  await panelOf(fanOut.node)
  const rows = within(screen.getByLabelText('Steps', { selector: 'table' }))
    .getAllByRole('row')
    .slice(1)
  expect(rows[0]).toHaveTextContent('Prepare packages')
  const withButtons = rows.filter((row) => within(row).queryByText('Retry'))
  expect(withButtons).toHaveLength(1)
  expect(withButtons[0]).toHaveTextContent(fanOut.node)
})

describe('the run that contradicts itself', () => {
  it('opens on the node with the failed target and explains it in words', async () => {
    renderApp(pathOf(contradiction))
    const panel = await panelOf(contradiction.node)
    expect(panel.getByText(/although this node is marked successful: its errors are ignored/)).toBeVisible()
    expect(panel.getByText(/^1 of \d+ hosts failed:/)).toHaveTextContent(contradiction.failedHost)
    expect(panel.getByText(/cannot remove/, { selector: 'h3 + div > div' })).toBeVisible()
    expect(screen.queryByText(/Choose a node/)).toBeNull()
  })
})

it('a pasted link to a node that is gone says so and still shows the run', async () => {
  renderApp(pathOf(rotate, '?node=gone&view=steps'))
  expect(await screen.findByText('This execution has no node “gone”.')).toBeVisible()
  expect(screen.getByLabelText('Steps', { selector: 'table' })).toBeVisible()
})

it('speaks Chinese', async () => {
  renderApp(pathOf(rotate, '?view=timeline'), { locale: 'zh-CN' })
  expect(await screen.findByLabelText(`节点 ${rotate.node}`)).toBeVisible()
  expect(screen.getByText('时间线', { selector: '[role="tab"]' })).toHaveAttribute('aria-selected', 'true')
  expect((await screen.findAllByText('未开始')).length).toBeGreaterThan(0)
})
