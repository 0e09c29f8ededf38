import { clsx } from 'clsx'
import { useSyncExternalStore } from 'react'
import { lazyPart } from '#ui/lazyPart'
import { subscribeTour, tourSince } from './tour'
import styles from './tour.module.css'

const isDemo = import.meta.env.MODE === 'demo'

/** Where it does not come, the demo does without. */
const Tour = lazyPart(async () => (await import('./Tour')).Tour, { failure: 'nowhere' })

/** The room of the demo's first minute, kept while its code comes. */
export function TourPlace({ className }: { className?: string | undefined }) {
  const since = useSyncExternalStore(subscribeTour, tourSince)
  if (!isDemo || since === undefined) return null
  return (
    <div className={clsx(styles.tour, className)}>
      <Tour since={since} />
    </div>
  )
}
