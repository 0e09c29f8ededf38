import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PROJECT_ID } from '#mocks/scenarios'
import { startSession } from '#api/session'
import { renderApp } from '#test/renderApp'

test('environment, region, project and user stand in the header, in the environment’s colour', () => {
  renderApp('/activity', {
    config: { regions: ['cn-north-4'], environment: { label: 'Production', color: '#b01030' } },
    session: { user: { name: 'night.shift', account: 'example-operations' } },
  })
  const header = screen.getByRole('banner')
  expect(header).toHaveTextContent(`Productioncn-north-4Project ${PROJECT_ID}night.shift`)
  // The style sheets draw a stripe and a border with it.
  for (const element of [header, screen.getByText('Production')])
    expect(element.style.getPropertyValue('--environment')).toBe('#b01030')
})

test('where the gateway signs, its key stands for the user and nobody signs out', async () => {
  renderApp('/activity', {
    config: { signIn: 'none', regions: ['cn-north-4'], projectId: PROJECT_ID, user: 'HPUA…3F2K' },
    isSignedIn: false,
  })
  startSession({ gatewayProjectId: PROJECT_ID })
  expect(await screen.findByText('Gateway key HPUA…3F2K')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull()
})

test('a gateway that says nothing leaves nothing out that matters', () => {
  renderApp('/activity')
  expect(screen.getByRole('banner')).toHaveTextContent(`AOM OperatorProject ${PROJECT_ID}User not known`)
})
