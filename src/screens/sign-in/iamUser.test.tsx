import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { iamRequestsOf } from '#mocks/iam'
import { DEMO_ACCOUNT, DEMO_PASSCODE, DEMO_PASSWORD, FAR_PROJECT_ID } from '#mocks/iamTokens'
import { server } from '#mocks/node'
import { night } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

const config = { canUseIam: true, regions: ['cn-north-4', 'cn-east-3'] }

const open = (url = '/executions', more: object = {}) =>
  renderApp(url, { isSignedIn: false, config: { ...config, ...more } })

/** As a password manager fills it: at once. */
async function fill(user: UserEvent, label: string, text: string) {
  await user.click(await screen.findByLabelText(label))
  await user.paste(text)
}

async function typeUser(user: UserEvent, name: string, password = DEMO_PASSWORD) {
  await fill(user, 'Account name', DEMO_ACCOUNT)
  await fill(user, 'IAM user name', name)
  await fill(user, 'Password', password)
}
const press = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Sign in' }))

test('an IAM user signs in with the password, for the region’s own project', async () => {
  const { user, world } = open()
  await typeUser(user, 'night.shift')
  expect(screen.getByLabelText('Account name')).toHaveAttribute('autocomplete', 'organization')
  expect(screen.getByLabelText('IAM user name')).toHaveAttribute('autocomplete', 'username')
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
  expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password')
  await press(user)

  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(screen.getByRole('banner')).toHaveTextContent('cn-north-4night.shift')
  expect(iamRequestsOf(world)).toMatchObject([
    {
      method: 'POST',
      path: '/v3/auth/tokens',
      query: { nocatalog: 'true' },
      headers: { 'content-type': 'application/json', 'x-aom-region': 'cn-north-4' },
      body: {
        auth: {
          identity: {
            methods: ['password'],
            password: {
              user: { name: 'night.shift', password: DEMO_PASSWORD, domain: { name: DEMO_ACCOUNT } },
            },
          },
          scope: { project: { name: 'cn-north-4' } },
        },
      },
    },
  ])
  expect(iamRequestsOf(world)[0]?.headers).not.toHaveProperty('x-auth-token')
  expect(new Set(world.requests.map(({ headers }) => headers['x-aom-region']))).toEqual(
    new Set(['cn-north-4']),
  )
  const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  expect(stored).not.toContain(DEMO_PASSWORD)
  expect(stored).not.toContain('fake-token')
})

test('another region, and a project by its id', async () => {
  const { user, world } = open()
  await typeUser(user, 'night.shift')
  await user.selectOptions(screen.getByLabelText('Region'), 'cn-east-3')
  await fill(user, 'Project ID', FAR_PROJECT_ID)
  await press(user)
  await waitFor(() => expect(screen.getByRole('banner')).toHaveTextContent('cn-east-3'))
  expect(iamRequestsOf(world)[0]).toMatchObject({
    headers: { 'x-aom-region': 'cn-east-3' },
    body: { auth: { scope: { project: { id: FAR_PROJECT_ID } } } },
  })
  expect(world.requests[0]).toMatchObject({
    path: `/v1/${FAR_PROJECT_ID}/cms/workflow-list`,
    headers: { 'x-aom-region': 'cn-east-3' },
  })
})

test('with one region no region is named to the gateway', async () => {
  const { user, world } = open('/executions', { regions: ['cn-north-4'] })
  await typeUser(user, 'night.shift')
  expect(screen.queryByLabelText('Region')).toBeNull()
  await press(user)
  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(screen.getByRole('banner')).toHaveTextContent('cn-north-4')
  expect(iamRequestsOf(world)).not.toEqual([])
  for (const request of [...iamRequestsOf(world), ...world.requests])
    expect(request.headers).not.toHaveProperty('x-aom-region')
})

test('a wrong password is sent once, cleared, and explained; the names stay', async () => {
  const { user, world } = open('/sign-in')
  await typeUser(user, 'night.shift', 'not-the-password')
  await press(user)
  const notice = await screen.findByRole('alert')
  expect(notice).toHaveTextContent('The password was cleared')
  await user.click(screen.getByText('Details'))
  await waitFor(() => expect(notice).toHaveTextContent('The username or password is wrong.'))
  expect(screen.getByLabelText('Password')).toHaveValue('')
  expect(screen.getByLabelText('Account name')).toHaveValue(DEMO_ACCOUNT)
  expect(screen.getByLabelText('IAM user name')).toHaveValue('night.shift')
  await press(user)
  expect(await screen.findByText('Enter your password.')).toBeVisible()
  expect(iamRequestsOf(world)).toHaveLength(1)
  expect(world.requests).toEqual([])
})

test('without an answer from IAM what was typed stays, and nothing is sent again by itself', async () => {
  const { user } = open('/sign-in')
  let requests = 0
  server.use(
    http.post('*/v3/auth/tokens', () => {
      requests += 1
      return HttpResponse.error()
    }),
  )
  await typeUser(user, 'night.shift')
  await press(user)
  expect(await screen.findByText('No connection')).toBeVisible()
  expect(screen.getByLabelText('Password')).toHaveValue(DEMO_PASSWORD)
  expect(requests).toBe(1)
})

test('where IAM asks for the second factor, the form does too', async () => {
  const { user, world } = open()
  await typeUser(user, 'mfa.user')
  await press(user)
  expect(await screen.findByText(/IAM asks for your second factor/)).toBeVisible()
  await fill(user, 'IAM user ID', '000000000000000000000000000000e2')
  expect(screen.getByLabelText('MFA code')).toHaveAttribute('autocomplete', 'one-time-code')
  await user.type(screen.getByLabelText('MFA code'), '12 34')
  await press(user)
  expect(await screen.findByText('An MFA code has six digits.')).toBeVisible()
  await user.clear(screen.getByLabelText('MFA code'))
  await user.type(screen.getByLabelText('MFA code'), DEMO_PASSCODE)
  await press(user)
  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(iamRequestsOf(world)).toHaveLength(2)
  expect(iamRequestsOf(world)[1]?.body).toMatchObject({
    auth: {
      identity: {
        methods: ['password', 'totp'],
        totp: { user: { id: '000000000000000000000000000000e2', passcode: DEMO_PASSCODE } },
      },
    },
  })
})

test('a locked user is told to wait', async () => {
  const { user, world } = open('/sign-in')
  await typeUser(user, 'locked.user')
  await press(user)
  expect(await screen.findByRole('alert')).toHaveTextContent(/wait 15 minutes/)
  expect(iamRequestsOf(world)).toHaveLength(1)
})

test('a user whom IAM knows but AOM refuses is not signed in', async () => {
  const { user, world } = open('/sign-in')
  world.setFault({
    on: 'ListWorkflow',
    kind: 'answer',
    answer: { status: 401, body: { error_code: 'AOM.31009003', error_msg: 'auth failed.', http_code: 401 } },
  })
  await typeUser(user, 'night.shift')
  await press(user)
  await user.click(await screen.findByText('Details'))
  expect(await screen.findByText('AOM.31009003')).toBeVisible()
  expect(window.location.pathname).toBe('/sign-in')
})

test('the arrow keys go between the two ways in', async () => {
  const { user } = open('/sign-in')
  const tab = await screen.findByRole('tab', { name: 'IAM user', selected: true })
  tab.focus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Token', selected: true })).toHaveFocus()
  expect(screen.getByLabelText('Token')).toBeVisible()
  expect(screen.queryByLabelText('Password')).toBeNull()
})
