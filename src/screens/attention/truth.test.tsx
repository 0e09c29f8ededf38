import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { openOperationDialog } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

/* Heading, tab and rows say the same, and each says what AOM said. */

const { rotate, vacuum } = night

type Options = Parameters<typeof renderApp>[1]

async function open(options: Options = {}, url = '/attention') {
  // So high that every row is drawn.
  vi.stubGlobal('innerHeight', 6_000)
  const app = renderApp(url, options)
  await screen.findAllByLabelText(/^(Retry|失败重试) /, { selector: 'button' })
  await waitFor(() => expect(counts()).toHaveAttribute('aria-busy', 'false'))
  return app
}

const counts = () => screen.getByLabelText(/^(In the whole project|整个项目)$/)
const heading = () => counts().textContent
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1)
const rowsWith = (words: RegExp) => rows().filter((row) => words.test(row.textContent))
const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!
const inTab = () => /^\((\d+\+?)\)/.exec(document.title)?.[1]

async function retry(app: Awaited<ReturnType<typeof open>>, verb = 'Retry') {
  const dialog = await openOperationDialog(app.user, screen.getByLabelText(`${verb} ${rotate.node}`))
  await app.user.keyboard('{Control>}{Enter}{/Control}')
  return dialog
}

describe('counts', () => {
  it('keep the places of the numbers until these are known, and say nothing instead', async () => {
    renderApp('/attention')
    await waitFor(() => expect(counts()).toHaveAttribute('aria-busy', 'true'))
    expect(heading()).toBe(' failed or timed out paused awaiting approval')
    expect(counts().querySelectorAll('li > span')).toHaveLength(3)
    await waitFor(() => expect(heading()).toContain('6 failed or timed out2 paused'))
    expect(counts().querySelectorAll('li > span')).toHaveLength(0)
  })

  it('agree with the rows before, while and after a node runs again', async () => {
    const app = await open()
    expect(heading()).toContain('6 failed or timed out2 paused')
    expect(inTab()).toBe('8')
    await retry(app)
    app.world.clock.advance(5_000)
    await within(rowOf(rotate.node)).findByText(/Running since/)
    expect(heading()).toContain('5 failed or timed out2 paused1 running again')
    expect(rowsWith(/Failed|Timed out/)).toHaveLength(5)
    expect(inTab()).toBe('7')
  })

  it('agree with the rows of odd data too, and a pause that AOM calls running is a pause', async () => {
    await open({ scenario: 'odd' }, '/attention?group=none')
    await waitFor(() => expect(heading()).not.toContain('not read yet'))
    await waitFor(() => expect(rowsWith(/Pause: waits for Continue/)).toHaveLength(1))
    const paused = 1
    const unknown = rowsWith(/AOM reports a state this page does not know/).length
    const failed = rows().length - paused - unknown
    expect(heading()).toContain(`${failed} failed or timed out${paused} paused`)
    expect(heading()).toContain(`${unknown} in an unknown state`)
    expect(inTab()).toBe(String(failed + paused + unknown))
  })

  it('are said once they are known: never a number that is taken back', async () => {
    const seen = new Set<string>()
    const observer = new MutationObserver(() => {
      const counts = document.querySelector('[aria-label="In the whole project"]')?.textContent
      if (counts) seen.add(`${document.title} ${counts}`)
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
    const { world } = renderApp('/attention')
    world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'slow', delayMs: 400 })
    await waitFor(() => expect(inTab()).toBe('8'))
    observer.disconnect()
    const numbers = [...seen].filter((text) => /\d failed/.test(text))
    expect(numbers).not.toEqual([])
    for (const text of numbers) expect(text).toContain('6 failed or timed out2 paused')
    // What is no row was never one.
    expect(screen.queryByRole('cell', { name: new RegExp(night.contradiction.workflow) })).toBeNull()
  })
})

describe('a state that has no word here', () => {
  it('stands among what needs a person, in AOM’s own word, with the way to it', async () => {
    await open({ scenario: 'odd' })
    const said = await screen.findAllByText('AOM reports a state this page does not know: FROZEN')
    const row = said[0]!.closest<HTMLElement>('tr')!
    expect(row).toHaveTextContent('Unknown: FROZEN')
    expect(row).toHaveTextContent('Unknown status FROZEN')
    expect(within(row).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      expect.stringMatching(/\/workflows\/wf-frozen\/executions\//),
    )
  })

  it('中文同样说明', async () => {
    await open({ scenario: 'odd', locale: 'zh-CN' })
    const said = await screen.findAllByText('AOM 返回了本页面不认识的状态：FROZEN')
    expect(said[0]).toBeVisible()
  })
})

describe('a row', () => {
  it('that runs again says since when, and neither that it waits nor that AOM gave no reason', async () => {
    const app = await open()
    await retry(app)
    app.world.clock.advance(5_000)
    const row = rowOf(rotate.node)
    await within(row).findByText(/^Running since \d\d:\d\d:\d\d/)
    expect(row).toHaveTextContent('Effect seen → Running')
    expect(row).not.toHaveTextContent(/gave no reason/)
    expect(within(row).getByText('Waits for nobody')).toBeInTheDocument()
  })

  it('再次执行的节点说明自何时起', async () => {
    const app = await open({ locale: 'zh-CN' })
    await retry(app, '失败重试')
    app.world.clock.advance(5_000)
    expect(await within(rowOf(rotate.node)).findByText(/^自 .* 起执行中。$/)).toBeVisible()
  })

  it('names the hosts that failed, and how many of how many', async () => {
    await open()
    expect(rowOf(rotate.node)).toHaveTextContent('ecs-prod-web-007, -017')
    expect(rowOf(rotate.node)).toHaveTextContent('2 of 20')
  })

  it('of a node that timed out names the host that still ran', async () => {
    await open()
    expect(rowOf(vacuum.node)).toHaveTextContent(
      '1 of 3 hosts still running when AOM gave up: ecs-prod-db-002',
    )
    expect(rowOf(vacuum.node)).not.toHaveTextContent(/gave no reason/)
  })

  it('of a pause has the pause’s own instruction, and the one button that it can have', async () => {
    await open()
    const row = rowOf(night.payments.node)
    expect(row).toHaveTextContent('Look at error rate and latency for 15 minutes.')
    expect(within(row).getAllByRole('button', { name: /^(Retry|Skip|Continue)/ })).toHaveLength(1)
  })
})

it('ten thousand workflows: at most forty requests before the rows are there, and what is not read is said', async () => {
  const { world } = renderApp('/attention', { scenario: 'many' })
  await screen.findAllByLabelText(/^Retry /)
  const { length } = world.requests
  expect(length).toBeLessThanOrEqual(40)
  await waitFor(() => expect(heading()).toMatch(/\d+ not read yet/))
  expect(inTab()).toMatch(/^\d+\+$/)
})

describe('the wall view', () => {
  it('has counts, rows and the age, and nothing around them; Escape leaves it', async () => {
    const { user } = renderApp('/attention?wall')
    expect(await screen.findByText(rotate.node, { selector: 'bdi' })).toBeVisible()
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Retry/ })).toBeNull()
    expect(heading()).toContain('6 failed or timed out')
    expect(screen.getByText(/^Live · /)).toBeVisible()
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('navigation')).toBeVisible()
    expect(new URLSearchParams(window.location.search).has('wall')).toBe(false)
  })
})
