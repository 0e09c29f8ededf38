import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Link as RouterLink } from 'wouter'
import styles from './controls.module.css'
import text from './text.module.css'

interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'ref'> {
  href: string
  /** `name` says what its row is about; `bare` has no look of its own. */
  look?: 'text' | 'name' | 'bare'
  /** Of what is longer the rest is cut off. */
  twoLines?: boolean
}

/** A link to a page of this app: moves without a reload. */
export function Link({ look = 'text', twoLines, className, ...rest }: LinkProps) {
  return (
    <RouterLink
      className={clsx(
        look !== 'bare' && styles.link,
        look === 'name' && styles.nameLink,
        twoLines && text.twoLines,
        className,
      )}
      {...rest}
    />
  )
}
