import { clsx } from 'clsx'
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  label: string
  /** Out of `max`; without it nobody knows. */
  value?: number | undefined
  max?: number
  /** It has stopped before its end. */
  isStopped?: boolean
}

/** How far something has come; its words stand beside it. */
export function ProgressBar({ label, value, max = 1, isStopped = false }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      max={max}
      {...(value !== undefined && { value })}
      className={clsx(styles.bar, isStopped && styles.stopped)}
    />
  )
}
