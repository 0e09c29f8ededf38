import { clsx } from 'clsx'
import { useId, type CSSProperties, type ReactNode } from 'react'
import styles from './Field.module.css'

export interface FieldProps {
  label: string
  /** `small` is for filters in a row, `medium` for forms. */
  size?: 'small' | 'medium' | undefined
  /** What to type; an error takes its place. */
  hint?: ReactNode
  error?: string | undefined
  /** Its text can be refused: in a row there is room below it for the words that say why. */
  refuses?: boolean | undefined
  width?: number | string | undefined
  className?: string | undefined
}

/** The attributes that tie a control to its words. */
interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const inPixels = (width: number | string): string => (typeof width === 'number' ? `${width}px` : width)

/** The words around a control: its label above, and below it what to type or what is wrong. */
export function Field(props: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const { label, size = 'medium', hint, error, refuses, width, className, children } = props
  const id = useId()
  const note = error ?? hint
  // A variable, as a row on a phone has a width of its own for all.
  const style = width === undefined ? undefined : ({ '--width': inPixels(width) } as CSSProperties)
  return (
    <div
      className={clsx(styles.field, size === 'small' && styles.small, refuses && styles.refuses, className)}
      style={style}
    >
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note !== undefined && (
        <div id={`${id}-note`} className={clsx(styles.note, error !== undefined && styles.error)}>
          {note}
        </div>
      )}
    </div>
  )
}
