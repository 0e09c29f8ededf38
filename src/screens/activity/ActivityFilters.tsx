import { Button } from '#ui/Button'
import { ChoiceInput } from '#ui/ChoiceInput'
import { CommitInput } from '#ui/CommitInput'
import styles from '#ui/filters.module.css'
import { CloseIcon } from '#ui/icons'
import { fromLocalInput, toLocalInput } from '#components/time/localTime'
import { allActions } from '#domain/operation/action'
import { isOperationFiltered, type OperationFilter } from '#domain/operation/filter'
import { teamOutcomes } from '#domain/operation/teamOperation'
import { useActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'

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
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <search> is newer than some browsers that operators have
    <div role="search" aria-label={words.filters} className={styles['search']}>
      <div className={styles['bar']}>
        <CommitInput
          label={words.person}
          placeholder={words.personHint}
          suggestions={people}
          maxLength={256}
          width={140}
          value={filter.by ?? ''}
          onCommit={(name) => set('by', name)}
        />
        <div className={styles['longChoice']}>
          <ChoiceInput
            label={words.workflow}
            value={workflow}
            options={[...known, ...workflows.keys()]}
            wordOf={(id) => workflows.get(id) ?? id}
            anyWord={words.anyWorkflow}
            onChoose={(id) => set('workflow', id)}
          />
        </div>
        <ChoiceInput
          label={words.action}
          value={filter.action}
          options={allActions}
          wordOf={(action) => t.operation.verb[action]}
          anyWord={words.anyAction}
          onChoose={(action) => set('action', action)}
        />
        <ChoiceInput
          label={words.outcome}
          value={filter.outcome}
          options={teamOutcomes}
          wordOf={(outcome) => words.outcomes[outcome]}
          anyWord={words.anyOutcome}
          onChoose={(outcome) => set('outcome', outcome)}
        />
        <CommitInput
          label={words.from}
          type="datetime-local"
          width={240}
          value={toLocalInput(filter.from)}
          onCommit={(text) => set('from', fromLocalInput(text))}
        />
        <CommitInput
          label={words.to}
          type="datetime-local"
          width={240}
          value={toLocalInput(filter.to)}
          onCommit={(text) => set('to', fromLocalInput(text))}
        />
        {execution !== undefined && (
          <Chip word={words.ofExecution(execution)} onRemove={() => set('execution', undefined)} />
        )}
        {node !== undefined && <Chip word={words.ofNode(node)} onRemove={() => set('node', undefined)} />}
        {isOperationFiltered(filter) && <Button onClick={() => onChange({})}>{words.clear}</Button>}
      </div>
    </div>
  )
}

/** Set by a link from elsewhere; here it is only shown, and taken off. */
function Chip({ word, onRemove }: { word: string; onRemove: () => void }) {
  const words = useActivityWords()
  return (
    <Button
      isOutlined
      tone="inherit"
      className={styles['tag']}
      aria-label={words.removeFilter(word)}
      onClick={onRemove}
    >
      <bdi>{word}</bdi>
      <CloseIcon size={18} />
    </Button>
  )
}
