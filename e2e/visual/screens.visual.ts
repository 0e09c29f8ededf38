import type { Page } from '@playwright/test'
import { wrongState } from '../../mocks/http/refusals'
import type { Fault } from '../../mocks/plan'
import { night, type ScenarioName } from '../../mocks/scenarios'
import { runId } from '../../mocks/scenarios/identity'
import type { World } from '../../mocks/world'
import { expect, test } from '../pictures'

const addressOf = (run: { workflowId: string; executionId: string; nodeId: string }) =>
  `/workflows/${run.workflowId}/executions/${run.executionId}?node=${run.nodeId}`
const { rotate, vacuum, payments, secrets } = night
const execution = addressOf(rotate)
const workflow = `/workflows/${rotate.workflowId}`

interface Screen {
  readonly name: string
  readonly path: string
  /** Words that stand there once the screen is whole. */
  readonly drawn: string
  /** How many parts show on purpose that they wait. */
  readonly waiting?: number
  readonly scenario?: ScenarioName
  /** What is pressed then, by its names in English and Chinese, or a key. */
  readonly press?: readonly (readonly [string, string] | string)[]
  /** What every call of its kind meets once the screen is drawn, so that no picture depends on which one came first. */
  readonly fault?: Fault
}

const { status, json } = wrongState('StartPausingWorkflowExecutions')
const refused: Fault = {
  on: 'StartPausingWorkflowExecutions',
  kind: 'answer',
  answer: { status, body: json },
}
const throttled: Fault = {
  on: 'reads',
  kind: 'answer',
  answer: {
    status: 429,
    body: { error_code: 'APIG.0308', error_msg: 'The throttling threshold has been reached' },
    headers: { 'retry-after': '5' },
  },
}

const retry = ['Retry Reload nginx', '失败重试 Reload nginx'] as const

const screens: readonly Screen[] = [
  { name: 'attention', path: '/attention', drawn: 'Upload archive' },
  { name: 'wall', path: '/attention?wall', drawn: 'Upload archive' },
  { name: 'executions', path: '/executions', drawn: 'Rotate TLS certificates' },
  { name: 'workflow', path: workflow, drawn: 'Rotate TLS certificates' },
  { name: 'execution', path: execution, drawn: 'cannot load certificate' },
  { name: 'paused', path: addressOf(payments), drawn: 'Confirm full traffic' },
  { name: 'steps', path: `${execution}&view=steps`, drawn: 'cannot load certificate' },
  { name: 'timeline', path: `${execution}&view=timeline`, drawn: 'cannot load certificate' },
  { name: 'compare', path: `${execution}&compare=${runId(rotate.workflowId, 10)}`, drawn: 'Reload nginx' },
  { name: 'activity', path: '/activity', drawn: 'li.na' },
  { name: 'handover', path: '/handover', drawn: 'li.na' },
  { name: 'sign-in', path: '/attention', scenario: 'signed-out', drawn: 'IAM' },
  { name: 'kit', path: '/kit', drawn: 'workflow 2', waiting: 5 },
  { name: 'calm', path: '/attention', scenario: 'calm', drawn: '2' },
  { name: 'odd', path: '/attention', scenario: 'odd', drawn: 'FROZEN' },
  { name: 'alike', path: '/attention', scenario: 'alike', drawn: '40' },
  { name: 'many-targets', path: '/attention', scenario: 'many-targets', drawn: '200' },
  { name: 'outage', path: '/attention', scenario: 'outage', drawn: 'Upload archive' },
  { name: 'throttled', path: '/attention', drawn: 'Archive audit trail', fault: throttled },
  { name: 'read-only', path: execution, scenario: 'read-only', drawn: 'cannot load certificate' },
  { name: 'retry', path: '/attention', drawn: rotate.node, press: [retry] },
  {
    name: 'skip',
    path: addressOf(vacuum),
    drawn: vacuum.node,
    press: [['Skip Vacuum full', '失败跳过 Vacuum full']],
  },
  {
    name: 'continue',
    path: '/attention',
    drawn: payments.node,
    press: [['Continue Check the canary', '暂停继续 Check the canary']],
  },
  {
    name: 'terminate',
    path: addressOf(payments),
    drawn: payments.node,
    press: [['Terminate Deploy payments-api', '终止 Deploy payments-api']],
  },
  {
    name: 'run',
    path: workflow,
    drawn: 'Rotate TLS certificates',
    press: [['Run Rotate TLS certificates now', '立即执行 Rotate TLS certificates']],
  },
  {
    name: 'schedule',
    path: workflow,
    drawn: 'Rotate TLS certificates',
    press: [['Disable schedule of Rotate TLS certificates', '关闭 Rotate TLS certificates 的定时']],
  },
  {
    name: 'bulk',
    path: '/attention',
    drawn: rotate.node,
    press: [
      ['Select all', '全选'],
      ['Retry selected', '失败重试所选'],
    ],
  },
  {
    name: 'row-menu',
    path: '/attention',
    drawn: secrets.node,
    press: [[`More for ${secrets.node}`, `${secrets.node} 的更多操作`]],
  },
  {
    name: 'snooze',
    path: execution,
    drawn: rotate.node,
    press: [['Snooze', '暂缓']],
  },
  { name: 'place', path: '/attention', drawn: rotate.node, press: [['Region and project', '区域和项目']] },
  { name: 'saved-views', path: '/executions?state=fail', drawn: 'Rotate TLS certificates' },
  { name: 'find', path: '/attention', drawn: rotate.node, press: [['Find', '查找']] },
  { name: 'help', path: '/attention', drawn: rotate.node, press: ['?'] },
  {
    name: 'refused',
    path: '/attention',
    fault: refused,
    drawn: rotate.node,
    press: [retry, ['Retry node', '重试节点']],
  },
]
const themes = ['light', 'dark'] as const
const locales = ['en', 'zh-CN'] as const
const widths = [360, 1000, 1440, 2560]

const looks = screens.flatMap((screen) =>
  themes.flatMap((theme) =>
    locales.flatMap((locale) => widths.map((width) => ({ ...screen, theme, locale, width }))),
  ),
)

for (const { name, path, scenario, drawn, waiting = 0, press = [], fault, theme, locale, width } of looks)
  test(`${name}, ${theme}, ${locale}, ${width} px`, async ({ page, open, standStill }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(path, { theme, locale, ...(scenario && { scenario }) })
    await standStill({ isWhole: press.length === 0 })
    await expect(page.getByRole('main')).toContainText(drawn)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(waiting)
    if (fault) await meet(page, fault)
    for (const step of press) {
      if (typeof step === 'string') await page.keyboard.press(step)
      else await controlOf(page, step[locale === 'en' ? 0 : 1]).click()
    }
    if (fault || press.length > 0) await standStill({ isBrief: !fault })
    // The id of a request is another one each time.
    const mask = [
      page.getByRole('region', { name: /^(Operations|操作)$/ }).getByText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-/),
    ]
    await expect(page).toHaveScreenshot(`${name}-${theme}-${locale}-${width}.png`, { mask })
  })

/** A button or box whose name begins so; where a page has it twice, the first. */
const controlOf = (page: Page, name: string) =>
  page.getByRole('button', { name }).or(page.getByRole('checkbox', { name })).first()

const meet = (page: Page, fault: Fault) =>
  page.evaluate((met) => (window as unknown as { __world: World }).__world.setFault(met), fault)
