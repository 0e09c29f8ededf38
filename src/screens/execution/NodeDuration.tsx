import { LiveDuration } from '#components/time/LiveDuration'
import type { Attempt } from '#domain/execution/node'
import { isMoving } from '#domain/execution/status'

/** How long it took, or is taking. A dash for one that is over and whose end AOM did not report: it is not counting. */
export function NodeDuration({ of }: { of: Pick<Attempt, 'status' | 'beganAt' | 'endedAt'> }) {
  const goesOn = isMoving(of.status.state) || of.status.state === 'paused'
  return <LiveDuration since={of.endedAt || goesOn ? of.beganAt : undefined} until={of.endedAt} />
}
