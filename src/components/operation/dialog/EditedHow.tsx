import type { DefinitionChanges } from '#domain/execution/definitionChanges'
import { useDialogWords } from '#i18n/operationDialog'
import { Text } from '#ui/Text'
import { FieldChangeText } from './FieldChangeText'

/** What was edited since the run began, node by node. */
export function EditedHow({ changes }: { changes: DefinitionChanges | undefined }) {
  const { editedHow: words } = useDialogWords()
  if (!changes) return <p>{words.unknown}</p>
  const { added, removed, changed } = changes
  const isSame = added.length + removed.length + changed.length === 0
  return (
    <>
      {isSame && <p>{words.nothing}</p>}
      {!isSame && (
        <ul>
          {added.map((name) => (
            <li key={`+${name}`}>{words.added(name)}</li>
          ))}
          {removed.map((name) => (
            <li key={`-${name}`}>{words.removed(name)}</li>
          ))}
          {changed.map(({ name, fields }) => (
            <li key={name}>
              {words.changed(name)}
              <ul>
                {fields.map((field) => (
                  <li key={`${field.field} ${field.path ?? ''}`}>
                    <FieldChangeText change={field} fromTo={words.fromTo} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <Text as="p" look="note" tone="muted">
        {words.notCompared}
      </Text>
    </>
  )
}
