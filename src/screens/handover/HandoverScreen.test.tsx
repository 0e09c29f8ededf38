import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { server } from '#mocks/node'
import { night } from '#mocks/scenarios'
import { renderApp, testNow } from '#test/renderApp'

/* What a colleague who comes on duty is told. */

const withJournal = { config: { hasJournal: true } } as const
const { rotate, fanOut, drill, secrets } = night

const section = async (title: RegExp) => {
  const heading = await screen.findByRole('heading', { level: 2, name: title })
  return heading.closest<HTMLElement>('section')!
}
const lineOf = (region: HTMLElement, name: string) =>
  within(region).getByRole('link', { name }).closest<HTMLElement>('li')!

it('one press leads to it: what waits with who is on it, what is left to fix, what was done and why, and the notes', async () => {
  const { user } = renderApp('/attention', withJournal)
  await user.click(await screen.findByRole('link', { name: 'Handover' }))
  const waiting = await section(/^Still waiting \(8\)/)
  await waitFor(() =>
    expect(lineOf(waiting, fanOut.node)).toHaveTextContent(/chen\.wei is on it since \d\d:\d\d/),
  )
  // The state as on every screen: by its shape, and not as one word among others.
  const state = within(lineOf(waiting, rotate.node)).getByText('Failed')
  expect(state.parentElement?.querySelector('svg')).toBeVisible()
  expect(lineOf(waiting, rotate.node)).not.toHaveTextContent('Failed ·')
  expect(lineOf(waiting, drill.node)).toHaveTextContent(/m\.keller snoozed it until/)
  expect(lineOf(waiting, rotate.node)).toHaveTextContent(
    /since .* · nginx: \[emerg\].* · on ecs-prod-web-007, -017/,
  )
  const done = await section(/^Operations \(\d+\)/)
  expect(lineOf(done, `Retry ${secrets.node}`)).toHaveTextContent(
    /zhao\.min.* · cache-002 and -003 were rebooted · effect: seen after/,
  )
  expect(await section(/^Notes \(2\)/)).toHaveTextContent(/li\.na: Both hosts have a read-only/)
  // What waits without a node is named too, the longest-waiting first.
  expect(
    within(await section(/^Stopped, though no node waits \(1\)/)).getByRole('link', {
      name: night.contradiction.workflow,
    }),
  ).toBeVisible()
  const approvals = await section(/^Awaiting approval \(2\)/)
  expect(
    within(approvals)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringMatching(/since .*47m/), expect.stringMatching(/since .*9m/)])
})

it('many that wait for one cause are one line, on the page and in the Markdown, and who is on one of them is not lost in it', async () => {
  const { user, world } = renderApp('/handover', { ...withJournal, scenario: 'alike' })
  const waiting = await section(/^Still waiting \(\d+\)/)
  await waitFor(() => expect(screen.queryByText(/^Not all executions are read yet/)).toBeNull())
  const all = Number(/\d+/.exec(within(waiting).getByRole('heading').textContent)?.[0])
  const lines = within(waiting).getAllByRole('listitem')
  expect(lines.length).toBeLessThan(all / 2)
  const isOfLock = ({ textContent }: Element) => /^Failed\d+ nodes.*E: Could not get lock/.test(textContent)
  const together = lines.find(isOfLock)!
  const link = within(together).getByRole('link', { name: /^\d+ nodes$/ })
  expect(together).toHaveTextContent(/^Failed\d+ nodes *in \d+ workflows · since/)
  expect(link.getAttribute('href')).toMatch(/\/attention\?.*cause=[0-9a-z]+/)
  const claim = world.journal.marks.find(({ kind }) => kind === 'claim')
  expect(lineOf(waiting, claim!.nodeName!)).toHaveTextContent(/is on it since/)
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }))
  expect(written.mock.calls[0]?.[0]).toContain(`- [${link.textContent}](`)
})

it('what stopped and went by itself is told as that: when, why, and what it was then', async () => {
  const { user } = renderApp('/handover', withJournal)
  const passed = await section(/^Stopped, and over without this gateway \(2\)/)
  expect(lineOf(passed, '列出镜像')).toHaveTextContent(
    /^Timed out列出镜像 of 清理过期镜像[\d:]+ to [\d:]+, 17m · swr: dial tcp.* · then: Succeeded/,
  )
  expect(screen.getByText(/are listed as far as this gateway was watching/)).toBeVisible()
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }))
  expect(written.mock.calls[0]?.[0]).toMatch(
    /## Stopped, and over without this gateway \(2\)\n\n- \[列出镜像\]/,
  )
})

it('of what only left the list it does not say that it is well, nor that nobody had a hand in it', async () => {
  const stop = (nodeName: string, fields: object) => ({
    workflowId: 'w-1',
    executionId: 'e-1',
    nodeId: nodeName,
    nodeName,
    state: 'failed',
    since: testNow.getTime() - 600_000,
    seenAt: testNow.getTime() - 590_000,
    overAt: testNow.getTime() - 60_000,
    isOperated: false,
    ...fields,
  })
  const stops = [
    stop('Hidden', { became: 'superseded' }),
    stop('Again', { became: 'stoppedAgain' }),
    stop('Removed', { became: null }),
    stop('Still there', { overAt: null }),
    stop('Retried', { became: 'succeeded', isOperated: true }),
    stop('Nobody says', { became: 'succeeded', isOperated: undefined }),
    'no stop',
  ]
  renderApp('/handover', {
    ...withJournal,
    answer: () =>
      server.use(http.get('*/api/stops', () => HttpResponse.json({ stops, isCut: false, watched: 'all' }))),
  })
  const passed = await section(/^Stopped, and over without this gateway \(3\)/)
  expect(lineOf(passed, 'Hidden')).toHaveTextContent(/then: a newer run of the workflow has begun/)
  expect(lineOf(passed, 'Again')).toHaveTextContent(/then: ran again and stopped again/)
  expect(lineOf(passed, 'Removed')).toHaveTextContent(/what became of it is not known/)
  // One of them could not be read.
  expect(screen.getByText(/More has stopped than was read/)).toBeVisible()
})

