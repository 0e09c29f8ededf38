import type { AttentionRow } from '#domain/execution/attention'
import { useTriageWords } from '#i18n/triage'
import { RowCheckbox } from '#ui/RowCheckbox'
import { choose, chooseTo, useChosen, useSelectionStore } from './selection'

/** The box of one row; none where there is nothing to operate yet. */
export function SelectRow({ row: { key, node, workflow } }: { row: AttentionRow }) {
  const words = useTriageWords()
  const store = useSelectionStore()
  const isChosen = useChosen([key]) > 0
  if (!node) return null
  return (
    <RowCheckbox
      label={words.select(node.name, workflow.name)}
      checked={isChosen}
      onChange={(isOn, isRange) => (isRange ? chooseTo(store, key, isOn) : choose(store, [key], isOn))}
    />
  )
}

/** The box of many rows: of a group, or of all. */
export function SelectMany({ label, keys }: { label: string; keys: readonly string[] }) {
  const store = useSelectionStore()
  const count = useChosen(keys)
  return (
    <RowCheckbox
      label={label}
      checked={keys.length > 0 && count === keys.length}
      isPartly={count > 0 && count < keys.length}
      onChange={(isOn) => choose(store, keys, isOn)}
    />
  )
}

export function SelectAll({ keys }: { keys: readonly string[] }) {
  return <SelectMany label={useTriageWords().selectAll} keys={keys} />
}
