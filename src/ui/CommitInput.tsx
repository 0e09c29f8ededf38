import { useId, useState, type KeyboardEvent } from 'react'
import styles from './filters.module.css'

interface CommitInputProps {
  label: string
  /** What the URL says. */
  value: string
  onCommit: (value: string) => void
  placeholder?: string
  type?: 'search' | 'text' | 'datetime-local'
  maxLength?: number
  /** What it may well be; anything else may be typed too. */
  suggestions?: readonly string[]
  width: number | string
}

/** A field whose text counts on Enter or when it is left, so that AOM is not asked at every key. */
export function CommitInput(props: CommitInputProps) {
  // A new value from the URL (Back, Clear filters) replaces a draft.
  return <Draft key={props.value} {...props} />
}

function Draft(props: CommitInputProps) {
  const { label, value, onCommit, placeholder, type = 'text', maxLength, suggestions, width } = props
  const id = useId()
  const [draft, setDraft] = useState(value)
  const commit = () => {
    if (draft.trim() !== value) onCommit(draft.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') setDraft(value)
  }
  return (
    <div className={styles['field']} style={{ width }}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <input
        id={id}
        type={type}
        className={styles['input']}
        value={draft}
        placeholder={placeholder}
        maxLength={maxLength}
        list={suggestions && `${id}-list`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion}>{suggestion}</option>
          ))}
        </datalist>
      )}
    </div>
  )
}
