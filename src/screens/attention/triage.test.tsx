import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { lockedNodes } from '#mocks/scenarios/alike'
import type { World } from '#mocks/world'
import { allRecords } from '#queries/operation/store'
import { dialogElement } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

/* The triage desk: alike together, chosen together, and sent one after another. */

const { rotate, payments, fanOut } = night
const lock = /^E: Could not get lock \/var\/lib\/dpkg\/lock-frontend/

async function open(url = '/attention', options: Parameters<typeof renderApp>[1] = { scenario: 'alike' }) {
  // So high that every row is drawn.
  vi.stubGlobal('innerHeight', 9_000)
  const app = renderApp(url, options)
  await screen.findByLabelText(/^(Select all|全选)$/)
  return app
}
/** Until every execution is read and the group is whole. */
const groupOf = (count: number, words = lock) =>
  waitFor(() => {
    // Looked for at every change of a long page, so by the attribute alone.
    const head = [...document.querySelectorAll('[aria-label^="Show the nodes: "]')].find((turn) =>
      words.test(turn.getAttribute('aria-label')?.replace('Show the nodes: ', '') ?? ''),
    )
    expect(head).toHaveTextContent(`${count} nodes`)
    return head!.closest<HTMLElement>('tr')!
  })
const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!
const box = (name: RegExp | string) => screen.getByLabelText(name, { selector: 'input' })
const dialog = async (name: string) => {
  await waitFor(() => expect(dialogElement()).toHaveAccessibleName(name))
  return within(dialogElement()!)
}
const memberRows = () => [...document.querySelectorAll('tr[data-member]')]

describe('alike together', () => {
  it('a closed group tells who is on how many of them, and no more once the claim is given up', async () => {
    const { world } = await open('/attention', { scenario: 'alike', config: { hasJournal: true } })
    const head = await groupOf(40)
    await waitFor(() => expect(head).toHaveTextContent(/is held by process.*chen\.wei is on 1 of 40/))
    expect(screen.queryByText(fanOut.node, { selector: 'bdi' })).toBeNull()
    const { id, user } = world.journal.marks.find(({ kind }) => kind === 'claim')!
    act(() => void world.journal.endMark(id, { at: world.tick(), by: user.name, how: 'released' }))
    await waitFor(() => expect(head).not.toHaveTextContent('is on'))
  })

  it('forty that wait for one lock are one line, with how many, since when and why; it opens, and is shown alone', async () => {
    const { user } = await open()
    const head = await groupOf(40)
    expect(head).toHaveTextContent(/in 40 workflows ?since /)
    // All of one state: its sign stands there as in the rows.
    expect(within(head).getByTitle('Failed').querySelector('svg')).toBeVisible()
    expect(head).toHaveTextContent('E: Could not get lock /var/lib/dpkg/lock-frontend')
    expect(screen.queryByText(fanOut.node, { selector: 'bdi' })).toBeNull()
    const before = memberRows().length
    await user.click(within(head).getByText('40 nodes'))
    await waitFor(() => expect(memberRows()).toHaveLength(before + 40))
    expect(rowOf(fanOut.node)).toHaveTextContent('E: Could not get lock')
    // The counts are of nodes, not of lines.
    expect(screen.getByLabelText('In the whole project')).toHaveTextContent('48 failed or timed out')

    // Why they are grouped, to the letter; the address of one cause shows it alone.
    await user.click(within(head).getByText('Why grouped'))
    const why = await dialog('Why these are grouped')
    expect(
      why.getByText('E: Could not get lock ‹path› It is held by process ‹n› (unattended-upgr)'),
    ).toBeVisible()
    await user.click(why.getByText('Show only these'))
    await screen.findByText(/^Only: E: Could not get lock/)
    expect(window.location.search).toMatch(/cause=[0-9a-z]+/)
    await waitFor(() => expect(memberRows()).toHaveLength(40))
    expect(screen.queryByText(payments.node, { selector: 'bdi' })).toBeNull()
    await user.click(screen.getByText('Show all'))
    expect(await screen.findByText(payments.node, { selector: 'bdi' })).toBeVisible()
  }, 90_000)

  it('a group that was opened is open again after Back', async () => {
    const { user } = await open()
    await user.click(within(await groupOf(40)).getByText('40 nodes'))
    await user.click(within(rowOf(fanOut.node)).getByRole('link', { name: fanOut.node }))
    await screen.findByLabelText(`Node ${fanOut.node}`)
    window.history.back()
    expect(await screen.findByText(fanOut.node, { selector: 'tr bdi' })).toBeVisible()
    expect(within(await groupOf(40)).getByText('40 nodes')).toHaveAttribute('aria-expanded', 'true')
  }, 90_000)

  it('of a cause that is over it says so', async () => {
    await open('/attention?cause=gone')
    expect(await screen.findByText('Nothing waits with the cause of this link any more.')).toBeVisible()
  })

  it('by workflow or not at all, as the address says', async () => {
    const { user } = await open('/attention?group=none', {})
    await screen.findByText(rotate.node, { selector: 'bdi' })
    expect(screen.getByText('None')).toHaveAttribute('aria-pressed', 'true')
    await user.click(screen.getByText('Workflow'))
    expect(window.location.search).toContain('group=workflow')
    await user.click(screen.getByText('Cause'))
    expect(window.location.search).not.toContain('group=')
  })
})

