import { useDialogWords } from '#i18n/operationDialog'
import { TextField } from '#ui/TextField'

const maxLength = 500
/** Said only when it is about to matter. */
const fewLeft = 50

interface OperationReasonProps {
  value: string
  onChange: (value: string) => void
  isLocked: boolean
}

/** Why the operator does it, in the operator's words; Enter makes a new line. */
export function OperationReason({ value, onChange, isLocked }: OperationReasonProps) {
  const words = useDialogWords()
  const left = maxLength - value.length
  return (
    <TextField
      label={words.reason}
      hint={left <= fewLeft ? `${words.reasonHint} ${words.reasonLeft(left)}` : words.reasonHint}
      rows={3}
      maxLength={maxLength}
      value={value}
      readOnly={isLocked}
      onChange={onChange}
    />
  )
}
