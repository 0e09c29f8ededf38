import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import styles from './Badge.module.css'

interface BadgeProps {
  /** A sign before the words; hidden from screen readers. */
  icon?: ReactNode
  children: ReactNode
  /** A CSS colour for sign and words, and one for the ground. Without them the badge is framed. */
  color?: string
  background?: string
  size?: 'small' | 'medium' | 'large'
  /** Its words may be of any length: they take two lines where there is no room for one. */
  wraps?: boolean
}

/** A few words that are true of what they stand beside. Never colour alone. */
export function Badge({ icon, children, color, background, size = 'medium', wraps }: BadgeProps) {
  if (color === undefined)
    return (
      <span className={styles.framed}>
        <span aria-hidden>{icon}</span>
        <span>{children}</span>
      </span>
    )
  return (
    <span
      className={clsx(styles.soft, size !== 'medium' && styles[size])}
      style={{ color, backgroundColor: background }}
    >
      {icon}
      <bdi className={clsx(styles.word, wraps && styles.wraps)}>{children}</bdi>
    </span>
  )
}
