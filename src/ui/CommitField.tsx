import { useState } from 'react'
import { TextField, type TextFieldProps } from './TextField'

interface CommitFieldProps extends Omit<TextFieldProps, 'onChange' | 'onBlur' | 'onKeyDown' | 'rows'> {
  onCommit: (value: string) => void
  /** Why this text cannot be taken: it is said below the field, and nothing is committed. */
  problemOf?: (text: string) => string | undefined
}

/** A filter's field: its text counts on Enter or when it is left, so that nobody is asked at every key; Escape takes it back. */
export function CommitField(props: CommitFieldProps) {
  // A new value from outside (Back, Clear filters) replaces a draft.
  return <Draft key={props.value} {...props} />
}

function Draft({ value, onCommit, problemOf, ...rest }: CommitFieldProps) {
  const [draft, setDraft] = useState(value)
  const text = draft.trim()
  const [refused, setRefused] = useState<string>()
  const commit = () => {
    if (text === value) return
    if (problemOf?.(text) === undefined) onCommit(text)
    else setRefused(text)
  }
  return (
    <TextField
      size="small"
      {...rest}
      refuses={problemOf !== undefined}
      error={text === refused ? problemOf?.(text) : undefined}
      value={draft}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setDraft(value)
      }}
    />
  )
}
