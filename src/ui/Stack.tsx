import { clsx } from 'clsx'
import type { ComponentProps, CSSProperties, ElementType } from 'react'
import styles from './Stack.module.css'
import type { Space } from '#ui/theme/tokens'

interface OwnStackProps {
  /** One below the other by default. A row wraps. */
  direction?: 'column' | 'row'
  gap?: Space | undefined
  align?: CSSProperties['alignItems']
  justify?: CSSProperties['justifyContent']
}

type StackProps<E extends ElementType> = OwnStackProps & { as?: E } & Omit<
    ComponentProps<E>,
    keyof OwnStackProps | 'as'
  >

/** Things below or beside one another, evenly apart. */
export function Stack<E extends ElementType = 'div'>(props: StackProps<E>) {
  const { as: Element = 'div', direction = 'column', gap, align, justify, className, style, ...rest } = props
  return (
    <Element
      className={clsx(styles[direction], className)}
      style={{
        ...(gap && { gap: `var(--space-${gap})` }),
        ...(align !== undefined && { alignItems: align }),
        ...(justify !== undefined && { justifyContent: justify }),
        ...style,
      }}
      {...rest}
    />
  )
}
