import type { Execution } from '../domain/execution'
import type { Failure } from '../domain/failure'
import type { Refusal } from '../domain/operation'
import type { Baseline, Change } from '../domain/operationRecord'

/** How far the dialog's attempt has come; everything but `sent` leaves the dialog open and nothing sent. */
export type DialogAttempt =
  | { readonly kind: 'idle' | 'reading' | 'canceled' | 'elsewhere' }
  | { readonly kind: 'sent'; readonly recordId: string }
  | {
      readonly kind: 'changed'
      readonly changes: readonly Change[]
      readonly before: Baseline
      readonly execution: Execution
    }
  | { readonly kind: 'notAllowed'; readonly refusal: Refusal; readonly execution: Execution }
  | { readonly kind: 'readFailed'; readonly failure: Failure }
