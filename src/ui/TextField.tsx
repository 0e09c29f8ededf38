import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './Field'
import styles from './Field.module.css'

/** What an `input` or a `textarea` takes besides. */
type ControlProps = Pick<
  ComponentProps<'input'>,
  'ref' | 'name' | 'placeholder' | 'maxLength' | 'autoComplete' | 'disabled' | 'onBlur' | 'onKeyDown'
>

export interface TextFieldProps extends FieldProps, ControlProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'search' | undefined
  /** So many lines; Enter then makes a new one. */
  rows?: number | undefined
  /** What it may well be; anything else may be typed too. */
  suggestions?: readonly string[] | undefined
  mono?: boolean | undefined
  readOnly?: boolean | undefined
  isFocusedFirst?: boolean | undefined
}

/** A field for text, of one line or of several. */
export function TextField(props: TextFieldProps) {
  const { label, size, hint, error, refuses, width, className, ...rest } = props
  const { value, onChange, type = 'text', rows, suggestions, mono, isFocusedFirst = false, ...control } = rest
  return (
    <Field {...{ label, size, hint, error, refuses, width, className }}>
      {(field) => {
        const shared = {
          ...field,
          ...control,
          value,
          className: clsx(styles.input, mono && styles.mono),
          spellCheck: rows !== undefined,
          // A field asks for the focus only where it is the page's or the dialog's one purpose.
          autoFocus: isFocusedFirst,
        }
        if (rows !== undefined)
          return (
            <textarea
              {...(shared as object)}
              rows={rows}
              onChange={(event) => onChange(event.target.value)}
            />
          )
        return (
          <>
            <input
              {...shared}
              type={type}
              list={suggestions && `${field.id}-list`}
              onChange={(event) => onChange(event.target.value)}
            />
            {suggestions && (
              <datalist id={`${field.id}-list`}>
                {suggestions.map((suggestion) => (
                  <option key={suggestion}>{suggestion}</option>
                ))}
              </datalist>
            )}
          </>
        )
      }}
    </Field>
  )
}
