import Box from '@mui/material/Box'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId, useState, type KeyboardEvent } from 'react'

interface CommitInputProps {
  label: string
  /** What the URL says. */
  value: string
  onCommit: (value: string) => void
  placeholder?: string
  type?: 'search' | 'text' | 'datetime-local'
  maxLength?: number
  width: number | string
}

/** A field whose text counts on Enter or when it is left, so that AOM is not asked at every key. */
export function CommitInput(props: CommitInputProps) {
  // A new value from the URL (Back, Clear filters) replaces a draft.
  return <Draft key={props.value} {...props} />
}

function Draft({ label, value, onCommit, placeholder, type = 'text', maxLength, width }: CommitInputProps) {
  const id = useId()
  const [draft, setDraft] = useState(value)
  const commit = () => {
    if (draft.trim() !== value) onCommit(draft.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') setDraft(value)
  }
  return (
    <Box sx={{ display: 'grid', gap: 0.25, width, maxWidth: '100%' }}>
      <Box component="label" htmlFor={id} sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {label}
      </Box>
      <OutlinedInput
        id={id}
        type={type}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        sx={{ height: 34 }}
        {...(placeholder !== undefined && { placeholder })}
        slotProps={{ input: { ...(maxLength !== undefined && { maxLength }) } }}
      />
    </Box>
  )
}
