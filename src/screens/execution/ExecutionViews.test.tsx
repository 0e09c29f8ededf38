import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

const { workflowId, executionId } = night.rotate
const tab = (word: string) => screen.getByText(word, { selector: '[role="tab"]' })

it('the views’ tabs are one stop of the Tab key; arrows, Home and End move, Enter chooses', async () => {
  const { user } = renderApp(`/workflows/${workflowId}/executions/${executionId}?view=steps`)
  const steps = await screen.findByText('Steps', { selector: '[role="tab"]' })
  expect(steps).toHaveAttribute('aria-selected', 'true')
  expect([tab('Graph'), steps, tab('Timeline')].map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1])

  steps.focus()
  await user.keyboard('{ArrowRight}')
  expect(tab('Timeline')).toHaveFocus()
  await user.keyboard('{ArrowRight}')
  expect(tab('Graph')).toHaveFocus()
  await user.keyboard('{ArrowLeft}{Home}{End}')
  expect(tab('Timeline')).toHaveFocus()
  expect(steps).toHaveAttribute('aria-selected', 'true')
  expect(window.location.search).toContain('view=steps')

  await user.keyboard('{Enter}')
  expect(tab('Timeline')).toHaveAttribute('aria-selected', 'true')
  expect(window.location.search).toContain('view=timeline')
  expect(screen.getByRole('tabpanel')).toHaveAccessibleName('Timeline')
})
