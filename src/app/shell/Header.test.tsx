import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CALM_PROJECT_ID } from '#mocks/iamTokens'
import { PROJECT_ID } from '#mocks/scenarios'
import { startSession } from '#api/session'
import { renderApp } from '#test/renderApp'

test('environment, region, project and user stand in the header, in the environment’s colour', () => {
  renderApp('/activity', {
    config: { regions: ['cn-north-4'], environment: { label: 'Production', color: '#b01030' } },
    session: { user: { name: 'night.shift', account: 'example-operations' } },
  })
  const header = screen.getByRole('banner')
  expect(header).toHaveTextContent('Productioncn-north-40000…0a0bnight.shift')
  // The style sheets draw a stripe and a border with it.
  for (const element of [header, screen.getByText('Production')])
    expect(element.style.getPropertyValue('--environment')).toBe('#b01030')
})

test.each([
  ['en', 'readOnly', 'Read only', /nobody changes anything/],
  ['zh-CN', 'notOperator', '只读', /只有/],
] as const)(
  'where nobody may change anything the header says so and why, %s',
  async (locale, why, mark, title) => {
    renderApp('/activity', { locale, config: { changesRefused: why } })
    expect(within(await screen.findByRole('banner')).getByText(mark)).toHaveAttribute(
      'title',
      expect.stringMatching(title),
    )
  },
)

test('a project has its name and a colour of its own, in the header and the name in the tab’s title', async () => {
  const colorOf = () =>
    screen.getByRole('button', { name: /^Region and project/ }).style.getPropertyValue('--project')
  const config = { regions: ['cn-north-4', 'cn-east-3'] }
  const first = renderApp('/activity', { config, session: { projectName: 'cn-north-4' } })
  expect(screen.getByRole('button', { name: 'Region and project: cn-north-4' })).toHaveAttribute(
    'title',
    `Region and project: cn-north-4 · cn-north-4 · ${PROJECT_ID}`,
  )
  await waitFor(() => expect(document.title).toBe('Activity · cn-north-4 · AOM Operator'))
  const production = colorOf()
  first.unmount()
  renderApp('/activity', {
    config,
    session: { projectId: CALM_PROJECT_ID, projectName: 'cn-north-4_staging' },
  })
  expect(screen.getByText('cn-north-4_staging')).toBeVisible()
  expect(colorOf()).not.toBe(production)
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
  expect(screen.getByRole('banner')).toHaveTextContent('AOM Operator0000…0a0bUser not known')
})
