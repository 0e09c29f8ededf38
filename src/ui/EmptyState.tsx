import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import text from './text.module.css'

/** Says why there is nothing, and what can be done about it. */
export function EmptyState(props: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className={text['asH2']}>{props.title}</p>
      {props.text !== undefined && <p className={clsx(text['muted'], styles['text'])}>{props.text}</p>}
      {props.children}
    </div>
  )
}
