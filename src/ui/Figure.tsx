import { useState, type ReactNode } from 'react'
import { Button } from './Button'
import styles from './Figure.module.css'

interface FigureProps {
  /** What it shows. */
  label: string
  /** What its marks mean, and of what it is made. */
  caption: ReactNode
  showTable: string
  showPlot: string
  /** The same in words and numbers. */
  table: ReactNode
  children: ReactNode
}

/** A plot with a name, and the same as a table for whoever wants to read it. */
export function Figure({ label, caption, showTable, showPlot, table, children }: FigureProps) {
  const [isTable, setIsTable] = useState(false)
  return (
    <figure aria-label={label} className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>
          <strong>{label}</strong> {caption}
        </span>
        <Button onClick={() => setIsTable(!isTable)}>{isTable ? showPlot : showTable}</Button>
      </figcaption>
      {isTable ? table : children}
    </figure>
  )
}