describe('a selection', () => {
  it('by box, by Shift and by the head; it says of how many it can be asked, and why not of the others', async () => {
    const { user } = await open('/attention', {})
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await user.click(box(`Select ${payments.node} of ${payments.workflow}`))
    fireEvent.click(box(`Select ${rotate.node} of ${rotate.workflow}`), { shiftKey: true })
    expect(screen.getByText('5 selected')).toBeVisible()
    await user.click(box('Select all'))
    expect(screen.getByText('8 selected')).toBeVisible()
    await user.click(screen.getByLabelText('Continue selected'))
    const asked = await dialog('Continue 2 nodes?')
    expect(asked.getByText('Continue can be asked of 2 of 8.')).toBeVisible()
    expect(asked.getByText(/^6 × This is not a pause node/)).toBeVisible()
    await user.keyboard('{Escape}')
    await user.click(screen.getByLabelText('Clear selection'))
    expect(screen.queryByText(/ selected$/)).toBeNull()
  })

  it('names the environment, and tells node by node what was edited since the runs began', async () => {
    const { user } = await open('/attention', {
      config: { environment: { label: 'Production', color: 'red' } },
    })
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await user.click(box('Select all'))
    await user.click(screen.getByLabelText('Retry selected'))
    const asked = await dialog('Retry 6 nodes?')
    expect(asked.getByTitle('Environment: Production')).toBeVisible()
    expect(asked.getByText(/^1 of these workflows was edited after the run began/)).toBeVisible()
    await user.click(asked.getByText('What was edited, node by node'))
    expect(await asked.findByText('Verify checksum: changed')).toBeVisible()
    expect(asked.getAllByText(/^Upload to OBS of Back up billing database$/)).not.toEqual([])
  })

  it('Skip is sent only after the number was typed', async () => {
    const { user, world } = await open('/attention', {})
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await user.click(box(`Select ${rotate.node} of ${rotate.workflow}`))
    await user.click(box(`Select ${fanOut.node} of ${fanOut.workflow}`))
    await user.click(screen.getByLabelText('Skip selected'))
    const asked = await dialog('Skip 2 nodes?')
    await user.click(asked.getByText('Skip 2 nodes'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(asked.getByText('Skip 2 nodes')).toHaveAttribute('aria-disabled', 'true')
    // The press leads to what is missing.
    expect(asked.getByLabelText('Type 2 to skip 2 nodes')).toHaveFocus()
    await user.selectOptions(asked.getByLabelText('What it should have done'), 'Fix later')
    await user.type(asked.getByLabelText('Type 2 to skip 2 nodes'), '2')
    await user.click(asked.getByText('Skip 2 nodes'))
    await waitFor(() => expect(world.operations).toHaveLength(1))
    expect(world.operations[0]).toMatchObject({ query: { action: 'skip' } })
    // Each of them is in the handover, as one that was skipped alone is.
    expect(allRecords()).toMatchObject([{ action: 'skip', skipKind: 'fixLater' }])
  })

  it('of what somebody else has in hand nothing is sent', async () => {
    const { user, world } = await open('/attention', {})
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await user.click(box(`Select ${rotate.node} of ${rotate.workflow}`))
    await user.click(screen.getByLabelText('Retry selected'))
    const asked = await dialog('Retry 1 node?')
    world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    await user.click(asked.getByText('Retry 1 node'))
    expect(await screen.findByText('Not sent: it had changed')).toBeVisible()
    expect(world.operations).toEqual([])
  })

  it('says who is on one of them already', async () => {
    const { user } = await open('/attention', { config: { hasJournal: true } })
    await waitFor(() => expect(rowOf(fanOut.node)).toHaveTextContent(/chen\.wei is on it/))
    await user.click(box(`Select ${fanOut.node} of ${fanOut.workflow}`))
    await user.click(screen.getByLabelText('Retry selected'))
    const asked = await dialog('Retry 1 node?')
    expect(asked.getByText(/^1 of these nodes is claimed by others: chen\.wei\./)).toBeVisible()
  })

  it('中文：批量对话框与结果', async () => {
    const { user, world } = await open('/attention', { locale: 'zh-CN' })
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await user.click(box('全选'))
    await user.click(screen.getByLabelText('失败重试所选'))
    await waitFor(() => expect(dialogElement()).toHaveAccessibleName('对 6 个节点执行“失败重试”？'))
    expect(world.operations).toEqual([])
  })
})

/** World time goes on until what is under way has come to its end. */
async function pass(world: World, ms: number) {
  await act(async () => {
    vi.setSystemTime(Date.now() + ms)
    world.clock.advance(ms)
    await Promise.resolve()
  })
}

describe('seconds: counted by presses', () => {
  /** Clicks and keys, one each. */
  const counting = (user: Awaited<ReturnType<typeof open>>['user']) => {
    let presses = 0
    return {
      click: async (element: Element) => {
        presses += 1
        await user.click(element)
      },
      presses: () => presses,
    }
  }

  it('the worst stop → its Retry confirmed: two', async () => {
    const { user, world } = await open('/attention', {})
    const hand = counting(user)
    await screen.findByText(rotate.node, { selector: 'bdi' })
    await hand.click(screen.getByLabelText(`Retry ${rotate.node}`))
    const asked = await dialog(`Retry ${rotate.node}?`)
    await hand.click(asked.getByText('Retry node'))
    await waitFor(() => expect(world.operations).toHaveLength(1))
    expect(hand.presses()).toBeLessThanOrEqual(2)
  })

  it('forty alike → all retried, the first alone: no more than four', async () => {
    const { user, world } = await open()
    const hand = counting(user)
    const head = await groupOf(40)
    await hand.click(within(head).getByText('Retry all'))
    const asked = await dialog('Retry 40 nodes?')
    expect(asked.getByLabelText('Start with one')).toBeChecked()
    await user.selectOptions(asked.getByLabelText('At a time'), '10')
    await hand.click(asked.getByText('Retry 40 nodes'))
    const progress = await dialog('Retry 40 nodes')
    await waitFor(() => expect(world.operations).toHaveLength(1))
    expect(progress.getByRole('progressbar')).toHaveAttribute('max', '40')
    // The first has ended well, and the others follow by themselves, ten at a time; runBulk.test.ts goes on to the fortieth.
    await waitFor(
      async () => {
        await pass(world, 70_000)
        expect(world.operations.length).toBeGreaterThanOrEqual(11)
      },
      // Eleven operations one after another, each with its own reads, behind a page of forty rows.
      { timeout: 60_000, interval: 300 },
    )
    expect(new Set(world.operations.map(({ path }) => path)).size).toBe(world.operations.length)
    await user.click(progress.getByText('Stop'))
    // Choosing the pace was one more.
    expect(hand.presses() + 1).toBeLessThanOrEqual(4)
  }, 120_000)
})

describe('a bulk operation', () => {
  it('stopped by hand says what was sent and what not; after a reload it waits, and resumes where it was', async () => {
    const { user, world, unmount } = await open()
    const head = await groupOf(40)
    await user.click(within(head).getByText('Retry all'))
    await user.click((await dialog('Retry 40 nodes?')).getByText('Retry 40 nodes'))
    await waitFor(() => expect(world.operations).toHaveLength(1))
    await user.click((await dialog('Retry 40 nodes')).getByText('Stop'))
    const stopped = await dialog('Retry 40 nodes')
    expect(await stopped.findByText('You stopped it.')).toBeVisible()
    expect(stopped.getByText(/^1 sent · .*39 not sent yet$/)).toBeVisible()
    // What has left goes on to its end.
    await waitFor(
      async () => {
        await pass(world, 70_000)
        expect(stopped.getByText('1 sent · 1 done · 39 not sent yet')).toBeVisible()
      },
      { interval: 300 },
    )
    await user.click(stopped.getByText('Hide'))
    unmount()

    const kept = { ...sessionStorage }
    const records = { ...localStorage }
    const again = renderApp('/executions', {
      scenario: 'alike',
      answer: () => {
        for (const [key, value] of Object.entries(records)) localStorage.setItem(key, String(value))
        for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value))
      },
    })
    // It is told on whatever screen the operator is, with the way to it.
    const tray = await screen.findByLabelText(/^Operations: .*stopped, 1 of 40 sent/)
    await again.user.click(within(tray.parentElement!).getByText('Needs attention'))
    await again.user.click(await screen.findByText(/stopped, 1 of 40 sent$/))
    const shown = await dialog('Retry 40 nodes')
    expect(again.world.operations).toEqual([])
    await again.user.click(shown.getByText('Resume with 39 nodes'))
    await waitFor(() => expect(again.world.operations).toHaveLength(1))
    expect(lockedNodes.map(({ executionId }) => executionId)).toContain(
      /executions\/([^/]+)\//.exec(again.world.operations[0]?.path ?? '')?.[1],
    )
  }, 120_000)
})
