import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { InfoIcon } from '#ui/icons'
import text from '#ui/text.module.css'
import styles from './execution.module.css'

/** Something to know, in a sentence. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div role="note" className={styles['notice']}>
      <span className={clsx(text['muted'], styles['sign'])}>
        <InfoIcon />
      </span>
      <div className={styles['words']}>{children}</div>
    </div>
  )
}
