import Box from '@mui/material/Box'
import NativeSelect from '@mui/material/NativeSelect'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'

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
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <Box component="label" htmlFor={id} sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {label}
      </Box>
      <NativeSelect
        id={id}
        input={<OutlinedInput sx={{ height: 34 }} />}
        value={value ?? ''}
        onChange={(event) => onChoose(options.find((option) => option === event.target.value))}
      >
        {anyWord !== undefined && <option value="">{anyWord}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {wordOf(option)}
          </option>
        ))}
      </NativeSelect>
    </Box>
  )
}
