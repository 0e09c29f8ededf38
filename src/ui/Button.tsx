import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './controls.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  isOutlined?: boolean
  /** Red for what cannot be taken back; the colour of the text around it for what should not stand out. */
  tone?: 'danger' | 'inherit'
  size?: 'small' | 'medium' | 'large' | undefined
}

/** A button of a page. Those of dialogs and forms are MUI's. */
export function Button({ isOutlined, tone, size, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        styles['button'],
        isOutlined && styles['outlined'],
        tone && styles[tone],
        size && styles[size],
        className,
      )}
      {...rest}
    />
  )
}
