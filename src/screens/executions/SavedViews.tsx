import { useSyncExternalStore } from 'react'
import { formatFilter, isFiltered, type ExecutionFilter } from '#domain/execution/filter'
import { useI18n } from '#i18n/I18n'
import { href } from '#routes'
import { CommitField } from '#ui/CommitField'
import { CloseIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'
import { getViews, removeView, saveView, subscribeViews } from './savedViews'

/** Filters under names of one's own. */
export function SavedViews({ filter }: { filter: ExecutionFilter }) {
  const { t } = useI18n()
  const words = t.executions.views
  const views = useSyncExternalStore(subscribeViews, getViews)
  const query = formatFilter(filter).toString()
  if (views.length === 0) return null
  return (
    <Stack as="nav" aria-label={words.title} direction="row" gap="lg" align="center">
      {views.map((view) => (
        <span key={view.name}>
          <Link
            href={href('executions', {}, new URLSearchParams(view.query))}
            aria-current={view.query === query ? 'page' : undefined}
          >
            <bdi>{view.name}</bdi>
          </Link>
          <IconButton size="small" aria-label={words.remove(view.name)} onClick={() => removeView(view.name)}>
            <CloseIcon />
          </IconButton>
        </span>
      ))}
    </Stack>
  )
}

/** Gives the present filter a name, where it is one and has none. */
export function SaveView({ filter }: { filter: ExecutionFilter }) {
  const { t } = useI18n()
  const words = t.executions.views
  const views = useSyncExternalStore(subscribeViews, getViews)
  const query = formatFilter(filter).toString()
  if (!isFiltered(filter) || views.some((view) => view.query === query)) return null
  return (
    <CommitField
      label={words.save}
      placeholder={words.name}
      value=""
      maxLength={40}
      width={180}
      onCommit={(name) => name && saveView({ name, query })}
    />
  )
}
