import type { ExecutionFilter } from '#domain/execution/filter'
import { useI18n } from '#i18n/I18n'
import { Chip } from '#ui/Chip'
import { CommitField } from '#ui/CommitField'
import { Disclosure } from '#ui/Disclosure'
import { FieldRow } from '#ui/FieldRow'
import { TimeField } from '#components/time/TimeField'
import styles from './FilterBar.module.css'
import { SaveView } from './SavedViews'
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
  const addTag = (pair: string) => {
    const at = pair.indexOf('=')
    const key = (at < 0 ? pair : pair.slice(0, at)).trim()
    const value = at < 0 ? '' : pair.slice(at + 1).trim()
    if (key !== '') onChange({ ...filter, tags: { ...filter.tags, [key]: value } })
  }
  return (
    <Disclosure summary={words.moreFilters} isOpen={isSet} isMuted>
      <FieldRow className={styles.more}>
        <CommitField
          label={words.createdBy}
          maxLength={64}
          width={160}
          value={filter.createdBy ?? ''}
          onCommit={(createdBy) =>
            onChange({ ...without(filter, 'createdBy'), ...(createdBy && { createdBy }) })
          }
        />
        <TimeField
          label={words.from}
          value={filter.from}
          onCommit={(from) => onChange(withTime(filter, 'from', from))}
        />
        <TimeField
          label={words.to}
          value={filter.to}
          onCommit={(to) => onChange(withTime(filter, 'to', to))}
        />
        {/* Its own value is always empty: each tag that is added starts a fresh field. */}
        <CommitField
          key={tags.length}
          label={words.tag}
          placeholder={words.tagHint}
          width={180}
          value=""
          onCommit={addTag}
        />
        <SaveView filter={filter} />
        {tags.map(([key, value]) => {
          const { [key]: _removed, ...rest } = filter.tags
          const pair = `${key}=${value}`
          return (
            <Chip
              key={key}
              label={pair}
              removeLabel={words.removeTag(pair)}
              onRemove={() => onChange({ ...filter, tags: rest })}
            />
          )
        })}
      </FieldRow>
    </Disclosure>
  )
}

const withTime = (
  filter: ExecutionFilter,
  key: 'from' | 'to',
  time: number | undefined,
): ExecutionFilter => ({
  ...without(without(filter, key), 'range'),
  ...(time !== undefined && { [key]: time }),
})
