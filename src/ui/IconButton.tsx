import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './controls.module.css'

export interface IconButtonProps extends ComponentProps<'button'> {
  'aria-label': string
}

/** A button that shows an icon alone; its name is for screen readers and in its tooltip. */
export function IconButton({ className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={rest['aria-label']}
      className={clsx(styles['iconButton'], className)}
      {...rest}
    />
  )
}
