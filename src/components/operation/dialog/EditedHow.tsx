import type { DefinitionChanges, FieldChange } from '#domain/execution/definitionChanges'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { useDialogWords } from '#i18n/operationDialog'
import { Text } from '#ui/Text'

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
                    <FieldWords change={field} />
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

function FieldWords({ change: { field, path, from, to } }: { change: FieldChange }) {
  const { editedHow: words } = useDialogWords()
  const say = (value: string | undefined) => {
    if (value === undefined || value === '') return words.none
    if (field === 'pause' || field === 'errorsIgnored') return value === 'true' ? words.yes : words.no
    return words.quoted(shortened(hideLogSecrets(value)))
  }
  return <bdi>{words.fromTo(path ?? words.field[field], say(from), say(to))}</bdi>
}

/** Enough to see what it is about. */
const longestValue = 120
const shortened = (text: string) => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text)
