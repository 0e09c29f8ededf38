import { clsx } from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import styles from './DescriptionList.module.css'

interface DescriptionListProps {
  /**
   * `columns`: names in a column of their own, above the values on a phone. `fit`: side by side everywhere, as the names are
   * short. `compact`: the same, close-set and smaller. `inline`: one after the other, wrapping. `stacked`: each name above
   * its value, side by side.
   */
  variant?: 'columns' | 'fit' | 'compact' | 'inline' | 'stacked'
  /** Of `columns`. */
  nameWidth?: string
  children: ReactNode
  className?: string | undefined
}

/** Names and values. */
export function DescriptionList({
  variant = 'columns',
  nameWidth,
  children,
  className,
}: DescriptionListProps) {
  const style = nameWidth === undefined ? undefined : ({ '--name-width': nameWidth } as CSSProperties)
  return (
    <dl className={clsx(styles[variant], className)} style={style}>
      {children}
    </dl>
  )
}

/** One of them. */
export function Description(props: { name: ReactNode; mono?: boolean; children: ReactNode }) {
  return (
    <div className={styles.item}>
      <dt className={styles.name}>{props.name}</dt>
      <dd dir="auto" className={clsx(styles.value, props.mono && styles.mono)}>
        {props.children}
      </dd>
    </div>
  )
}
