import type { ReactNode } from 'react'
import styles from './Breadcrumb.module.css'

/** The way to this page, its end last. */
export function Breadcrumb({ label, children }: { label: string; children: readonly ReactNode[] }) {
  return (
    <nav aria-label={label}>
      <ol className={styles['trail']}>
        {children.map((child, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the places of one page never change
          <li key={index} {...(index === children.length - 1 && { 'aria-current': 'page' })}>
            {child}
          </li>
        ))}
      </ol>
    </nav>
  )
}
