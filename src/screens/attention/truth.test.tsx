import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

/* What a row and the heading say; what they must not say, in each language, is in src/app/untruths.test.tsx. */

const { rotate } = night

async function open(locale: 'en' | 'zh-CN' = 'en') {
  // So high that every row is drawn.
  vi.stubGlobal('innerHeight', 6_000)
  const app = renderApp('/attention', { locale })
  await screen.findAllByLabelText(/^(Retry|失败重试) /, { selector: 'button' })
  await waitFor(() => expect(counts()).toHaveAttribute('aria-busy', 'false'))
  return app
}

const counts = () => screen.getByLabelText(/^(In the whole project|整个项目)$/)
const heading = () => counts().textContent
const rowOf = (node: string) => screen.getByText(node, { selector: 'bdi' }).closest<HTMLElement>('tr')!
const inTab = () => /^\((\d+\+?)\)/.exec(document.title)?.[1]

describe('counts', () => {
  it('keep the places of the numbers until these are known, and say nothing instead', async () => {
    renderApp('/attention')
    await waitFor(() => expect(counts()).toHaveAttribute('aria-busy', 'true'))
    expect(heading()).toBe(' failed or timed out paused awaiting approval')
    expect(counts().querySelectorAll('li > span')).toHaveLength(3)
    await waitFor(() => expect(heading()).toContain('6 failed or timed out2 paused'))
    expect(counts().querySelectorAll('li > span')).toHaveLength(0)
  })
})

describe('a row', () => {
  it('names the hosts that failed, and how many of how many', async () => {
    await open()
    expect(rowOf(rotate.node)).toHaveTextContent('ecs-prod-web-007, -017')
    expect(rowOf(rotate.node)).toHaveTextContent('2 of 20')
  })

  it('of a pause has the pause’s own instruction, and the one button that it can have', async () => {
    await open()
    const row = rowOf(night.payments.node)
    expect(row).toHaveTextContent('Look at error rate and latency for 15 minutes.')
    expect(within(row).getAllByRole('button', { name: /^(Retry|Skip|Continue)/ })).toHaveLength(1)
  })
})

describe.each([
  {
    locale: 'en',
    edited: ' · edited · li.na',
    more: (node: string) => `More for ${node}`,
    hosts: '1 of 2 hosts failed:',
    leftOpen: 'Retry: AOM does not say whether the 18 hosts that succeeded run again.',
    how: 'Verify checksum: changed',
  },
  {
    locale: 'zh-CN',
    edited: ' · 已修改 · li.na',
    more: (node: string) => `${node} 的更多操作`,
    hosts: '2 台主机中有 1 台失败：',
    leftOpen: '失败重试：AOM 没有说明已成功的 18 台主机是否会再次执行。',
    how: 'Verify checksum：有修改',
  },
] as const)('before deciding, $locale', ({ locale, edited, more, hosts, leftOpen, how }) => {
  it('a row says that its workflow was edited since the run began; its menu, all of the cause and node by node what', async () => {
    const { user } = await open(locale)
    const { node } = night.edited
    expect(rowOf(node)).toHaveTextContent(edited)
    expect(rowOf(rotate.node)).not.toHaveTextContent(/edited|已修改/)
    const openMenu = async (name: string) => {
      await user.click(within(rowOf(name)).getByLabelText(more(name)))
      return within(await screen.findByLabelText(more(name), { selector: '[role=dialog]' }))
    }
    const menu = await openMenu(node)
    expect(menu.getByText('curl: (55) Send failure: Broken pipe')).toBeVisible()
    expect(menu.getByText(hosts, { exact: false })).toBeVisible()
    expect(menu.getByText(how)).toBeVisible()
    await user.keyboard('{Escape}')
    expect((await openMenu(rotate.node)).getByText(leftOpen)).toBeVisible()
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
    expect(screen.getByText('Live')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('navigation')).toBeVisible()
    expect(new URLSearchParams(window.location.search).has('wall')).toBe(false)
  })

  it('many that wait for one cause are one line, with how many and why; what stopped without a node is named', async () => {
    renderApp('/attention?wall', { scenario: 'alike' })
    const list = within(await screen.findByRole('list', { name: 'Needs attention' }))
    const line = (await list.findByText('40 nodes')).closest('li')
    expect(line).toHaveTextContent(/^Failed40 nodes.*E: Could not get lock.*in 40 workflows\d/)
    expect(list.getAllByText(/E: Could not get lock/)).toHaveLength(1)
    expect(screen.getByText(`Stopped, though no node waits: ${night.contradiction.workflow}`)).toBeVisible()
  })

  it('says why a row waits, in one line', async () => {
    renderApp('/attention?wall')
    const row = (await screen.findByText(rotate.node, { selector: 'bdi' })).closest('li')
    expect(row).toHaveTextContent(/nginx: \[emerg\]/)
    const timedOut = (await screen.findByText(night.vacuum.node, { selector: 'bdi' })).closest('li')
    expect(timedOut).toHaveTextContent('1 of 3 hosts still running when AOM gave up: ecs-prod-db-002')
  })

  it('says whose trouble it is', async () => {
    renderApp('/attention?wall')
    expect(await screen.findByText('0000…0a0b')).toBeVisible()
  })
})
