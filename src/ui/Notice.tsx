import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { InfoIcon, WarningIcon } from './icons'
import styles from './Notice.module.css'

interface NoticeProps {
  tone?: 'info' | 'warning' | 'error'
  /** `alert` is read out at once, `note` when it is come to. */
  role?: 'note' | 'alert' | 'status' | undefined
  /** An alert that changes in itself is otherwise read as a whole again. */
  'aria-atomic'?: boolean | undefined
  title?: ReactNode
  children?: ReactNode
  /** Buttons and links below the words. */
  actions?: ReactNode
  className?: string | undefined
}

/** Something to know: a sign, and words beside it. */
export function Notice({ tone = 'info', title, children, actions, className, ...rest }: NoticeProps) {
  return (
    <div className={clsx(styles.notice, styles[tone], className)} {...rest}>
      <span className={styles.sign}>{tone === 'info' ? <InfoIcon /> : <WarningIcon />}</span>
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
