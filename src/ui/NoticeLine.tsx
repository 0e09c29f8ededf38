import type { ReactNode } from 'react'
import { Disclosure } from './Disclosure'
import { WarningIcon } from './icons'
import styles from './NoticeLine.module.css'

interface NoticeLineProps {
  /** What is to be known; cut off where there is no room. */
  children: ReactNode
  /** Of what changes by the second; never cut off. */
  aside?: ReactNode
  actions?: ReactNode
  /** What opens the rest, and the rest, which lies over the page while it is open. */
  summary: string
  details: ReactNode
}

/** Something to know in one line of a known height, and the rest of it on request. */
export function NoticeLine({ children, aside, actions, summary, details }: NoticeLineProps) {
  return (
    <div className={styles.line}>
      <span className={styles.sign}>
        <WarningIcon />
      </span>
      <div className={styles.words}>{children}</div>
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      {actions}
      <Disclosure summary={summary} isMuted className={styles.details}>
        <div className={styles.panel}>{details}</div>
      </Disclosure>
    </div>
  )
}
