import type { ChangeAnswer } from './answer'
import type { Operation } from './operation'

/** What the gateway itself says here. */
export type OwnCode = 'GATEWAY.400' | 'GATEWAY.500' | 'GATEWAY.502' | 'GATEWAY.503' | 'GATEWAY.504'

export type SendOnceResult<Code extends string = never> =
  /**
   * What came of it. `answer.problem` not null: AOM's answer is not known, nor whether it received the request. A replayed
   * answer has some of the headers only, and of its body the first 1,000 characters without credentials.
   */
  | {
      readonly kind: 'answered'
      readonly answer: ChangeAnswer<Code | OwnCode>
      readonly operation: Operation
      readonly replayed: boolean
      /** The answer could not be recorded (yet). */
      readonly journalFailed: boolean
    }
  /** Nothing reached AOM. `operation` is null where it is not on record either. */
  | {
      readonly kind: 'notSent'
      readonly code: Code | OwnCode
      readonly message: string
      readonly operation: Operation | null
      readonly replayed: boolean
      readonly journalFailed: boolean
    }
  /** Nothing was sent: this operation is open on the same subject. */
  | { readonly kind: 'taken'; readonly operation: Operation }
  /** Nothing was sent: the id belongs to another request. */
  | { readonly kind: 'otherRequest' }
  /** Nothing was sent: the journal cannot be written, or (a known id) not be read. */
  | { readonly kind: 'journalAway' }
