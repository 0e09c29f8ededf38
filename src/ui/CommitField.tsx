import { useState } from 'react'
import { TextField, type TextFieldProps } from './TextField'

interface CommitFieldProps extends Omit<TextFieldProps, 'onChange' | 'onBlur' | 'onKeyDown' | 'rows'> {
  onCommit: (value: string) => void
}

/** A filter's field: its text counts on Enter or when it is left, so that nobody is asked at every key; Escape takes it back. */
export function CommitField(props: CommitFieldProps) {
  // A new value from outside (Back, Clear filters) replaces a draft.
  return <Draft key={props.value} {...props} />
}

function Draft({ value, onCommit, ...rest }: CommitFieldProps) {
  const [draft, setDraft] = useState(value)
  const commit = () => {
    if (draft.trim() !== value) onCommit(draft.trim())
  }
  return (
    <TextField
      size="small"
      {...rest}
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
