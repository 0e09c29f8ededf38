import Box from '@mui/material/Box'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'

export interface LabeledInputProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  error?: string | undefined
  type?: 'text' | 'password'
  autoComplete?: string
  isFocusedFirst?: boolean
  readOnly?: boolean
  mono?: boolean
}

/** A text field with its label above, and below it what to type or what is wrong. */
export function LabeledInput(props: LabeledInputProps) {
  const {
    label,
    value,
    onChange,
    hint,
    error,
    type = 'text',
    autoComplete,
    isFocusedFirst = false,
    readOnly = false,
    mono = false,
  } = props
  const id = useId()
  const note = error ?? hint
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box component="label" htmlFor={id} sx={{ fontWeight: 600 }}>
        {label}
      </Box>
      <OutlinedInput
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error !== undefined}
        readOnly={readOnly}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only sign-in asks for it, where this field is the page's one purpose
        autoFocus={isFocusedFirst}
        spellCheck={false}
        {...(autoComplete !== undefined && { autoComplete })}
        {...(note !== undefined && { 'aria-describedby': `${id}-note` })}
        slotProps={{ input: { sx: mono ? { fontFamily: 'mono' } : {} } }}
      />
      {note !== undefined && (
        <Box
          id={`${id}-note`}
          sx={{ fontSize: '0.8125rem', color: error === undefined ? 'text.secondary' : 'error.main' }}
        >
          {note}
        </Box>
      )}
    </Box>
  )
}
