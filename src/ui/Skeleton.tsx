import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './controls.module.css'

/** Keeps the place of what is on its way; `style` or a class gives its size. */
export function Skeleton({ className, ...rest }: ComponentProps<'span'>) {
  return <span className={clsx(styles['skeleton'], className)} {...rest} />
}
