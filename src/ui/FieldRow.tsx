import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './Field.module.css'

/**
 * Small fields and their buttons beside one another, their boxes on one line. Below a field whose text can be refused there is
 * room for the words that say why.
 */
export const FieldRow = ({ className, ...rest }: ComponentProps<'div'>) => (
  <div {...rest} className={clsx(styles.row, className)} />
)
