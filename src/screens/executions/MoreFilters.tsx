import { useState } from 'react'
import { Button } from '#ui/Button'
import { CloseIcon } from '#ui/icons'
import type { ExecutionFilter } from '#domain/execution/filter'
import { useI18n } from '#i18n/I18n'
import { CommitInput } from '#ui/CommitInput'
import styles from '#ui/filters.module.css'
import { fromLocalInput, toLocalInput } from '#components/time/localTime'
import { without } from './without'

interface MoreFiltersProps {
  filter: ExecutionFilter
  onChange: (filter: ExecutionFilter) => void
}

/** The filters that are needed now and then; open when one of them is set. */
export function MoreFilters({ filter, onChange }: MoreFiltersProps) {
  const { t } = useI18n()
  const words = t.executions
  const tags = Object.entries(filter.tags)
  const isSet =
    filter.createdBy !== undefined || filter.from !== undefined || filter.to !== undefined || tags.length > 0
  // Drawn when they are asked for: most visits never open them.
  const [isOpen, setIsOpen] = useState(isSet)
  const addTag = (pair: string) => {
    const at = pair.indexOf('=')
    const key = (at < 0 ? pair : pair.slice(0, at)).trim()
    const value = at < 0 ? '' : pair.slice(at + 1).trim()
    if (key !== '') onChange({ ...filter, tags: { ...filter.tags, [key]: value } })
  }
  return (
    <details open={isSet} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles['summary']}>{words.moreFilters}</summary>
      {(isSet || isOpen) && (
        <div className={`${styles['bar']} ${styles['more']}`}>
          <CommitInput
            label={words.createdBy}
            maxLength={64}
            width={160}
            value={filter.createdBy ?? ''}
            onCommit={(createdBy) =>
              onChange({ ...without(filter, 'createdBy'), ...(createdBy && { createdBy }) })
            }
          />
          <CommitInput
            label={words.from}
            type="datetime-local"
            width={250}
            value={toLocalInput(filter.from)}
            onCommit={(text) => onChange(withTime(filter, 'from', fromLocalInput(text)))}
          />
          <CommitInput
            label={words.to}
            type="datetime-local"
            width={250}
            value={toLocalInput(filter.to)}
            onCommit={(text) => onChange(withTime(filter, 'to', fromLocalInput(text)))}
          />
          {/* Its own value is always empty: each tag that is added starts a fresh field. */}
          <CommitInput
            key={tags.length}
            label={words.tag}
            placeholder={words.tagHint}
            width={180}
            value=""
            onCommit={addTag}
          />
          {tags.map(([key, value]) => {
            const { [key]: _removed, ...rest } = filter.tags
            const pair = `${key}=${value}`
            return (
              <Button
                key={key}
                variant="outlined"
                tone="inherit"
                className={styles['tag']}
                aria-label={words.removeTag(pair)}
                onClick={() => onChange({ ...filter, tags: rest })}
              >
                <bdi>{pair}</bdi>
                <CloseIcon size={18} />
              </Button>
            )
          })}
        </div>
      )}
    </details>
  )
}

const withTime = (
  filter: ExecutionFilter,
  key: 'from' | 'to',
  time: number | undefined,
): ExecutionFilter => ({
  ...without(filter, key),
  ...(time !== undefined && { [key]: time }),
})
