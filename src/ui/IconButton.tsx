import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './controls.module.css'

interface IconButtonProps extends ComponentProps<'button'> {
  'aria-label': string
  /** `small` stands among words. */
  size?: 'small' | 'medium'
}

/** A button that shows an icon alone; its name is for screen readers and in its tooltip. */
export function IconButton({ size = 'medium', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={rest['aria-label']}
      className={clsx(styles.iconButton, size === 'small' && styles.amongWords, className)}
      {...rest}
    />
  )
}
