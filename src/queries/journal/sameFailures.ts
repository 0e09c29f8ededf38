import { useQueryClient } from '@tanstack/react-query'
import { findNode, type Execution } from '#domain/execution/execution'
import { factsOf } from '#domain/operation/activity'
import { attemptsOf, sameInARow } from '#domain/operation/attempts'
import { runsNodeAgain } from '#domain/operation/kinds/node'
import { idsOf, type Operation } from '#domain/operation/operation'
import { executionKey } from '#queries/executions'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useActivity } from './activity'

/** The list that the execution's page has too. */
const readAtOnce = 200

/** How many attempts in a row have failed the same way before this one; 0 where the operation is none that tries again. */
export function useSameFailures(operation: Operation): number {
  const { workflowId, executionId = '', nodeId = '' } = idsOf(operation)
  const client = useQueryClient()
  const isWanted = runsNodeAgain(operation.action) && runtimeConfig.hasJournal
  const filter = { workflow: workflowId, execution: executionId }
  const { entries } = useActivity(filter, { limit: readAtOnce, isWanted })
  const execution = client.getQueryData<Execution>(executionKey({ workflowId, executionId }))
  const node = execution && findNode(execution, nodeId)
  if (!isWanted || !node || !entries) return 0
  return sameInARow(
    attemptsOf(
      node,
      entries.map(factsOf).filter((facts) => facts.nodeId === nodeId),
    ),
  )
}
