import styles from './ProgressBar.module.css'

/** How far something has come, from 0 to 1; without `value` nobody knows. */
export function ProgressBar({ label, value }: { label: string; value?: number | undefined }) {
  return (
    <progress aria-label={label} max={1} {...(value !== undefined && { value })} className={styles.bar} />
  )
}
