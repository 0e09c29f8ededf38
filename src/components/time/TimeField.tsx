import { useI18n } from '#i18n/I18n'
import { CommitField } from '#ui/CommitField'
import { fromLocalInput, toLocalInput } from './localTime'

interface TimeFieldProps {
  label: string
  /** Epoch ms. */
  value: number | undefined
  onCommit: (value: number | undefined) => void
}

/** A moment to be typed, in one order everywhere: the browser's own field has the order of its language, not of the reader's. */
export function TimeField({ label, value, onCommit }: TimeFieldProps) {
  const words = useI18n().t.time.field
  return (
    <CommitField
      label={label}
      placeholder={words.pattern}
      width={170}
      maxLength={40}
      value={toLocalInput(value)}
      problemOf={(text) => (text === '' || fromLocalInput(text) !== undefined ? undefined : words.problem)}
      onCommit={(text) => onCommit(fromLocalInput(text))}
    />
  )
}
