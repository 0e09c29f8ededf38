import { night, type ScenarioName } from '../../mocks/scenarios'
import { runId } from '../../mocks/scenarios/identity'
import { expect, test } from '../app'

const { workflowId, executionId, nodeId } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`

interface Screen {
  readonly name: string
  readonly path: string
  readonly drawn: string
  readonly waiting?: number
  readonly scenario?: ScenarioName
}

/** `drawn`: words that stand there once the screen is whole. `waiting`: how many parts show on purpose that they wait. */
const screens: readonly Screen[] = [
  { name: 'attention', path: '/attention', drawn: 'Upload archive' },
  { name: 'wall', path: '/attention?wall', drawn: 'Upload archive' },
  { name: 'executions', path: '/executions', drawn: 'Rotate TLS certificates' },
  { name: 'workflow', path: `/workflows/${workflowId}`, drawn: 'Rotate TLS certificates' },
  { name: 'execution', path: execution, drawn: 'cannot load certificate' },
  { name: 'steps', path: `${execution}&view=steps`, drawn: 'cannot load certificate' },
  { name: 'timeline', path: `${execution}&view=timeline`, drawn: 'cannot load certificate' },
  { name: 'compare', path: `${execution}&compare=${runId(workflowId, 10)}`, drawn: 'Reload nginx' },
  { name: 'activity', path: '/activity', drawn: 'li.na' },
  { name: 'handover', path: '/handover', drawn: 'li.na' },
  { name: 'sign-in', path: '/attention', scenario: 'signed-out', drawn: 'IAM' },
  { name: 'kit', path: '/kit', drawn: 'workflow 2', waiting: 4 },
]
const themes = ['light', 'dark'] as const
const locales = ['en', 'zh-CN'] as const
const widths = [360, 1000, 1440, 2560]

const looks = screens.flatMap((screen) =>
  themes.flatMap((theme) =>
    locales.flatMap((locale) => widths.map((width) => ({ ...screen, theme, locale, width }))),
  ),
)

for (const { name, path, scenario, drawn, waiting = 0, theme, locale, width } of looks)
  test(`${name}, ${theme}, ${locale}, ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 900 })
    await open(path, { theme, locale, ...(scenario && { scenario }) })
    await expect(page.getByRole('main')).toContainText(drawn)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(waiting)
    // The world goes on until here.
    await page.clock.pauseAt(standsStillAt)
    await expect(page).toHaveScreenshot(`${name}-${theme}-${locale}-${width}.png`)
  })

const standsStillAt = new Date('2026-11-24T03:12:40+08:00')
