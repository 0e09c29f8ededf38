import type { QueryClient } from '@tanstack/react-query'
import type { FreshReads } from '#api/http'
import type { Journaled, OperationReply } from '#api/operation/operations'
import type { Sent } from '#domain/operation/record'

/** How one kind of operation is sent: `Requested` on what is known of its subject, `Kept` as its record. */
export interface SendRules<Requested, Kept> {
  /**
   * The same operation on what AOM reports now; undefined where AOM's list no longer has the workflow. Throws FailureError
   * where a read fails.
   */
  readonly reread: (
    client: QueryClient,
    shown: Requested,
    fresh: FreshReads,
  ) => Promise<Requested | undefined>
  /** The record of it. `nodeName`: as a colleague's dialog called the node. */
  readonly recordOf: (operation: Requested, sent: Sent, nodeName?: string) => Kept
  /** The one call. Throws FailureError. */
  readonly call: (operation: Requested, facts: Journaled) => Promise<OperationReply>
}
