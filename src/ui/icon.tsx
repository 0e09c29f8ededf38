import type { ReactNode } from 'react'
import styles from './text.module.css'

export interface IconProps {
  /** As tall as the text beside it, unless said otherwise. */
  size?: string | number
}

/** A plain `svg`, hidden from screen readers: lists draw it by the hundred, and the word beside it is what is read. */
export function icon(shape: ReactNode) {
  return function Icon({ size = '1em' }: IconProps) {
    return (
      <svg
        aria-hidden
        focusable="false"
        viewBox="0 0 24 24"
        width={size}
        height={size}
        fill="currentColor"
        className={styles['icon']}
      >
        {shape}
      </svg>
    )
  }
}

/** How a line of an icon is drawn. */
export const outline = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
