import type { ReactNode } from 'react'
import styles from './text.module.css'

interface PointsProps {
  parts: readonly ReactNode[]
  /** `ul` where a screen reader is to count them. */
  as?: 'span' | 'ul'
  /** Never breaks. */
  oneLine?: boolean | undefined
}

/** "18 ok · 2 failed": breaks between its parts alone, has a point only where two stand beside one another, and none is read aloud. */
export function Points({ parts, as: List = 'span', oneLine }: PointsProps) {
  const Part = List === 'ul' ? 'li' : 'span'
  return (
    <List className={oneLine ? styles.oneLine : styles.points}>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a part has no other name than its place
        <Part key={index}>
          {index > 0 && (
            <span aria-hidden className={styles.point}>
              {' · '}
            </span>
          )}
          {part}
        </Part>
      ))}
    </List>
  )
}
