import { use, useState } from 'react'
import { clsx } from 'clsx'
import { ChangesRefusedContext } from '#components/operation/request'
import { useIsTooOldToAct } from '#components/time/staleness'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import { useNow } from '#components/time/useNow'
import type { AttentionRow } from '#domain/execution/attention'
import type { Entry } from '#domain/execution/groups'
import type { NodeAction } from '#domain/operation/kinds/node'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useTriageWords } from '#i18n/triage'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Button } from '#ui/Button'
import { DropDownIcon } from '#ui/icons'
import { lazyDialog, lazyPart } from '#ui/lazyPart'
import { RefusableButton } from '#ui/RefusableButton'
import { TableCell, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { columns } from './columns'
import styles from './desk.module.css'
import { labelOf, reasonOf, statusOfAll } from './groupLabel'
import { SelectMany } from './SelectRow'
import { Waited } from './Waited'

/** It takes a line that is kept for it, so nothing moves when it comes. */
const GroupTeam = lazyPart(async () => (await import('./GroupTeam')).GroupTeam, { failure: 'nowhere' })
const WhyGrouped = lazyDialog(async () => (await import('./WhyGrouped')).WhyGrouped)

interface GroupRowProps {
  entry: Extract<Entry, { kind: 'group' }>
  rowIndex: number
  /** Executions are still being read: there may be more of them. */
  isCounting: boolean
  isBulkBusy: boolean
  listRead: ReadMoment
  onTurn: () => void
  onAsk: (action: NodeAction, rows: readonly AttentionRow[]) => void
  onOnlyThese: () => void
}

/** The head of those that are alike: how many, where, why, since when; and what can be asked of them together. */
export function GroupRow({ entry, rowIndex, isCounting, onTurn, onOnlyThese, ...rest }: GroupRowProps) {
  const { t, format } = useI18n()
  const words = useTriageWords()
  const now = useNow(30_000)
  const [isWhyShown, setIsWhyShown] = useState(false)
  const { group, isOpen, resting } = entry
  const { rows, since, common } = group
  const label = labelOf(group, words)
  const reason = reasonOf(group, words)
  const status = statusOfAll(rows)
  // More may be read yet.
  const counted = (count: number) => {
    const exact = format.number(count)
    return isCounting ? t.attention.atLeast(exact) : exact
  }
  const count = counted(rows.length)
  const workflows = new Set(rows.map(({ workflow }) => workflow.id)).size
  const where = words.group.workflows(counted(workflows))
  const names = [...new Set(rows.map(({ node }) => node?.name))]
  const name =
    common.kind === 'workflow' || common.kind === 'target' ? common.name : names.length === 1 && names[0]
  return (
    <TableRow aria-rowindex={rowIndex} className={styles.group}>
      <TableCell column={columns.select}>
        <SelectMany label={words.selectGroup(label)} keys={rows.map(({ key }) => key)} />
      </TableCell>
      <TableCell column={columns.state}>
        <Button
          tone="inherit"
          aria-expanded={isOpen}
          aria-label={words.group.open(label)}
          onClick={onTurn}
          className={styles.turn}
        >
          <span className={clsx(styles.sign, isOpen && styles.open)}>
            <DropDownIcon size="1.25em" />
          </span>
          {status && (
            <span title={statusLabel(status, t)} className={styles.state}>
              <StatusIcon state={status.state} />
              <VisuallyHidden>{statusLabel(status, t)}</VisuallyHidden>
            </span>
          )}
          {words.group.nodes(count)}
        </Button>
      </TableCell>
      <TableCell column={columns.node}>
        <div className={styles.names}>
          {name ? (
            <Text strong title={name}>
              <bdi>{name}</bdi>
            </Text>
          ) : (
            <Text look="note">{where}</Text>
          )}
          <Text look="note" tone="muted">
            {[
              ...(name ? [where] : []),
              ...(resting > 0 ? [words.group.resting(resting)] : []),
              ...(since === undefined ? [] : [words.group.since(format.timeOfAnyDay(since, now))]),
            ].join(' · ')}
          </Text>
        </div>
      </TableCell>
      <TableCell column={columns.why}>
        <div className={styles.reason}>
          <div className={styles.lines}>
            <Text mono look="fine" dir="auto" title={reason} className={styles.line}>
              {reason}
            </Text>
            {runtimeConfig.hasJournal && <GroupTeam rows={rows} />}
          </div>
          <Button variant="link" onClick={() => setIsWhyShown(true)} className={styles.why}>
            {words.group.why}
          </Button>
        </div>
        {isWhyShown && (
          <WhyGrouped
            group={group}
            onClose={() => setIsWhyShown(false)}
            {...((common.kind === 'cause' || common.kind === 'noReason' || common.kind === 'pause') && {
              onOnlyThese,
            })}
          />
        )}
      </TableCell>
      <TableCell column={columns.waitingFor}>
        <Waited since={since} />
      </TableCell>
      <TableCell column={columns.operations}>
        <GroupOperations rows={rows} label={label} count={count} {...rest} />
      </TableCell>
    </TableRow>
  )
}

function GroupOperations({
  rows,
  label,
  count,
  isBulkBusy,
  listRead,
  onAsk,
}: Pick<GroupRowProps, 'isBulkBusy' | 'listRead' | 'onAsk'> & {
  rows: readonly AttentionRow[]
  label: string
  count: string
}) {
  const words = useTriageWords()
  const refusal = useBulkRefusal(isBulkBusy, listRead)
  const failed = rows.some(({ kind }) => kind === 'failed')
  const actions: readonly NodeAction[] = [
    ...(failed ? (['retry', 'skip'] as const) : []),
    ...(rows.some(({ kind }) => kind === 'paused') ? (['continue'] as const) : []),
  ]
  return (
    <div className={styles.operations}>
      {actions.map((action, index) => (
        <RefusableButton
          key={action}
          refusal={refusal}
          variant={index === 0 ? 'tinted' : 'plain'}
          {...(index > 0 && { tone: 'inherit' })}
          size="medium"
          data-operation={action}
          aria-label={words.group.operateLabel(action, count, label)}
          onClick={() => onAsk(action, rows)}
        >
          {words.group.operate(action)}
        </RefusableButton>
      ))}
    </div>
  )
}

/** Why nothing can be asked of many now. */
export function useBulkRefusal(isBulkBusy: boolean, listRead: ReadMoment): string | undefined {
  const { t } = useI18n()
  const words = useTriageWords()
  const refused = use(ChangesRefusedContext)
  const isTooOld = useIsTooOldToAct(listRead)
  if (refused) return t.operation.changesRefused[refused]
  if (isBulkBusy) return words.busy
  return isTooOld ? t.operation.staleReason : undefined
}
