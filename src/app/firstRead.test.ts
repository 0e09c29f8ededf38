import { expect, test } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { startSession } from '#api/session'
import { matchRoute } from '#routes'
import { startFirstRead } from './firstRead'
import { createQueryClient } from './queryClient'

const execution = `/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`

test.each<[string, string, string[]]>([
  ['/executions', '?state=fail', ['ListWorkflow']],
  ['/attention', '', ['ListWorkflow', ...Array<string>(13).fill('SearchWorkflowExecutionDetail')]],
  [execution, '', ['SearchWorkflowExecutionDetail']],
  ['/activity', '', []],
  ['/workflows/%E0%A4%A/executions/x', '', []],
])('%s%s is asked for before anything is drawn', async (pathname, search, expected) => {
  const world = useWorld({ scenario: 'failed-night', now: () => Date.now(), stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  const client = createQueryClient()
  await startFirstRead(client, matchRoute(pathname), search)
  expect(world.requests.map(({ operation }) => operation)).toEqual(expected)
})
