import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

/* A link opens whatever letters it carries, and means what it says. */

describe('a search', () => {
  it.each([
    ['?search=[prod]', '[prod]'],
    ['?q=[prod]', '[prod]'],
    ['?q=a|b', 'a|b'],
    ['?q=100%', '100%'],
    ['?q=100%25', '100%'],
    ['?q=100%2541', '100%41'],
    ['?q=R%26D', 'R&D'],
    ['?q=%E0%A4%A', undefined],
    ['?q=a+b', 'a b'],
    ['?q=%E5%B7%A1%E6%A3%80', '巡检'],
  ])('%s is asked of AOM', async (search, text) => {
    const { world } = renderApp(`/executions${search}`)
    const field = await screen.findByLabelText<HTMLInputElement>('Search')
    const sent = await waitFor(() => {
      const request = world.requests.find(({ operation }) => operation === 'ListWorkflow')
      if (!request) throw new Error('nothing was asked yet')
      return request.body as { search?: string }
    })
    expect(field.value).toBe(sent.search ?? '')
    if (text !== undefined) expect(sent.search).toBe(text)
  })

  it('with a % in it stays what it is when something else changes', async () => {
    const { user } = renderApp('/executions?q=100%2541')
    await screen.findByLabelText('Search')
    await user.selectOptions(screen.getByLabelText('State'), 'Failed')
    await waitFor(() => expect(new URLSearchParams(window.location.search).get('state')).toBe('fail'))
    expect(new URLSearchParams(window.location.search).get('q')).toBe('100%41')
  })
})

describe('an id', () => {
  it.each([
    ['with a dot', 'wf.v1', 'exec.2026-11-24.json', 'wf.v1', 'exec.2026-11-24.json'],
    ['with a slash', 'a%2Fb', 'c%3Fd%23e', 'a/b', 'c?d#e'],
    ['with a %', '100%25', '%2541', '100%', '%41'],
    ['with a % that nobody encoded', '100%', 'e%zz', '100%', 'e%zz'],
    ['with brackets and a bar', '[a]', 'b|c', '[a]', 'b|c'],
  ])('%s is asked of AOM as it is', async (_, workflow, execution, workflowId, executionId) => {
    const { world } = renderApp(`/workflows/${workflow}/executions/${execution}`)
    await waitFor(() =>
      expect(world.requests.map(({ path }) => path)).toContain(
        `/v1/${world.behaviour.projectId}/cms/workflow/${encodeURIComponent(workflowId)}/executions/${encodeURIComponent(executionId)}/status`,
      ),
    )
    expect(screen.queryByText('There is no such page')).toBeNull()
  })

  it('of a node in the address is selected, and another view keeps the path', async () => {
    const { rotate } = night
    const path = `/workflows/${rotate.workflowId}/executions/${rotate.executionId}`
    const { user } = renderApp(`${path}?node=${rotate.nodeId}`)
    await screen.findByLabelText(`Node ${rotate.node}`)
    await user.click(screen.getByRole('tab', { name: 'Steps' }))
    expect(window.location.pathname).toBe(path)
    expect(window.location.search).toBe(`?node=${rotate.nodeId}&view=steps&project=${PROJECT_ID}`)
  })
})

it('a link to a page that is not there says so, whatever it holds', async () => {
  renderApp('/workflows/100%/x')
  expect(await screen.findByText('There is no such page')).toBeVisible()
})

it('after sign-in, the page of a link with a % opens', async () => {
  const { user } = renderApp('/executions?q=100%2541', { isSignedIn: false })
  await user.type(await screen.findByLabelText('Token'), TOKEN)
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByLabelText('Search')).toHaveValue('100%41')
})
