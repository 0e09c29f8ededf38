import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  label: string
  /** How many of `max` are over. */
  value: number
  max: number
  /** It has stopped before its end. */
  isStopped?: boolean
}

/** How far something has come that has a known end; its words stand beside it. */
export function ProgressBar({ label, value, max, isStopped = false }: ProgressBarProps) {
  const share = max === 0 ? 0 : (value / max) * 100
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={styles.track}
    >
      <div className={isStopped ? styles.stopped : styles.bar} style={{ width: `${share}%` }} />
    </div>
  )
}
