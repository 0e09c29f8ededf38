import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link as RouterLink } from 'wouter'
import styles from './controls.module.css'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'ref'> {
  href: string
  /** `name` says what its row is about; `bare` has no look of its own. */
  look?: 'text' | 'name' | 'bare'
}

/** A link to a page of this app: moves without a reload. */
export function Link({ look = 'text', className, ...rest }: LinkProps) {
  return (
    <RouterLink
      className={clsx(look !== 'bare' && styles.link, look === 'name' && styles.nameLink, className)}
      {...rest}
    />
  )
}
