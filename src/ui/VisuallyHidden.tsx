import type { ReactNode } from 'react'
import styles from './text.module.css'

/** Words for screen readers where the eye has a shape. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles['visuallyHidden']}>{children}</span>
}
