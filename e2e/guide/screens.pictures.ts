import { night } from '../../mocks/scenarios'
import { expect, test } from '../pictures'

/* Every screen as it is now, for docs/looks.md. `PICTURES=before` was run once, on the commit before the new looks. */

const { workflowId, executionId, nodeId, node } = night.rotate
const execution = `/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

/** `drawn`: words that stand there once the screen is whole. */
const screens = [
  { name: 'needs-attention', path: '/attention', drawn: 'Upload archive', size: desk },
  { name: 'executions', path: '/executions', drawn: 'Rotate TLS certificates', size: desk },
  { name: 'workflow', path: `/workflows/${workflowId}`, drawn: 'Rotate TLS certificates', size: desk },
  { name: 'execution', path: execution, drawn: 'cannot load certificate', size: desk },
  { name: 'steps', path: `${execution}&view=steps`, drawn: 'cannot load certificate', size: desk },
  { name: 'timeline', path: `${execution}&view=timeline`, drawn: 'cannot load certificate', size: desk },
  { name: 'dialog', path: execution, drawn: 'cannot load certificate', size: desk },
  { name: 'activity', path: '/activity', drawn: 'li.na', size: desk },
  { name: 'sign-in', path: '/attention', scenario: 'signed-out', drawn: 'Sign in', size: desk },
  { name: 'needs-attention-phone', path: '/attention', drawn: 'Upload archive', size: phone },
  { name: 'execution-phone', path: execution, drawn: 'cannot load certificate', size: phone },
] as const

const folder = `docs/pictures/${process.env['PICTURES'] ?? 'after'}`

for (const { name, path, drawn, size, ...options } of screens)
  test(name, async ({ page, open, standStill }) => {
    await page.setViewportSize(size)
    await open(path, options)
    await standStill()
    await expect(page.getByRole('main')).toContainText(drawn)
    if (name === 'dialog') {
      await page
        .getByRole('main')
        .getByRole('button', { name: `Retry ${node}` })
        .first()
        .click()
      await standStill({ isBrief: true })
      await expect(page.getByRole('dialog')).toContainText('Runs next')
    }
    const picture = { path: `${folder}/${name}.webp`, type: 'webp', quality: 50 } as const
    await page.screenshot({ ...picture, animations: 'disabled' })
  })
