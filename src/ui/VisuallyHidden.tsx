import type { ReactNode } from 'react'
import styles from './text.module.css'

/** Words for screen readers where the eye has a shape; by their `id` something else may be described by them. */
export function VisuallyHidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className={styles.visuallyHidden}>
      {children}
    </span>
  )
}
