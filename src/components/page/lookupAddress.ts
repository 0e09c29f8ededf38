import type { Lookup } from '#domain/execution/lookup'
import { href, withPlace } from '#routes'

/** The page of what a pasted text names, in the project that it names. */
export const lookupAddress = ({ workflowId, executionId, place }: Lookup): string =>
  withPlace(
    executionId === undefined
      ? href('workflow', { workflowId })
      : href('execution', { workflowId, executionId }),
    place,
  )
