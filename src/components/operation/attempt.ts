import type { Failure } from '#domain/failure/failure'
import type { Refusal } from '#domain/operation/verdict'
import type { Change } from '#domain/operation/kind'
import type { HeldBy } from '#domain/operation/record'
import type { Operation } from '#domain/operation/operation'

/** How far the dialog's attempt has come; everything but `sent` leaves the dialog open and nothing sent. */
export type DialogAttempt =
  | { readonly kind: 'idle' | 'reading' | 'canceled' | 'notKept' }
  | { readonly kind: 'elsewhere'; readonly heldBy?: HeldBy }
  | { readonly kind: 'sent'; readonly recordId: string }
  | {
      readonly kind: 'changed'
      readonly changes: readonly Change[]
      readonly shown: Operation
      /** Undefined where AOM's list no longer has the workflow. */
      readonly now: Operation | undefined
    }
  | { readonly kind: 'notAllowed'; readonly refusal: Refusal; readonly now: Operation }
  | { readonly kind: 'readFailed'; readonly failure: Failure }
