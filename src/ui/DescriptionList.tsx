import type { ReactNode } from 'react'
import styles from './facts.module.css'
import text from './text.module.css'

/** Names and values side by side. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className={text['muted']}>{name}</dt>
      <dd className={styles['value']}>{children}</dd>
    </>
  )
}
