import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest'
import { catalogue } from '#mocks/scenarios/catalogue'
import type { World } from '#mocks/world'
import { renderApp, testNow } from '#test/renderApp'
import { startJournal, type TeamJournal } from '#test/teamJournal'

/** The system's notifications, as far as a page sees them. */
class SystemNotification extends EventTarget {
  static permission: NotificationPermission = 'default'
  static answer: NotificationPermission = 'granted'
  static shown: SystemNotification[] = []
  static requestPermission() {
    SystemNotification.permission = SystemNotification.answer
    return Promise.resolve(SystemNotification.answer)
  }
  readonly title: string
  readonly body: string
  isClosed = false
  constructor(title: string, { body = '' }: NotificationOptions = {}) {
    super()
    this.title = title
    this.body = body
    SystemNotification.shown.push(this)
  }
  close() {
    this.isClosed = true
  }
}

/** The count on the app's icon. */
let badge: Mock<(count: number) => Promise<void>>

beforeEach(() => {
  badge = vi.fn<(count: number) => Promise<void>>(() => Promise.resolve())
  Object.assign(navigator, { setAppBadge: badge })
  document.head.insertAdjacentHTML('beforeend', '<link rel="icon" href="/favicon.png" />')
  Object.assign(SystemNotification, { permission: 'default', answer: 'granted', shown: [] })
  vi.stubGlobal('Notification', SystemNotification)
})

afterEach(() => {
  Reflect.deleteProperty(navigator, 'setAppBadge')
  document.querySelector('link[rel=icon]')?.remove()
})

const shown = () => SystemNotification.shown.map(({ title }) => title)

/** Closes the dialog, and waits for what tells: what stops before it is there is no news to it. */
async function leave(user: UserEvent, dialog: HTMLElement) {
  await user.click(within(dialog).getByRole('button', { name: 'Close' }))
  expect(await screen.findByRole('button', { name: 'New stops are told' })).toBeVisible()
  await vi.waitFor(() => expect(badge).toHaveBeenCalled(), { timeout: 10_000 })
  // The one that shows what they look like.
  SystemNotification.shown = []
}

/** Reads anew, and waits for the answer. */
async function look(user: UserEvent) {
  const refresh = screen.getByRole('button', { name: 'Refresh' })
  await user.click(refresh)
  await waitFor(() => expect(refresh).toHaveAttribute('aria-busy', 'false'))
}

async function turnOn(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: 'Tell me when something stops' }))
  const dialog = await screen.findByRole('dialog', { name: 'Tell me when something stops' })
  await user.click(within(dialog).getByRole('checkbox', { name: /^Show a notification/ }))
  return dialog
}

/** Begins runs of so many workflows that rest, and fails the first node of each. */
function stopMore(world: World, count: number) {
  const resting = catalogue.filter(
    ({ id, nodes }) => nodes[0]?.wire.category !== 'pause' && !world.isBusy(id),
  )
  return resting.slice(0, count).map(({ id, nodes }) => {
    const executionId = world.edit.execute(id)
    const { id: nodeId, name: node } = nodes[0]!.wire
    world.edit.setNodeStatus(executionId, nodeId, 'fail')
    world.edit.setExecutionStatus(executionId, 'fail', 'fail')
    return { id, node, nodeId, executionId }
  })
}

test('who is away is told of each node that stops, once, and its notification goes when it is over', async () => {
  const { user, world } = renderApp('/attention')
  await screen.findByRole('table', { name: 'Needs attention' })
  const dialog = await turnOn(user)
  await leave(user, dialog)
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)

  // What waits already is no news.
  await look(user)
  expect(shown()).toEqual([])
  const stopped = stopMore(world, 1)[0]!
  await look(user)
  await waitFor(() => expect(shown()).toEqual([`${stopped.node} · Failed`]))
  await look(user)
  world.edit.setNodeStatus(stopped.executionId, stopped.nodeId, 'success')
  world.edit.setExecutionStatus(stopped.executionId, 'success', 'success')
  await look(user)
  await waitFor(() => expect(SystemNotification.shown[0]?.isClosed).toBe(true))
  expect(shown()).toHaveLength(1)
})

