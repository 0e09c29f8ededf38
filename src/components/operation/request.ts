import { createContext, use } from 'react'
import type { ChangesRefusal } from '#domain/operation/kind'
import type { Operation } from '#domain/operation/operation'

/** What an operator is about to ask, and on what knowledge. */
export interface OperationRequest {
  readonly operation: Operation
  readonly workflowName: string
  /** When today's definition was last edited, where it is known (ListWorkflow). */
  readonly workflowEditedAt?: number
  /** When the subject was read. */
  readonly readAt: number | undefined
}

/** Provided by `app/operation/OperationProvider`, which draws the one dialog and the results. */
export const RequestOperationContext = createContext<((request: OperationRequest) => void) | null>(null)

/** Set where nothing can be changed at all; also by `app/operation/OperationProvider`. */
export const ChangesRefusedContext = createContext<ChangesRefusal | null>(null)

/** Opens the operation dialog. Nothing is sent before it is confirmed there. */
export function useRequestOperation(): (request: OperationRequest) => void {
  const request = use(RequestOperationContext)
  if (!request) throw new Error('useRequestOperation stands outside of OperationProvider')
  return request
}
