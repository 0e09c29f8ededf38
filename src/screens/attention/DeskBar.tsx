import { useSyncExternalStore } from 'react'
import { useBulkWords } from '#i18n/bulk'
import type { AttentionRow } from '#domain/execution/attention'
import { groupings, type Grouping } from '#domain/execution/grouping'
import { groupsOf } from '#domain/execution/groups'
import { actions } from '#domain/operation/action'
import { judgeNode, leavesUndone, type NodeAction } from '#domain/operation/kinds/node'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useTriageWords } from '#i18n/triage'
import { useBulk, type BulkLife } from '#queries/operation/bulk/useBulk'
import { Button } from '#ui/Button'
import { CloseIcon } from '#ui/icons'
import { IconButton } from '#ui/IconButton'
import { RefusableButton } from '#ui/RefusableButton'
import { Text } from '#ui/Text'
import styles from './desk.module.css'
import { useBulkRefusal } from './GroupRow'
import { labelOf } from './groupLabel'
import { clearSelection, useSelectionStore } from './selection'

interface DeskBarProps {
  rows: readonly AttentionRow[]
  by: Grouping
  /** The first row of the one cause that is shown; null where none has it any more. */
  only: AttentionRow | null | undefined
  bulkLife: BulkLife | undefined
  listRead: ReadMoment
  onGroup: (by: Grouping) => void
  onShowAll: () => void
  onAsk: (action: NodeAction, rows: readonly AttentionRow[]) => void
  onShowBulk: () => void
}

/** Above the rows, always of one height: how they are grouped, or what can be done with those that are chosen. */
export function DeskBar({ rows, by, only, bulkLife, onGroup, onShowAll, onShowBulk, ...rest }: DeskBarProps) {
  const words = useTriageWords()
  const store = useSelectionStore()
  const { keys } = useSyncExternalStore(store.subscribe, store.get)
  const chosen = rows.filter(({ key, node }) => node !== undefined && keys.has(key))
  return (
    <div className={styles.bar}>
      {chosen.length > 0 ? (
        <Chosen rows={chosen} isBulkBusy={bulkLife === 'running'} {...rest} />
      ) : only === undefined ? (
        <div role="group" aria-label={words.groupBy} className={styles.grouping}>
          <Text look="note" tone="muted" className={styles.wide}>
            {words.groupBy}
          </Text>
          {groupings.map((name) => (
            <Button
              key={name}
              variant={name === by ? 'outlined' : 'plain'}
              tone="inherit"
              aria-pressed={name === by}
              {...(name === by && { 'aria-keyshortcuts': '/' })}
              onClick={() => onGroup(name)}
            >
              {words.grouping[name]}
            </Button>
          ))}
        </div>
      ) : (
        <div className={styles.only}>
          <Text look="note" oneLine>
            <Only row={only} />
          </Text>
          <Button onClick={onShowAll}>{words.showAll}</Button>
        </div>
      )}
      {bulkLife && <BulkStatus onShow={onShowBulk} />}
    </div>
  )
}

function Only({ row }: { row: AttentionRow | null }) {
  const words = useTriageWords()
  const [group] = row ? groupsOf([row], 'cause').values() : []
  return group ? words.only(labelOf(group, words)) : words.onlyGone
}

/** How many are chosen, and what can be asked of them. */
function Chosen({
  rows,
  isBulkBusy,
  listRead,
  onAsk,
}: Pick<DeskBarProps, 'rows' | 'listRead' | 'onAsk'> & { isBulkBusy: boolean }) {
  const { t, format } = useI18n()
  const words = useTriageWords()
  const store = useSelectionStore()
  const refused = useBulkRefusal(isBulkBusy, listRead)
  return (
    <div className={styles.chosen}>
      <Text strong role="status" className={styles.count}>
        <span aria-hidden className={styles.narrow}>
          {format.number(rows.length)}
        </span>
        <span className={styles.wide}>{words.selected(format.number(rows.length))}</span>
      </Text>
      {actions.node.map((action) => {
        const isPossible = rows.some(
          ({ execution, node }) => execution && node && judgeNode(action, execution, node).allowed,
        )
        const refusal = refused ?? (isPossible ? undefined : words.noneOfThem(action))
        return (
          <RefusableButton
            key={action}
            refusal={refusal}
            variant={leavesUndone(action) ? 'plain' : 'outlined'}
            {...(leavesUndone(action) && { tone: 'inherit' })}
            aria-label={`${t.operation.verb[action]}${words.ofSelected}`}
            onClick={() => onAsk(action, rows)}
          >
            {t.operation.verb[action]}
            <span className={styles.wide}>{words.ofSelected}</span>
          </RefusableButton>
        )
      })}
      <IconButton aria-label={words.clear} onClick={() => clearSelection(store)}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}

/** The bulk operation of this tab, in one line; what it says in full opens from here. */
function BulkStatus({ onShow }: { onShow: () => void }) {
  const { t } = useI18n()
  const words = useBulkWords()
  const view = useBulk()
  if (!view) return null
  const { bulk, life, counts } = view
  const isCalm = life === 'running' || life === 'done'
  return (
    <Button variant="outlined" {...(!isCalm && { tone: 'danger' })} onClick={onShow} className={styles.bulk}>
      <span className={styles.wide}>{`${t.operation.verb[bulk.action]}: `}</span>
      {words.brief[life](counts.sent, bulk.items.length)}
    </Button>
  )
}