test('a notification that is pressed opens its node; many at once are one', async () => {
  const { user, world } = renderApp('/attention')
  await screen.findByRole('table', { name: 'Needs attention' })
  const dialog = await turnOn(user)
  await leave(user, dialog)
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  await look(user)
  stopMore(world, 4)
  await look(user)
  await waitFor(() => expect(shown()).toEqual(['4 nodes wait for you']))
  const { node, nodeId, executionId } = stopMore(world, 1)[0]!
  await look(user)
  await waitFor(() => expect(shown()[1]).toBe(`${node} · Failed`))
  SystemNotification.shown[1]?.dispatchEvent(new Event('click'))
  await waitFor(() => expect(window.location.pathname).toContain(executionId))
  expect(new URLSearchParams(window.location.search).get('node')).toBe(nodeId)
})

test('what a colleague has snoozed is in the count of the icon no more than in that of the page', async () => {
  const { user } = renderApp('/attention', { config: { hasJournal: true } })
  await screen.findByRole('link', { name: '1 snoozed' })
  const dialog = await turnOn(user)
  await leave(user, dialog)
  await waitFor(() => expect(document.title).toMatch(/^\(7\)/))
  await waitFor(() => expect(badge).toHaveBeenLastCalledWith(7))
})

test('while nobody sees the page it looks once a minute, and where the gateway tells of its looks it hears of them', async () => {
  let journal: TeamJournal | undefined
  const { user, world } = renderApp('/activity', {
    config: { hasJournal: true },
    answer: () => {
      journal = startJournal()
    },
  })
  await screen.findByRole('button', { name: 'Tell me when something stops' })
  await vi.waitFor(() => expect(journal?.openStreams()).toBe(1), { timeout: 10_000 })
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: testNow })
  await leave(user, await turnOn(user))
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  const reads = () => world.requests.filter(({ operation }) => operation === 'ListWorkflow').length

  const before = reads()
  const [first] = stopMore(world, 1)
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(shown()).toEqual([`${first?.node} · Failed`]))
  expect(reads()).toBe(before + 1)

  // The first look that is heard of is news; from then on the minute goes by without a question of this page's.
  journal?.look({ nextMs: 100_000 })
  await vi.waitFor(() => expect(reads()).toBe(before + 2))
  vi.advanceTimersByTime(60_000)
  const [second] = stopMore(world, 1)
  journal?.look({ hasChanged: true, workflows: null })
  await vi.waitFor(() => expect(shown()).toHaveLength(2))
  expect(shown()[1]).toBe(`${second?.node} · Failed`)
  expect(reads()).toBe(before + 3)
  expect(journal?.openStreams()).toBe(1)
}, 60_000)

test('a browser that shows none for a page says so, and the count stands in every page’s title', async () => {
  vi.stubGlobal(
    'Notification',
    class {
      static readonly permission = 'granted'
      constructor() {
        throw new TypeError('Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.')
      }
    },
  )
  const { user, world } = renderApp('/activity')
  const dialog = await turnOn(user)
  expect(await within(dialog).findByText(/^This browser shows no notification of a page/)).toBeVisible()
  await leave(user, dialog)
  await waitFor(() => expect(document.title).toMatch(/^\(8\) Activity · /))
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  stopMore(world, 1)
  await user.click(screen.getByRole('link', { name: 'Executions' }))
  await waitFor(() => expect(document.title).toMatch(/^\(\d\) Executions · /))
}, 60_000)

test('a browser that does not allow it says so, and nothing is turned on', async () => {
  SystemNotification.answer = 'denied'
  const { user } = renderApp('/activity')
  const dialog = await turnOn(user)
  expect(await within(dialog).findByText(/^This browser does not allow it/)).toBeVisible()
  expect(within(dialog).getByRole('checkbox', { name: /^Show a notification/ })).not.toBeChecked()
  expect(within(dialog).getByRole('checkbox', { name: /tones/ })).toBeDisabled()
})

test('浏览器没有通知功能时说明', async () => {
  vi.stubGlobal('Notification', undefined)
  Reflect.deleteProperty(globalThis, 'Notification')
  const { user } = renderApp('/activity', { locale: 'zh-CN' })
  await user.click(await screen.findByRole('button', { name: '有节点停止时通知我' }))
  expect(await screen.findByText('此浏览器不支持网页通知。')).toBeVisible()
})
