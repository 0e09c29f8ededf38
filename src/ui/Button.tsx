import { clsx } from 'clsx'
import type { ComponentProps, MouseEvent } from 'react'
import styles from './controls.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** `tinted` is the one of several that is wanted most; `link` is for words among words that do something on the page; `bare` has no look of its own. */
  variant?: 'plain' | 'outlined' | 'tinted' | 'contained' | 'link' | 'bare' | undefined
  /** Red for what cannot be taken back; the colour of the text around it for what should not stand out. */
  tone?: 'danger' | 'inherit' | undefined
  size?: 'small' | 'medium' | 'large' | undefined
  /** It keeps the focus and its look, says that it is busy, and does nothing. */
  isBusy?: boolean | undefined
}

export function Button({
  variant = 'plain',
  tone,
  size = 'small',
  isBusy = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const isFramed = variant !== 'link' && variant !== 'bare'
  return (
    <button
      type="button"
      className={clsx(
        isFramed && styles.button,
        variant !== 'plain' && styles[variant],
        tone && styles[tone],
        isFramed && size !== 'small' && styles[size],
        className,
      )}
      onClick={isBusy ? preventDefault : onClick}
      {...rest}
      {...(isBusy && { 'aria-busy': true, 'aria-disabled': true })}
    />
  )
}

/** A form's button would submit it. */
const preventDefault = (event: MouseEvent) => event.preventDefault()
