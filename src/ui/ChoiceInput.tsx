import { useId } from 'react'
import styles from './filters.module.css'

interface ChoiceInputProps<T extends string> {
  label: string
  value: T | undefined
  options: readonly T[]
  wordOf: (option: T) => string
  /** The first entry, for no choice; without it a choice is always made. */
  anyWord?: string
  onChoose: (value: T | undefined) => void
}

/** One of a few, as the platform draws it. */
export function ChoiceInput<T extends string>(props: ChoiceInputProps<T>) {
  const { label, value, options, wordOf, anyWord, onChoose } = props
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value ?? ''}
        onChange={(event) => onChoose(options.find((option) => option === event.target.value))}
      >
        {anyWord !== undefined && <option value="">{anyWord}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {wordOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}
