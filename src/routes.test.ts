import { describe, expect, test } from 'vitest'
import { allRoutes, href, matchRoute, routes } from './routes'

describe('an address', () => {
  test.each([
    [href('attention'), '/attention'],
    [href('workflow', { workflowId: 'a/b c' }), '/workflows/a%2Fb%20c'],
    [href('execution', { workflowId: 'w', executionId: '100%' }), '/workflows/w/executions/100%25'],
    [
      href('execution', { workflowId: 'w', executionId: 'e' }, { node: 'n 1', view: undefined }),
      '/workflows/w/executions/e?node=n%201',
    ],
    [href('activity', {}, new URLSearchParams({ action: 'retry' })), '/activity?action=retry'],
    [href('sign-in', {}, { next: '/executions?q=a' }), '/sign-in?next=%2Fexecutions%3Fq%3Da'],
  ])('%s', (made, address) => {
    expect(made).toBe(address)
  })
})

describe('what an address opens', () => {
  test.each([
    ['/', routes.attention, {}],
    ['/executions/', routes.executions, {}],
    ['/Executions', routes.executions, {}],
    ['/workflows/a%2Fb', routes.workflow, { workflowId: 'a/b' }],
    ['/workflows/100%/executions/%E5%B7%A1', routes.execution, { workflowId: '100%', executionId: '巡' }],
  ])('%s', (path, route, params) => {
    expect(matchRoute(path)).toMatchObject({ route, params })
  })

  test.each(['/executions/x', '/workflows', '/workflows/a/b', '/workflows/a/executions/', '//executions'])(
    '%s is no page',
    (path) => {
      expect(matchRoute(path)).toBeUndefined()
    },
  )

  test('is told apart from an address that was cut off', () => {
    expect(matchRoute('/workflows/%E0%A4%A/executions/x')?.isMistyped).toBe(true)
    expect(matchRoute('/workflows/100%25')?.isMistyped).toBe(false)
  })

  test('is found from its own link, for every screen', () => {
    for (const route of allRoutes) expect(matchRoute(route.path.replaceAll(':', ''))?.route).toBe(route)
  })
})
