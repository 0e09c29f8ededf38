import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { runId } from '#mocks/scenarios/identity'
import { renderApp, testNow } from '#test/renderApp'

const { rotate, gateway } = night
const pathOf = (run: { workflowId: string; executionId: string }, search = '') =>
  `/workflows/${run.workflowId}/executions/${run.executionId}${search}`

type World = ReturnType<typeof renderApp>['world']

const historyReads = (world: World) =>
  world.requests.filter(({ operation }) => operation === 'ListWorkflowExecutions')

/** AOM lists these runs alone. */
const listRuns = (world: World, runs: readonly object[]) =>
  world.setFault({ on: 'ListWorkflowExecutions', kind: 'answer', answer: { status: 200, body: runs } })

describe('how long it takes', () => {
  it('of what is at work: what is left, what is usual, and from how many runs; the runs are read once', async () => {
    const { world } = renderApp(pathOf(gateway))
    const details = within(await screen.findByLabelText(`Details of node ${gateway.node}`))
    const of = '13 successful runs, 90% within'
    expect(await details.findByText(/^about 55s left; usually 1m \d+s$/)).toHaveTextContent(of)
    expect(await screen.findByText(/^about 1m 30s left; usually 1m 48s$/)).toHaveTextContent(of)
    expect(screen.getAllByRole('progressbar', { name: 'How long it takes' })).toHaveLength(2)
    expect(historyReads(world)).toHaveLength(1)
  })

  it('what does not end is said to be slower than all runs before', async () => {
    renderApp(pathOf(gateway))
    vi.setSystemTime(testNow.getTime() + 25 * 60_000)
    const details = within(await screen.findByLabelText(`Details of node ${gateway.node}`))
    expect(
      await details.findByText(/^25m( \d+s)?, usually 1m \d+s: slower than all 13 runs before/),
    ).toBeVisible()
    expect(details.getByRole('progressbar')).not.toHaveAttribute('value')
  })

  it('of what failed only what is usual', async () => {
    renderApp(pathOf(rotate))
    const details = within(await screen.findByLabelText(`Details of node ${rotate.node}`))
    expect(await details.findByText('usually 57s')).toHaveTextContent('10 successful runs')
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('what is usual is one number, here and on the page of its workflow', async () => {
    const { user } = renderApp(pathOf(rotate))
    expect(await screen.findByText('usually 3m 37s')).toHaveTextContent('10 successful runs')
    const trail = within(screen.getByLabelText('Where this is'))
    await user.click(trail.getByText(rotate.workflow))
    expect(await screen.findByText(/^Oldest first; .* 10 successful runs/)).toHaveTextContent(
      'the median is 3m 37s.',
    )
  })

  it('of two good runs nothing is said', async () => {
    const result = (begin: number) => ({
      node_id: gateway.nodeId,
      status: 'success',
      begin_time: begin,
      end_time: begin + 60_000,
    })
    const run = (id: string, begin: number) => ({
      execution_id: id,
      status: 'success',
      begin_time: begin,
      execution_result_list: [result(begin)],
    })
    const { world } = renderApp(pathOf(gateway))
    listRuns(world, [run('a', 1_790_000_000_000), run('b', 1_780_000_000_000)])
    await waitFor(() =>
      expect(screen.getAllByText('Too few runs to say what is usual: 2 successful ones')).toHaveLength(2),
    )
    expect(screen.queryByText(/usually/)).toBeNull()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('where the runs cannot be read, it says so and offers to read them again', async () => {
    const { user, world } = renderApp(pathOf(rotate))
    world.setFault({
      on: 'ListWorkflowExecutions',
      kind: 'answer',
      answer: { status: 403, body: {} },
      times: 1,
    })
    expect(await screen.findAllByText(/^What is usual is not known/)).not.toHaveLength(0)
    await user.click(screen.getAllByRole('button', { name: 'Read again' })[0] as HTMLElement)
    expect(await screen.findAllByText(/^usually/)).not.toHaveLength(0)
  })
})

describe('compared with the last good run', () => {
  it('one press tells the only node that differs, host by host; the address keeps it', async () => {
    const { user } = renderApp(pathOf(rotate))
    await screen.findAllByText(/^usually/)
    const button = await screen.findByRole('button', { name: 'Compare with the last good run' })
    await user.click(button)
    expect(
      await screen.findByText(`${rotate.node} is the only one of the compared nodes that differs.`),
    ).toBeVisible()
    expect(new URLSearchParams(window.location.search).get('compare')).toBe(runId(rotate.workflowId, 10))
    const table = within(screen.getByLabelText('Compare', { selector: 'table' }))
    const row = table.getByText(rotate.node).closest('tr') as HTMLElement
    expect(row).toHaveTextContent(/Failed.*Succeeded.*58s \([+−]/)
    expect(row).toHaveTextContent('Failed only here: ecs-prod-web-007 and -017')
    expect(table.getByText(rotate.nextNode).closest('tr')).toHaveTextContent(/Not started.*Succeeded–/)
    expect(screen.getByText(/of the 3 nodes that both runs reached/)).toBeVisible()

    await user.click(button)
    expect(screen.queryByLabelText('Compare', { selector: 'table' })).toBeNull()
    expect(new URLSearchParams(window.location.search).has('compare')).toBe(false)
  })

  it('a link opens it with any run, and another can be chosen', async () => {
    const { user } = renderApp(pathOf(rotate, `?compare=${runId(rotate.workflowId, 5)}`))
    const choice = await screen.findByLabelText('Compared with')
    expect(choice).toHaveValue(runId(rotate.workflowId, 5))
    await screen.findByLabelText('Compare', { selector: 'table' })
    await within(choice).findByText(/^17 Nov \d\d:\d\d · Succeeded$/)
    await user.selectOptions(choice, runId(rotate.workflowId, 7))
    expect(new URLSearchParams(window.location.search).get('compare')).toBe(runId(rotate.workflowId, 7))
  })

  it('a run that AOM does not have is said to be missing', async () => {
    renderApp(pathOf(rotate, '?compare=gone'))
    expect(await screen.findByText('AOM does not have that run.')).toBeVisible()
  })

  it('without a good run before it the button says why not', async () => {
    const { world } = renderApp(pathOf(rotate))
    listRuns(world, [])
    await screen.findAllByText(/no successful one/)
    const button = await screen.findByRole('button', { name: 'Compare with the last good run' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription('AOM lists no successful run before this one.')
  })
})

it('speaks Chinese', async () => {
  renderApp(pathOf(rotate, `?compare=${runId(rotate.workflowId, 5)}`), { locale: 'zh-CN' })
  expect(await screen.findByText(`参与对比的节点中，只有 ${rotate.node} 有差异。`)).toBeVisible()
  const [usual] = await screen.findAllByText('通常 3 分钟 37 秒')
  expect(usual).toHaveTextContent('10 次成功的执行，90% 不超过 3 分钟 56 秒；不含等待')
})
