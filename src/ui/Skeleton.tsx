import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import styles from './controls.module.css'

interface SkeletonProps extends ComponentProps<'span'> {
  width?: number | string
  height?: number | string
  /** As tall as a line of the text that it stands in for. */
  isText?: boolean
}

/** Keeps the place of what is on its way. */
export function Skeleton({ width, height, isText, className, style, ...rest }: SkeletonProps) {
  return (
    <span
      className={clsx(styles.skeleton, isText && styles.textSkeleton, className)}
      style={{ ...(width !== undefined && { width }), ...(height !== undefined && { height }), ...style }}
      {...rest}
    />
  )
}
