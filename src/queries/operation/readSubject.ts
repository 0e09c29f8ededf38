import type { QueryClient } from '@tanstack/react-query'
import type { OperationRecord } from '#domain/operation/record'
import { executionListQuery, executionQuery } from '#queries/executions'
import { workflowNowQuery } from '#queries/workflow'

/** One read that shows what became of an operation. */
export async function readSubject(client: QueryClient, record: OperationRecord): Promise<void> {
  switch (record.action) {
    case 'run':
      await client.fetchQuery({ ...executionListQuery(record.workflowId), staleTime: 0 })
      return
    case 'enable':
    case 'disable':
      await client.fetchQuery({ ...workflowNowQuery(record.workflowId, record.workflowName), staleTime: 0 })
      return
    default:
      await client.fetchQuery({ ...executionQuery(record), staleTime: 0 })
  }
}
