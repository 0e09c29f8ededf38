import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

const { payments, rotate, succeeded } = night
const pathOf = (run: { workflowId: string; executionId: string }, search = '') =>
  `/workflows/${run.workflowId}/executions/${run.executionId}${search}`

type App = ReturnType<typeof renderApp>

/** `what`: “node: Reload nginx”, or “run: ” and its workflow. */
async function copyOf({ user }: App, what: string, item: RegExp) {
  const written = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(await screen.findByRole('button', { name: `Copy ${what}` }))
  const menu = within(await screen.findByRole('menu', { name: `Copy ${what}` }))
  await user.click(menu.getByRole('menuitem', { name: item }))
  return written.mock.lastCall?.[0] ?? ''
}

it('a node’s link names the node and the project, and it says what was copied', async () => {
  const app = renderApp(pathOf(rotate))
  expect(await copyOf(app, `node: ${rotate.node}`, /^Link/)).toBe(
    `${window.location.origin}${inPlace(pathOf(rotate, `?node=${rotate.nodeId}`))}`,
  )
  expect(await screen.findByText('Copied: Link')).toBeVisible()
  expect(screen.queryByRole('menu')).toBeNull()
})

it('of a node that waits: what its first button would send, without the token', async () => {
  const app = renderApp(pathOf(rotate))
  const text = await copyOf(app, `node: ${rotate.node}`, /^curl.*StartPausingWorkflowExecutions restart/)
  expect(text).toContain(`/v1/${PROJECT_ID}/cms/workflow/${rotate.workflowId}/executions/`)
  expect(text).toContain(`action=restart&node_id=${rotate.nodeId}`)
  expect(text).toContain('X-Auth-Token: $AOM_TOKEN')
  expect(text).not.toContain(TOKEN)
  expect(app.world.operations).toEqual([])
})

/** What curl would do: the method, and the address after the host. */
const askedBy = (curl: string) => /-X (?<method>\w+) 'https:\/\/[^/]+(?<url>\/[^']*)'/.exec(curl)?.groups

it.each([
  ['Retry', rotate, 'Retry node'],
  ['Continue', payments, 'Continue'],
])('what is copied of %s is what its button sends', async (verb, run, confirm) => {
  const app = renderApp(pathOf(run))
  const copied = askedBy(await copyOf(app, `node: ${run.node}`, /^curl/))
  const fetched = vi.spyOn(globalThis, 'fetch')
  await app.user.click(screen.getByRole('button', { name: `${verb} ${run.node}` }))
  await app.user.click(await screen.findByRole('button', { name: confirm }))
  await waitFor(() => expect(app.world.operations).toHaveLength(1))
  // A change outlives the page; a read does not.
  const sent = fetched.mock.calls.filter(([, init]) => init?.keepalive)
  expect(sent.map(([url, init]) => ({ method: init?.method, url }))).toEqual([copied])
})

it('what is copied of an execution is what reads it', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch')
  const app = renderApp(pathOf(rotate))
  const copied = askedBy(await copyOf(app, `run: ${rotate.workflow}`, /^curl/))
  expect(copied).toBeDefined()
  expect(fetched.mock.calls.map(([url, init]) => ({ method: init?.method, url }))).toContainEqual(copied)
})

it('of an execution: the call that reads it, and a report with the cause and the hosts', async () => {
  const app = renderApp(pathOf(rotate))
  expect(await copyOf(app, `run: ${rotate.workflow}`, /^Python SDK/)).toContain(
    'SearchWorkflowExecutionDetailRequest(',
  )
  const report = await copyOf(app, `run: ${rotate.workflow}`, /^Report/)
  expect(report).toContain(`## ${rotate.workflow}: Failed`)
  expect(report).toContain('cannot load certificate key')
  expect(report).toContain('2 of 20 hosts: ecs-prod-web-007, -017')
  expect(report).toContain(`| ${rotate.nextNode} | Not started |`)
})

it('of a node that waits for nobody: the call that reads its execution', async () => {
  const app = renderApp(pathOf(succeeded))
  const panel = await screen.findByLabelText(/^Node /, { selector: 'section' })
  const name = panel.getAttribute('aria-label')?.replace('Node ', '') ?? ''
  expect(await copyOf(app, `node: ${name}`, /^Go SDK/)).toContain('client.SearchWorkflowExecutionDetail(')
})

it('where the browser refuses, the text can be selected', async () => {
  const app = renderApp(pathOf(rotate), { locale: 'zh-CN' })
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await app.user.click(await screen.findByRole('button', { name: `复制节点：${rotate.node}` }))
  await app.user.click(await screen.findByRole('menuitem', { name: /^curl/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'curl' }))
  expect(dialog.getByText(/\$AOM_TOKEN/)).toBeVisible()
})

it('of a row of Needs attention, in its menu', async () => {
  const app = renderApp('/attention')
  await app.user.click(await screen.findByLabelText(`More for ${rotate.node}`))
  expect(await copyOf(app, `node: ${rotate.node}`, /^curl/)).toContain(
    `action=restart&node_id=${rotate.nodeId}`,
  )
})
