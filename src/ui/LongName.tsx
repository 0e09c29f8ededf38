import type { ReactNode } from 'react'
import { DropDownIcon } from './icons'
import styles from './text.module.css'

interface LongNameProps {
  name: string
  /** The heading that has it. */
  children: ReactNode
}

/** A heading that others named. Two lines of a long one, so that it pushes away nothing that matters more; a press shows all. */
export function LongName({ name, children }: LongNameProps) {
  if (widthOf(name) <= longest) return children
  return (
    <details className={styles.longName}>
      <summary title={name}>
        <DropDownIcon size="1.25rem" />
        {children}
      </summary>
    </details>
  )
}

/** Signs that stand in about two lines of a phone. */
const longest = 64

/** A Chinese sign is as wide as two others. */
const widthOf = (name: string): number => name.replace(/[^ -\u2E7F]/gu, '  ').length
