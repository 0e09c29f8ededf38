import { skipKinds, type SkipKind } from '#domain/operation/action'
import { useDialogWords } from '#i18n/operationDialog'
import { useSkipKindWords } from '#i18n/skipKind'
import { Select } from '#ui/Select'

interface SkipKindChoiceProps {
  value: SkipKind | undefined
  onChange: (value: SkipKind | undefined) => void
  isLocked: boolean
}

/** What becomes of the work that the node leaves. */
export function SkipKindChoice({ value, onChange, isLocked }: SkipKindChoiceProps) {
  const { skipKind: words } = useDialogWords()
  const names = useSkipKindWords()
  return (
    <Select
      label={words.label}
      hint={value === undefined ? words.hint : words.hints[value]}
      value={value}
      options={skipKinds}
      labelOf={(kind) => names[kind]}
      emptyLabel={words.notSaid}
      onChange={onChange}
      disabled={isLocked}
    />
  )
}
