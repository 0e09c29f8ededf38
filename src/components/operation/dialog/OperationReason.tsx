import Box from '@mui/material/Box'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { useDialogWords } from '#i18n/operationDialog'

const maxLength = 500
/** Said only when it is about to matter. */
const fewLeft = 50

export interface OperationReasonProps {
  value: string
  onChange: (value: string) => void
  isLocked: boolean
}

/** Why the operator does it, in the operator's words; Enter makes a new line. */
export function OperationReason({ value, onChange, isLocked }: OperationReasonProps) {
  const words = useDialogWords()
  const id = useId()
  const left = maxLength - value.length
  return (
    <Box>
      <Typography component="label" htmlFor={id} variant="h3">
        {words.reason}
      </Typography>
      <OutlinedInput
        id={id}
        fullWidth
        multiline
        rows={3}
        value={value}
        readOnly={isLocked}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ input: { maxLength, 'aria-describedby': `${id}-hint` } }}
      />
      <Typography id={`${id}-hint`} variant="caption" sx={{ color: 'text.secondary' }}>
        {words.reasonHint}
        {left <= fewLeft && ` ${words.reasonLeft(left)}`}
      </Typography>
    </Box>
  )
}
