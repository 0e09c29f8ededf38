import Box from '@mui/material/Box'
import NativeSelect from '@mui/material/NativeSelect'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useId } from 'react'

export interface LabeledSelectProps {
  label: string
  value: string
  options: readonly { readonly value: string; readonly word: string }[]
  onChange: (value: string) => void
  isDisabled?: boolean
}

/** One of a list, as the platform draws it, with its label above. */
export function LabeledSelect({ label, value, options, onChange, isDisabled = false }: LabeledSelectProps) {
  const id = useId()
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box component="label" htmlFor={id} sx={{ fontWeight: 600 }}>
        {label}
      </Box>
      <NativeSelect
        id={id}
        input={<OutlinedInput />}
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </NativeSelect>
    </Box>
  )
}
