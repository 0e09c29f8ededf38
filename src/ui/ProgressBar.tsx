import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  label: string
  /** How far of `max` it has come; undefined: nobody knows. */
  value: number | undefined
  max: number
  /** It has stopped before its end. */
  isStopped?: boolean
}

/** How far something has come; its words stand beside it. */
export function ProgressBar({ label, value, max, isStopped = false }: ProgressBarProps) {
  const share = value === undefined ? 100 : max === 0 ? 0 : (value / max) * 100
  const look = value === undefined ? styles.unknown : isStopped ? styles.stopped : styles.bar
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={styles.track}
    >
      <div className={look} style={{ width: `${share}%` }} />
    </div>
  )
}
