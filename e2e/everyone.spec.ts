import type { Locator, Page } from '@playwright/test'
import { DEMO_ACCOUNT, DEMO_PASSWORD } from '../mocks/iamTokens'
import { night } from '../mocks/scenarios'
import { expect, test } from './app'

/*
 * The five tasks of a night shift, each way that people have: by keyboard alone, in forced colours, on a page that is enlarged
 * four times, in Chinese, and with a finger on a phone. Together, since a page is opened once for all of them.
 */

const { payments, vacuum, rotate, drill } = night

const english = {
  attention: 'Needs attention',
  snoozed: '1 snoozed',
  continue: { verb: 'Continue', title: (node: string) => `Continue past ${node}?`, confirm: 'Continue' },
  skip: { verb: 'Skip', title: (node: string) => `Skip ${node}?`, confirm: 'Skip node' },
  retry: { verb: 'Retry', title: (node: string) => `Retry ${node}?`, confirm: 'Retry node' },
  terminate: { verb: 'Terminate', title: (name: string) => `Terminate ${name}?`, confirm: 'Terminate' },
  reason: 'Reason',
  effectSeen: /Effect seen|Done/,
  activity: 'Activity',
  more: 'More',
  signOut: 'Sign out',
  account: 'Account name',
  user: 'IAM user name',
  password: 'Password',
  signIn: 'Sign in',
}
const chinese: typeof english = {
  attention: '待处理',
  snoozed: '1 个已暂缓',
  continue: { verb: '暂停继续', title: (node) => `对 ${node} 执行暂停继续？`, confirm: '继续执行' },
  skip: { verb: '失败跳过', title: (node) => `对 ${node} 执行失败跳过？`, confirm: '跳过节点' },
  retry: { verb: '失败重试', title: (node) => `对 ${node} 执行失败重试？`, confirm: '重试节点' },
  terminate: { verb: '终止', title: (name) => `终止 ${name}？`, confirm: '终止' },
  reason: '原因',
  effectSeen: /已生效|已完成/,
  activity: '操作记录',
  more: '更多',
  signOut: '退出登录',
  account: '账号名',
  user: 'IAM 用户名',
  password: '密码',
  signIn: '登录',
}

/** How one presses something and types into it; `isBefore`: it stands before what was pressed last. */
interface Hand {
  readonly press: (target: Locator, isBefore?: boolean) => Promise<void>
  readonly type: (field: Locator, text: string) => Promise<void>
  /** Of a menu that is open. */
  readonly choose: (item: Locator) => Promise<void>
}

/** Presses Tab until `target` has the focus, as somebody does who has nothing else. */
async function tabTo(page: Page, target: Locator, isBefore = false): Promise<void> {
  await expect(target).toBeAttached()
  const reached = async () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 80 && !(await reached()); presses += 1)
    await page.keyboard.press(isBefore ? 'Shift+Tab' : 'Tab')
  await expect(target).toBeFocused()
  // Whoever cannot point must see where they are.
  await expect(target).toBeInViewport()
}

const keyboard = (page: Page): Hand => ({
  press: async (target, isBefore) => {
    await tabTo(page, target, isBefore)
    await page.keyboard.press('Enter')
  },
  type: async (field, text) => {
    await tabTo(page, field)
    await page.keyboard.type(text)
  },
  choose: async (item) => {
    await expect(item).toBeVisible()
    const reached = async () => item.evaluate((element) => element === document.activeElement)
    for (let presses = 0; presses < 10 && !(await reached()); presses += 1)
      await page.keyboard.press('ArrowDown')
    await expect(item).toBeFocused()
    await page.keyboard.press('Enter')
  },
})

const finger: Hand = {
  press: async (target) => {
    // A long list draws only the rows in sight.
    for (let tries = 0; tries < 10 && (await target.count()) === 0; tries += 1)
      await target.page().evaluate(
        () =>
          new Promise((resolve) => {
            window.scrollBy(0, 300)
            requestAnimationFrame(() => requestAnimationFrame(resolve))
          }),
      )
    await target.scrollIntoViewIfNeeded()
    if ((await target.evaluate((element) => element.tagName)) === 'BUTTON')
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await target.tap()
  },
  type: async (field, text) => {
    await field.tap()
    await field.fill(text)
  },
  choose: async (item) => {
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await item.tap()
  },
}

interface Shift {
  readonly words: typeof english
  readonly hand: Hand
  /** Looks at what a screen reader is told, at each of the five. */
  readonly listen?: (part: Locator, name: string) => Promise<void>
}

