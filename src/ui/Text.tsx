import { clsx } from 'clsx'
import type { ComponentProps, ElementType } from 'react'
import styles from './text.module.css'

interface OwnTextProps {
  /** The look of a heading or of a size, whatever the element is; as its element by itself. */
  look?: 'h1' | 'h2' | 'h3' | 'note' | 'fine' | 'caption'
  tone?: 'muted' | 'warning' | 'error' | undefined
  strong?: boolean | undefined
  mono?: boolean | undefined
  oneLine?: boolean | undefined
  /** Of what is longer the rest is cut off. */
  twoLines?: boolean | undefined
  /** Goes to the next line as a whole, and breaks only where it is longer than one: a name with hyphens. */
  whole?: boolean | undefined
  /** Breaks anywhere: what others named. */
  breaks?: boolean | undefined
}

type TextProps<E extends ElementType> = OwnTextProps & { as?: E } & Omit<
    ComponentProps<E>,
    keyof OwnTextProps | 'as'
  >

const looks = {
  h1: styles.asH1,
  h2: styles.asH2,
  h3: styles.asH3,
  note: styles.note,
  fine: styles.fine,
  caption: styles.caption,
}

/** Words with a look: a `span`, unless said otherwise. Headings and paragraphs that look as they should are plain `h2` and `p`. */
export function Text<E extends ElementType = 'span'>(props: TextProps<E>) {
  const {
    as: Element = 'span',
    look,
    tone,
    strong,
    mono,
    oneLine,
    twoLines,
    whole,
    breaks,
    className,
    ...rest
  } = props
  return (
    <Element
      className={
        clsx(
          look && looks[look],
          tone && styles[tone],
          strong && styles.strong,
          mono && styles.mono,
          oneLine && styles.oneLine,
          twoLines && styles.twoLines,
          whole && styles.whole,
          breaks && styles.breaks,
          className,
        ) || undefined
      }
      {...rest}
    />
  )
}
