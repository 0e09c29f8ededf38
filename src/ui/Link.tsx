import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import styles from './controls.module.css'

/** A link to a page of this app: moves without a reload. */
export function AppLink({
  className,
  ...rest
}: Omit<ComponentProps<'a'>, 'href' | 'ref'> & { href: string }) {
  return <Link className={clsx(styles['link'], className)} {...rest} />
}
