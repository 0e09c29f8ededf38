import { useMemo } from 'react'
import { teamSignsOf, type TeamSign } from '#domain/team/teamSign'
import { useLatestOperations } from './latestOperations'
import { useExecutionMarks } from './marks'
import { useMarks } from './marksQuery'

/** What the team says and did last in each of these executions, in their order, by node. */
export function useTeamSigns(
  executionIds: readonly string[],
  now: number,
): readonly ReadonlyMap<string, TeamSign>[] {
  const marks = useMarks()
  const operations = useLatestOperations(executionIds)
  return useMemo(
    () => executionIds.map((id) => teamSignsOf(id, marks, operations, now)),
    [executionIds, marks, operations, now],
  )
}

/** The same of one execution, with all that was ever said of it. */
export function useExecutionSigns(executionId: string, now: number): ReadonlyMap<string, TeamSign> {
  const { data } = useExecutionMarks(executionId)
  const ids = useMemo(() => [executionId], [executionId])
  const operations = useLatestOperations(ids)
  return useMemo(
    () => teamSignsOf(executionId, data?.marks ?? [], operations, now),
    [executionId, data, operations, now],
  )
}
