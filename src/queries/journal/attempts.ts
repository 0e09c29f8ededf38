import { useMemo } from 'react'
import type { ExecutionRef } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { entryOf, factsOf } from '#domain/operation/activity'
import { attemptsOf, type NodeAttempt } from '#domain/operation/attempts'
import type { Failure } from '#domain/failure/failure'
import { useNodeRecords } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useActivity } from './activity'

/** One list of an execution serves its nodes too. */
const readAtOnce = 200

interface Attempts {
  readonly attempts: readonly NodeAttempt[]
  /** The journal could not be read. */
  readonly failure: Failure | undefined
}

/** From AOM and the journal; without one, from AOM and what was sent from this browser. */
export function useAttempts(ref: ExecutionRef, node: ExecutionNode): Attempts {
  const { workflowId: workflow, executionId: execution } = ref
  const isWanted = runtimeConfig.hasJournal
  const { entries, reading } = useActivity({ workflow, execution }, { limit: readAtOnce, isWanted })
  const records = useNodeRecords(ref)
  const attempts = useMemo(() => {
    const known = isWanted ? (entries ?? []) : records.map((record) => entryOf(record))
    return attemptsOf(
      node,
      known.map(factsOf).filter(({ nodeId }) => nodeId === node.id),
    )
  }, [isWanted, entries, records, node])
  return { attempts, failure: isWanted ? reading.failure : undefined }
}
