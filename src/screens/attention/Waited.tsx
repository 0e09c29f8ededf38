import { clsx } from 'clsx'
import { LiveDuration } from '#components/time/LiveDuration'
import { useNow } from '#components/time/useNow'
import styles from './attention.module.css'

const halfAnHour = 30 * 60_000
const twoHours = 4 * halfAnHour

/** How long somebody has waited; the longer, the heavier it stands there. */
export function Waited({ since }: { since: number | undefined }) {
  // Whole half minutes: what it decides does not change by the second.
  const now = useNow(30_000)
  const waited = since === undefined ? 0 : now - since
  return (
    <span className={clsx(waited >= halfAnHour && styles.long, waited >= twoHours && styles.longest)}>
      <LiveDuration since={since} isCoarse />
    </span>
  )
}