async function workTheNight(page: Page, { words, hand, listen }: Shift) {
  const main = page.getByRole('main')
  const operate = async (
    kind: 'continue' | 'skip' | 'retry' | 'terminate',
    name: string,
    reason?: string,
  ) => {
    const { verb, title, confirm } = words[kind]
    await hand.press(main.getByRole('button', { name: `${verb} ${name}`, exact: true }))
    const dialog = page.getByRole('dialog', { name: title(name) })
    await expect(dialog).toBeVisible()
    await listen?.(dialog, kind)
    if (reason !== undefined) await hand.type(dialog.getByRole('textbox', { name: words.reason }), reason)
    await hand.press(dialog.getByRole('button', { name: confirm }))
    await expect(dialog).toBeHidden()
    // Why the button may not be pressed again lies over nothing that tells what came of it.
    await expect(page.locator('body > span')).toHaveCount(0)
    await expect(page.getByRole('status').filter({ hasText: name })).toContainText(words.effectSeen)
  }
  const table = page.getByRole('table', { name: words.attention })
  await expect(table).toContainText(rotate.node)
  await listen?.(table.getByRole('row', { name: new RegExp(rotate.workflow) }), 'attention')
  await operate('continue', payments.node)
  await operate('skip', vacuum.node)
  await operate('retry', rotate.node, 'key files restored')
  await expectNothingCutOff(page)

  // A colleague has snoozed it: it does not stand among what waits.
  await hand.press(main.getByRole('link', { name: words.snoozed }), true)
  await hand.press(table.getByRole('link', { name: drill.node }))
  await operate('terminate', drill.workflow)
  await expectNothingCutOff(page)

  await hand.press(page.getByRole('link', { name: words.activity, exact: true }), true)
  const activity = page.getByRole('table', { name: words.activity })
  for (const name of [payments.node, vacuum.node, rotate.node, drill.workflow])
    await expect(activity).toContainText(name)
  await expect(activity).toContainText('key files restored')
  await listen?.(activity.getByRole('row').nth(1), 'activity')

  const more = page.getByRole('banner').getByRole('button', { name: words.more })
  if (await more.isVisible()) {
    await hand.press(more, true)
    await hand.choose(page.getByRole('menuitem', { name: words.signOut }))
  } else await hand.press(page.getByRole('button', { name: words.signOut }), true)
  await hand.type(page.getByRole('textbox', { name: words.account }), DEMO_ACCOUNT)
  await hand.type(page.getByRole('textbox', { name: words.user }), 'night.shift')
  await hand.type(page.getByRole('textbox', { name: words.password }), DEMO_PASSWORD)
  await hand.press(page.getByRole('button', { name: words.signIn }))
  await expect(activity).toContainText('key files restored')
}

/** Nothing is cut off sideways. */
async function expectNothingCutOff(page: Page) {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBeLessThanOrEqual(client)
}

const sent = [
  { query: { action: 'continue', node_id: payments.nodeId } },
  { query: { action: 'skip', node_id: vacuum.nodeId } },
  { query: { action: 'restart', node_id: rotate.nodeId } },
]

test('the night shift by keyboard alone, in forced colours, with a screen reader', async ({
  page,
  open,
  operations,
}) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await open('/attention')
  await workTheNight(page, {
    words: english,
    hand: keyboard(page),
    listen: (part, name) => expect(part).toMatchAriaSnapshot({ name: `${name}.aria.yml` }),
  })
  expect(await operations()).toMatchObject(sent)
})

test('the night shift by keyboard, enlarged to 400 %, in Chinese', async ({ page, open, operations }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 320, height: 256 })
  await open('/attention', { locale: 'zh-CN' })
  await workTheNight(page, { words: chinese, hand: keyboard(page) })
  expect(await operations()).toMatchObject(sent)
})

for (const locale of ['en', 'zh-CN'] as const)
  test(`enlarged to 400 % every page is named in the navigation, ${locale}`, async ({ page, open }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await open('/attention', { locale })
    const links = page.locator('nav').first().getByRole('link')
    await expect(links).toHaveCount(4)
    for (const link of await links.all()) {
      const box = await link.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(320)
      expect(await link.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    }
  })

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('the night shift on a phone', async ({ page, open, operations }) => {
    test.setTimeout(120_000)
    await open('/attention')
    await workTheNight(page, { words: english, hand: finger })
    expect(await operations()).toMatchObject(sent)
  })

  for (const locale of ['en', 'zh-CN'] as const)
    test(`a narrow phone cuts off no state, no time and not where one is, ${locale}`, async ({
      page,
      open,
    }) => {
      await page.setViewportSize({ width: 360, height: 780 })
      await open('/attention', { locale })
      const row = page.getByRole('row').filter({ hasText: vacuum.node })
      await expect(row).toBeVisible()
      const isWhole = (part: Locator) =>
        part.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)
      for (const cell of await row.getByRole('cell').all()) expect(await isWhole(cell)).toBe(true)
      await expect(page.getByRole('banner').getByText('cn-north-4')).toBeVisible()
      for (const word of ['Demo', 'cn-north-4'])
        expect(await isWhole(page.getByRole('banner').getByText(word)), word).toBe(true)

      const all = page.getByRole('columnheader').getByRole('checkbox')
      expect((await all.boundingBox())?.height).toBeGreaterThan(0)
      await all.tap()
      await expect(row.getByRole('checkbox')).toBeChecked()
    })

  test('the theme and the language stand in the header’s menu on a phone', async ({ page, open }) => {
    await open('/executions')
    const more = page.getByRole('banner').getByRole('button', { name: 'More' })
    await more.tap()
    await page.getByRole('menuitem', { name: 'Light theme. Switch to Dark theme' }).tap()
    await expect(page.locator('html')).toHaveAttribute('data-dark', '')
    await more.tap()
    await page.getByRole('menuitem', { name: '切换为中文' }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('执行记录')
  })
})

test('from the list of executions to one of them, by keyboard alone', async ({ page, open }) => {
  await open('/executions')
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type(rotate.workflow)
  await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: 'Executions' })
  await expect(table).not.toContainText(payments.workflow)
  await tabTo(page, table.getByRole('link').first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(rotate.workflow)
})

test('half a window has the way to be told of stops in its header', async ({ page, open }) => {
  await page.setViewportSize({ width: 720, height: 900 })
  await open('/attention')
  await page.getByRole('banner').getByRole('button', { name: 'Tell me when something stops' }).click()
  await expect(page.getByRole('dialog', { name: 'Tell me when something stops' })).toBeVisible()
})