it('what a Skip left is in it until somebody says that it is done', async () => {
  const { user, world } = renderApp('/handover', withJournal)
  const left = await section(/^Left to fix later \(1\)/)
  await user.click(within(left).getByRole('button', { name: 'Done: Start workloads' }))
  await section(/^Left to fix later \(0\)/)
  const [skip] = world.journal.operations.filter(({ skipKind }) => skipKind === 'fixLater')
  expect(world.journal.marks.at(-1)).toMatchObject({ kind: 'done', operationId: skip?.id })
})

it('how far back stands in the address', async () => {
  const { user } = renderApp('/handover?hours=24', withJournal)
  const period = await screen.findByLabelText('How far back')
  expect(period).toHaveDisplayValue('Last 24 hours')
  await section(/^Operations/)
  await user.selectOptions(period, 'Last 12 hours')
  expect(new URLSearchParams(window.location.search).get('hours')).toBe('12')
})

it('the Markdown is what the page says, with links that others can open, and nothing that Markdown would run', async () => {
  const { user, world } = renderApp('/handover', withJournal)
  const written: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    written.push(text)
    return Promise.resolve()
  })
  const { workflowId, executionId, nodeId } = rotate
  world.journal.makeMark({
    ...world.journal.marks[0]!,
    id: 'b6a1c0de-0000-4000-8000-000000000009',
    workflowId,
    executionId,
    nodeId,
    nodeName: rotate.node,
    text: 'see [here](javascript:alert) <b>*now*</b>\n# not a title, password=Tr0ub4dor',
    at: world.clock.now(),
  })
  await section(/^Notes \(3\)/)
  await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }))
  const [text = ''] = written
  expect(text).toMatch(/^# Handover\n\nSince /)
  expect(text).toContain('## Still waiting (8)')
  expect(text).toMatch(
    /- \[Reload nginx\]\(http:\/\/[^)]*\/workflows\/wf-rotate-tls\/executions\/[^)]*project=[^)]*\)/,
  )
  expect(text).toMatch(/- \[Reload nginx\].* — Failed · since /)
  expect(text).not.toMatch(/\n# not a title|<b>|\[here\]\(/)
  expect(text).not.toContain('Tr0ub4dor')
})

describe('what it does not know, it says', () => {
  it('the journal away: what waits is there all the same', async () => {
    renderApp('/handover', {
      ...withJournal,
      answer: () => undefined,
    }).world.behaviour.journal = 'away'
    expect(await section(/^Still waiting \(8\)/)).toBeVisible()
    expect(
      await screen.findByText(/journal cannot be read now\. What was done and said may be missing/),
    ).toBeVisible()
    // That nothing was done, or left, nobody knows.
    for (const title of [/^Operations \(\?\)/, /^Left to fix later \(\?\)/])
      expect(await section(title)).toHaveTextContent('Not known: the journal cannot be read now.')
  })

  it('AOM away: it does not say that nothing waits', async () => {
    const { world } = renderApp('/handover', withJournal)
    world.setFault({ on: 'reads', kind: 'answer', answer: { status: 503, body: {} } })
    expect(await screen.findByText(/AOM cannot be read now/)).toBeVisible()
    expect(screen.queryByText('Nothing waits for a person.')).toBeNull()
    expect(await section(/^Still waiting \(\?\)/)).toBeVisible()
    expect(lineOf(await section(/^Operations/), `Retry ${secrets.node}`)).toBeVisible()
  })

  it.each([
    ['a gateway that does not watch', null],
    ['a gateway of an older version', 'older'],
  ] as const)(
    '%s: what went by itself is in no list, and it does not say that nothing did',
    async (_, watched) => {
      renderApp('/handover', withJournal).world.behaviour.watched = watched
      await section(/^Operations/)
      expect(screen.getByText(/watches for no stops: one that went by itself.* is in no list/)).toBeVisible()
      expect(screen.queryByText(/over without an operation/)).toBeNull()
      expect(screen.queryByText('Nothing stopped and went by itself.')).toBeNull()
    },
  )

  it('a gateway that watches for some: it says that these are not all', async () => {
    renderApp('/handover', withJournal).world.behaviour.watched = 'some'
    await section(/^Stopped, and over without this gateway/)
    expect(screen.getByText(/those are listed that this gateway tells people of/)).toBeVisible()
  })

  it('more workflows than one page of AOM’s list: of some states only a part is known', async () => {
    renderApp('/handover', { ...withJournal, scenario: 'many' })
    expect(await screen.findByText(/^This project has more than 100 workflows: what timed out/)).toBeVisible()
  })

  it('no journal: it is from this browser alone', async () => {
    renderApp('/handover')
    expect(
      await screen.findByText(/keeps no journal: operations are those sent from this browser only/),
    ).toBeVisible()
    expect(await section(/^Operations \(0\)/)).toHaveTextContent('Nothing was operated.')
    expect(screen.queryByText('Nothing was left to fix.')).toBeNull()
  })
})
