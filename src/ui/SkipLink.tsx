import { clsx } from 'clsx'
import styles from './controls.module.css'

/** Leads a keyboard past what stands on every page; seen while it has the focus. */
export const SkipLink = ({ to, children }: { to: string; children: string }) => (
  <a href={`#${to}`} className={clsx(styles.link, styles.skip)}>
    {children}
  </a>
)
