import type { ComponentProps } from 'react'
import styles from './text.module.css'

interface VisuallyHiddenProps extends Pick<
  ComponentProps<'div'>,
  'id' | 'role' | 'aria-atomic' | 'children'
> {
  as?: 'span' | 'div'
}

/** Words for screen readers where the eye has a shape; by their `id` something else may be described by them. */
export function VisuallyHidden({ as: Element = 'span', ...rest }: VisuallyHiddenProps) {
  return <Element {...rest} className={styles.visuallyHidden} />
}
