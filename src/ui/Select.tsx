import { Field, type FieldProps } from './Field'
import styles from './Field.module.css'
import { DropDownIcon } from './icons'

interface SelectProps<T extends string> extends Omit<FieldProps, 'error' | 'refuses'> {
  value: T | undefined
  options: readonly T[]
  labelOf: (option: T) => string
  /** The first entry, for no choice; without it a choice is always made. */
  emptyLabel?: string | undefined
  onChange: (value: T | undefined) => void
  disabled?: boolean | undefined
}

/** One of a few. The list is the platform's. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { value, options, labelOf, emptyLabel, onChange, disabled, ...field } = props
  return (
    <Field {...field}>
      {(control) => {
        const select = (
          <select
            {...control}
            disabled={disabled}
            className={styles.input}
            value={value ?? ''}
            onChange={(event) => onChange(options.find((option) => option === event.target.value))}
          >
            {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
            {options.map((option) => (
              <option key={option} value={option}>
                {labelOf(option)}
              </option>
            ))}
          </select>
        )
        if (field.size === 'small') return select
        return (
          <div className={styles.select}>
            {select}
            <DropDownIcon />
          </div>
        )
      }}
    </Field>
  )
}
