import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { renderApp, testNow } from '#test/renderApp'
import { rowOf, startJournal } from '#test/teamJournal'
import { openOperationDialog } from '#test/operationDialog'

const { rotate } = night
const url = `/workflows/${rotate.workflowId}/executions/${rotate.executionId}?view=timeline&node=${rotate.nodeId}`
const rowOfNode = async (name: string, list = 'Timeline') =>
  within(await screen.findByRole('list', { name: list }))
    .getByText(name, { selector: 'bdi' })
    .closest('li')!

it('says at its bar who asked for what, and how long nothing ran since', async () => {
  const retried = testNow.getTime() - 600_000
  renderApp(url, {
    config: { hasJournal: true },
    answer: () => startJournal([rowOf(1, retried, { outcome: 'refused', httpStatus: 400 })]),
  })
  const row = await rowOfNode(rotate.node)
  await waitFor(() => expect(row).toHaveTextContent('li.na: Retry at 19:02:00 · refused by AOM'))
  expect(row.querySelector('[title^="li.na: Retry"]')).not.toBeNull()
  expect(screen.getByText(/^Folded: .*nothing ran for 10m.*\.$/)).toBeVisible()
  expect(screen.getByText('now 19:12:00')).toBeVisible()
  expect(screen.queryByText('Zoom to what runs')).toBeNull()
})

it('shows both attempts around a Retry, the replaced one as it was read, and zooms to the one that runs', async () => {
  const app = renderApp(url)
  await openOperationDialog(app.user, (await screen.findAllByLabelText(`Retry ${rotate.node}`))[0]!)
  await app.user.keyboard('{Control>}{Enter}{/Control}')
  app.world.clock.advance(5_000)
  const row = await rowOfNode(rotate.node)
  await waitFor(() => expect(row).toHaveTextContent('attempt 2 of 2'))
  expect(row).toHaveTextContent(/attempt 1 of 2 · AOM has replaced it; as this browser read it/)
  expect(row).toHaveTextContent(/Retry at 19:12:00/)
  const zoom = screen.getByText('Zoom to what runs')
  await app.user.click(zoom)
  expect(zoom).toHaveAttribute('aria-pressed', 'true')
  expect(row).not.toHaveTextContent('attempt 1 of 2')
})

it('draws what a Retry replaced from the journal, where this browser has not read it', async () => {
  const [began, ended] = [testNow.getTime() - 7_200_000, testNow.getTime() - 7_100_000]
  const failed = { state: 'failed', raw: 'fail' }
  renderApp(url, {
    config: { hasJournal: true },
    answer: () =>
      startJournal([
        rowOf(1, testNow.getTime() - 7_000_000, {
          baseline: { execution: failed, node: failed, nodeBeganAt: began, nodeEndedAt: ended },
          effect: { seenAt: testNow.getTime() - 6_990_000, seenBy: 'li.na', what: {} },
        }),
      ]),
  })
  const row = await rowOfNode(rotate.node)
  await waitFor(() =>
    expect(row).toHaveTextContent(
      /Failed · 17:12:00 – 17:13:40 · 1m 40s · attempt 1 of 2 · AOM has replaced it; as the journal has it noted/,
    ),
  )
  expect(row).toHaveTextContent('attempt 2 of 2')
})

it('中文：时间线上写明谁在何时做了什么', async () => {
  renderApp(url, {
    locale: 'zh-CN',
    config: { hasJournal: true },
    answer: () => startJournal([rowOf(1, testNow.getTime() - 600_000)]),
  })
  const row = await rowOfNode(rotate.node, '时间线')
  await waitFor(() => expect(row).toHaveTextContent('li.na：19:02:00 失败重试'))
  expect(screen.getByText(/^已折叠：/)).toBeVisible()
})
