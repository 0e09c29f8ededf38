import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { DEMO_ACCOUNT } from '#mocks/iamTokens'
import { night, type ScenarioName } from '#mocks/scenarios'
import { dialogElement, openOperationDialog, resultsInFull } from '#test/operationDialog'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'
import { languages } from '#test/untruthWords'

/* What the pages once said and was not true, in each language: none of it may be said again. */

const { rotate, vacuum, payments, gateway, archive, secrets, contradiction } = night
const pathOf = (run: { workflowId: string; executionId: string }) =>
  `/workflows/${run.workflowId}/executions/${run.executionId}`

describe.each(languages)('$locale', (words) => {
  const { locale } = words
  const counts = () => screen.getByLabelText(words.project)
  const inTab = () => /^\((\d+\+?)\)/.exec(document.title)?.[1]
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1)
  const rowsWith = (text: RegExp) => rows().filter((row) => text.test(row.textContent))
  const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!

  async function openList(scenario: ScenarioName = 'failed-night', url = '/attention') {
    // So high that every row is drawn.
    vi.stubGlobal('innerHeight', 6_000)
    const app = renderApp(url, { scenario, locale })
    await screen.findAllByLabelText(new RegExp(`^${words.retry} `), { selector: 'button' })
    await waitFor(() => expect(counts()).toHaveAttribute('aria-busy', 'false'))
    await waitFor(() => expect(counts()).not.toHaveTextContent(words.unread))
    return app
  }
  async function openNode(run: { workflowId: string; executionId: string; node: string }) {
    const app = renderApp(pathOf(run), { locale })
    return { ...app, panel: within(await screen.findByLabelText(`${words.node} ${run.node}`)) }
  }
  const openRetry = (user: ReturnType<typeof renderApp>['user'], node: string) =>
    openOperationDialog(user, screen.getByLabelText(`${words.retry} ${node}`, { selector: 'button' }))

  it('a row that runs again is not counted as failed, waits for nobody, and AOM owes it no reason', async () => {
    const { user, world } = await openList()
    expect(counts()).toHaveTextContent(words.counts(6, 2))
    expect(inTab()).toBe('8')
    await openRetry(user, rotate.node)
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(world.operations).toHaveLength(1))
    world.clock.advance(5_000)
    const row = rowOf(rotate.node)
    await within(row).findByText(words.runningSince)
    expect(row).not.toHaveTextContent(words.noReason)
    expect(within(row).getByText(words.nobodyWaits)).toBeInTheDocument()
    expect(counts()).toHaveTextContent(words.counts(5, 2))
    expect(counts()).toHaveTextContent(words.again)
    expect(rowsWith(words.failedStates)).toHaveLength(5)
    expect(inTab()).toBe('7')
  })

  it.each(['odd', 'many-targets'] as const)('heading, tab and rows of %s agree', async (scenario) => {
    await openList(scenario, '/attention?group=none')
    await waitFor(() => expect(rows()).toHaveLength(Number(inTab())))
    const paused = rowsWith(words.pauseRow).length
    const unknown = rows().filter((row) => row.textContent.includes(words.unknownRow)).length
    const failed = rows().length - paused - unknown
    expect(counts()).toHaveTextContent(words.counts(failed, paused))
    if (scenario === 'odd') expect(counts()).toHaveTextContent(words.unknownCount(unknown))
    expect(inTab()).toBe(String(failed + paused + unknown))
  })

  it('no number is taken back while a slow page is read, and no row that is none', async () => {
    const seen = new Set<string>()
    const observer = new MutationObserver(() => {
      const text = document.querySelector(`[aria-label="${words.project}"]`)?.textContent
      if (text) seen.add(text)
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
    const { world } = renderApp('/attention', { locale })
    world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'slow', delayMs: 400 })
    await waitFor(() => expect(inTab()).toBe('8'))
    observer.disconnect()
    const numbers = [...seen].filter((text) => /\d/.test(text))
    expect(numbers).not.toEqual([])
    for (const text of numbers) expect(text).toContain(words.counts(6, 2))
    expect(screen.queryByRole('cell', { name: new RegExp(contradiction.workflow) })).toBeNull()
  })

  it('a state that has no word here needs a person, and is shown in AOM’s own', async () => {
    await openList('odd')
    const [said] = await screen.findAllByText(words.unknownRow)
    const row = said!.closest('tr')!
    expect(row).toHaveTextContent(words.unknownState)
    expect(within(row).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/\/workflows\/wf-frozen\/executions\//),
    )
  })

  it('a run that AOM calls running while a pause waits in it: said in its dialog, and why the list says otherwise', async () => {
    const { user, panel } = await openNode(payments)
    expect(await screen.findByText(words.pausedInList)).toBeVisible()
    const button = panel.getByLabelText(`${words.continue} ${payments.node}`)
    const dialog = await openOperationDialog(user, button)
    expect(dialog.getByText(words.calledRunning)).toBeVisible()
  })

  it('a node that runs says since when, and nothing of waiting or of reasons', async () => {
    const { panel } = await openNode(gateway)
    expect(panel.getByText(words.runningSince)).toBeVisible()
    expect(panel.queryByText(words.noReason)).toBeNull()
    expect(panel.queryByText(words.waitsFor)).toBeNull()
  })

  it('a node that timed out has a reason: the host that still ran, as AOM knew it then', async () => {
    await openList()
    expect(rowOf(vacuum.node)).toHaveTextContent(words.stillRan)
    expect(rowOf(vacuum.node)).not.toHaveTextContent(words.noReason)
  })

  it('and its page says that the targets are what AOM knew then', async () => {
    const { panel } = await openNode(vacuum)
    expect(panel.getByText(words.knewThen)).toBeVisible()
    expect(panel.queryByText(words.noReason)).toBeNull()
  })

  it('why is the line that names the fault, not one that points to it', async () => {
    await openList()
    expect(rowOf(archive.node)).toHaveTextContent('audit.log.3: file changed as we read it')
    expect(rowOf(archive.node)).not.toHaveTextContent('previous errors')
    expect(rowOf(secrets.node)).toHaveTextContent('failed, error: Authentication token manipulation error')
  })

  it('of a read that was throttled nothing is said of an operation', async () => {
    const { world } = renderApp('/executions', { locale })
    const body = { error_code: 'APIG.0308', error_msg: 'The throttling threshold has been reached' }
    world.setFault({ on: 'ListWorkflow', kind: 'answer', answer: { status: 429, body } })
    expect(await screen.findByText(words.limit)).toBeVisible()
    expect(screen.getByRole('main').textContent).not.toMatch(words.operation)
  })

  it('a failed read says when the next is tried', async () => {
    const { user, world } = await openList()
    world.setFault({ on: 'any', kind: 'answer', answer: { status: 503, body: {} } })
    await user.click(screen.getByLabelText(words.refresh))
    const line = await screen.findByText(words.nextTry)
    expect(line).toBeVisible()
    expect(screen.getAllByText(words.noAnswer)).not.toEqual([])
  })

  it('who was refused is told that the node has moved on, and since when, not to refresh', async () => {
    const { user, world, panel } = await openNode(rotate)
    const dialog = await openRetry(user, rotate.node)
    world.setFault({
      on: 'StartPausingWorkflowExecutions',
      kind: 'answer',
      answer: {
        status: 400,
        body: { error_code: 'AOM.31001418', error_msg: 'The task does not support the current operation.' },
      },
      times: 1,
    })
    await user.click(dialog.getByRole('button', { name: words.confirm }))
    await waitFor(() => expect(dialogElement()).toBeNull())
    const tray = await resultsInFull(user)
    expect(await tray.findByText('AOM.31001418')).toBeVisible()
    expect(tray.queryByText(words.advisesToRefresh)).toBeNull()
    world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    await user.click(screen.getByLabelText(words.refresh))
    expect(await panel.findByText(words.movedOn)).toBeVisible()
  })

  it('an execution that does not exist is called so, with the way to its workflow', async () => {
    renderApp('/workflows/wf-rotate-tls/executions/nope', { locale })
    expect(await screen.findByText(words.missing, { selector: 'h1' })).toBeVisible()
    expect(screen.getByText(words.itsRuns)).toHaveAttribute('href', inPlace('/workflows/wf-rotate-tls'))
    expect(screen.queryByText(words.refused)).toBeNull()
    expect(screen.queryByText(words.notRead)).toBeNull()
  })

  it('a wrong password is not “Sign-in needed”', async () => {
    const [title, meaning, not] = words.wrongPassword
    const { user } = renderApp('/sign-in', {
      locale,
      isSignedIn: false,
      config: { canUseIam: true, regions: ['cn-north-4'] },
    })
    for (const [label, text] of [
      [words.account, DEMO_ACCOUNT],
      [words.user, 'night.shift'],
      [words.password, 'not-the-password'],
    ] as const) {
      await user.click(await screen.findByLabelText(label))
      await user.paste(text)
    }
    await user.click(screen.getByRole('button', { name: words.signIn }))
    const notice = await screen.findByRole('alert')
    expect(notice).toHaveTextContent(title)
    await waitFor(() => expect(notice).toHaveTextContent(meaning))
    expect(notice).not.toHaveTextContent(not)
  })

  it('what a Retry replaces stays: targets and log of the attempt before it', async () => {
    const { user, world } = await openNode(rotate)
    const dialog = await openRetry(user, rotate.node)
    await user.click(dialog.getByRole('button', { name: words.confirm }))
    await waitFor(() => expect(world.operations).toHaveLength(1))
    world.clock.advance(3_000)
    await user.click(await screen.findByText(words.before))
    const kept = within(await screen.findByLabelText(words.before, { selector: 'section' }))
    expect(kept.getAllByText('ecs-prod-web-007')).not.toEqual([])
    expect(await kept.findByLabelText(words.log)).toHaveTextContent('cannot load certificate key')
  })

  it('the median of a workflow is over runs that succeeded, and says so', async () => {
    renderApp(`/workflows/${rotate.workflowId}`, { locale })
    expect(await screen.findByText(words.ofSuccessful)).toBeVisible()
  })
})
