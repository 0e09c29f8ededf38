import type { FieldChange } from '#domain/execution/definitionChanges'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { useDialogWords } from '#i18n/operationDialog'

interface FieldChangeTextProps {
  change: FieldChange
  fromTo: (what: string, from: string, to: string) => string
}

/** One value of a definition, as it was and as it is. */
export function FieldChangeText({ change: { field, path, from, to }, fromTo }: FieldChangeTextProps) {
  const { editedHow: words } = useDialogWords()
  const say = (value: string | undefined) => {
    if (value === undefined || value === '') return words.none
    if (field === 'pause' || field === 'errorsIgnored') return value === 'true' ? words.yes : words.no
    return words.quoted(shortened(hideLogSecrets(value)))
  }
  return <bdi>{fromTo(path ?? words.field[field], say(from), say(to))}</bdi>
}

/** Enough to see what it is about. */
const longestValue = 120
const shortened = (text: string) => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text)
