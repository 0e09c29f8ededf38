import { Button } from '#ui/Button'
import { Chip } from '#ui/Chip'
import { CommitField } from '#ui/CommitField'
import { FieldRow } from '#ui/FieldRow'
import { Select } from '#ui/Select'
import { TimeField } from '#components/time/TimeField'
import { allActions } from '#domain/operation/action'
import { FiltersFold } from '#components/page/FiltersFold'
import { countOperationFilters, isOperationFiltered, type OperationFilter } from '#domain/operation/filter'
import { teamOutcomes } from '#domain/operation/teamOperation'
import { useActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'
import styles from './activity.module.css'

interface ActivityFiltersProps {
  filter: OperationFilter
  onChange: (filter: OperationFilter) => void
  people: readonly string[]
  /** Names by id. */
  workflows: ReadonlyMap<string, string>
}

/** The journal's own filters: what is set here is asked of the gateway, and stands in the URL. */
export function ActivityFilters({ filter, onChange, people, workflows }: ActivityFiltersProps) {
  const { t } = useI18n()
  const words = useActivityWords()
  const set = (key: keyof OperationFilter, value: string | number | undefined) => {
    const { [key]: _, ...rest } = filter
    onChange(value === undefined || value === '' ? rest : { ...rest, [key]: value })
  }
  const { workflow, execution, node } = filter
  const known = workflow === undefined || workflows.has(workflow) ? [] : [workflow]
  return (
    <FiltersFold count={countOperationFilters(filter)}>
      <FieldRow role="search" aria-label={words.filters}>
        <CommitField
          label={words.person}
          placeholder={words.personHint}
          suggestions={people}
          maxLength={256}
          width={140}
          value={filter.by ?? ''}
          onCommit={(name) => set('by', name)}
        />
        <Select
          size="small"
          // Its longest option does not make it wider.
          width={190}
          label={words.workflow}
          value={workflow}
          options={[...known, ...workflows.keys()]}
          labelOf={(id) => workflows.get(id) ?? id}
          emptyLabel={words.anyWorkflow}
          onChange={(id) => set('workflow', id)}
        />
        <Select
          size="small"
          label={words.action}
          value={filter.action}
          options={allActions}
          labelOf={(action) => t.operation.verb[action]}
          emptyLabel={words.anyAction}
          onChange={(action) => set('action', action)}
        />
        <Select
          size="small"
          label={words.outcome}
          value={filter.outcome}
          options={teamOutcomes}
          labelOf={(outcome) => words.outcomes[outcome]}
          emptyLabel={words.anyOutcome}
          onChange={(outcome) => set('outcome', outcome)}
        />
        <TimeField label={words.from} value={filter.from} onCommit={(from) => set('from', from)} />
        <FieldRow className={styles.last}>
          <TimeField label={words.to} value={filter.to} onCommit={(to) => set('to', to)} />
          <Button hidden={!isOperationFiltered(filter)} onClick={() => onChange({})}>
            {words.clear}
          </Button>
        </FieldRow>
        {execution !== undefined && (
          <SetElsewhere word={words.ofExecution(execution)} onRemove={() => set('execution', undefined)} />
        )}
        {node !== undefined && (
          <SetElsewhere word={words.ofNode(node)} onRemove={() => set('node', undefined)} />
        )}
      </FieldRow>
    </FiltersFold>
  )
}

/** A filter that a link from another page set; here it is only taken off. */
function SetElsewhere({ word, onRemove }: { word: string; onRemove: () => void }) {
  return <Chip label={word} removeLabel={useActivityWords().removeFilter(word)} onRemove={onRemove} />
}
