import { CopyOutcome } from '#components/page/CopyOutcome'
import { clsx } from 'clsx'
import { Fragment, useMemo, useState } from 'react'
import { StatusIcon } from '#components/status/StatusIcon'
import { shortNames } from '#domain/execution/hostNames'
import type { Target } from '#domain/execution/target'
import { filterTargets, groupTargets, type TargetGroup } from '#domain/execution/targetGroups'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import { useI18n } from '#i18n/I18n'
import { useDetailWords } from '#i18n/executionDetails'
import { Button } from '#ui/Button'
import { useCopying } from '#ui/copying'
import { Stack } from '#ui/Stack'
import { Table, TableBody, TableDetailRow, TableScroller } from '#ui/Table'
import { Text } from '#ui/Text'
import { TextField } from '#ui/TextField'
import { useKept } from '#ui/useKept'
import styles from './execution.module.css'
import { LogViewer } from './LogViewer'
import targetStyles from './targets.module.css'
import { columnCount, columns, hasText, LogComparison, outcomeState, TargetRows } from './TargetRows'

/** With fewer, all are in sight. */
const leastForFilter = 9
/** A group of so many that failed is open from the start. */
const fewTargets = 5
/** More rows than these are drawn on request. */
const pageSize = 200
const mostHosts = 6
const nothingTurned: ReadonlySet<string> = new Set()

/** Each host or workload that a node acted on: failed first, those that say the same together, what is well folded. */
export function TargetList(props: {
  label: string
  targets: readonly Target[]
  /** Under which what was opened and looked for in it is found again. */
  keptAs: string
}) {
  const { label, targets, keptAs } = props
  const words = useDetailWords()
  const [query, setQuery] = useKept<string>(`targets looked for ${keptAs}`, '')
  const shown = useMemo(
    () => filterTargets(targets, query, (outcome) => words.outcome[outcome]),
    [targets, query, words],
  )
  const groups = useMemo(() => groupTargets(shown), [shown])
  const failed = targets.filter(({ outcome }) => outcome === 'failed')
  const failedGroups = groups.filter(({ outcome }) => outcome === 'failed').length
  // What an operator comes for is the first failed target's log: it is open from the start.
  const firstLog =
    groups[0]?.outcome === 'failed' ? groups[0].targets.find(({ log }) => hasText(log)) : undefined
  const [turned, setTurned] = useKept<ReadonlySet<string>>(`targets opened ${keptAs}`, nothingTurned)
  const turn = (key: string) =>
    setTurned(
      turned.has(key) ? new Set([...turned].filter((other) => other !== key)) : new Set([...turned, key]),
    )
  const [compared, setCompared] = useState<readonly string[]>([])
  const compare = ({ key }: Target) =>
    setCompared((before) =>
      before.includes(key) ? before.filter((other) => other !== key) : [...before, key].slice(-2),
    )
  const [left, right] = compared.flatMap((key) => {
    const target = targets.find((item) => item.key === key)
    return target && hasText(target.log) ? [{ name: target.name, text: target.log }] : []
  })
  const heads = {
    result: words.result,
    target: words.target,
    exitCode: words.exitCode,
    took: words.took,
    message: words.message,
  }
  const isFiltered = query.trim() !== ''
  return (
    <Stack gap="sm">
      <Stack direction="row" gap="md" align="end">
        {targets.length >= leastForFilter && (
          <TextField
            size="small"
            type="search"
            width="20rem"
            label={words.find}
            value={query}
            onChange={setQuery}
          />
        )}
        {failed.length > 0 && (
          <CopyHosts targets={failed} label={words.copyFailed(failed.length)} variant="outlined" />
        )}
        <Text as="output" look="note" tone="muted">
          {isFiltered &&
            (shown.length === 0 ? words.nothingFound : words.found(shown.length, targets.length))}
        </Text>
      </Stack>
      {shown.length > 0 && (
        <TableScroller>
          <Table label={label} columns={columns} heads={heads} density="dense">
            <TableBody>
              {groups.map((group) => (
                <GroupRows
                  key={group.key}
                  group={group}
                  hasLine={failedGroups > 1}
                  // A search is asked to see what it finds.
                  isOpen={turned.has(group.key) !== (isFiltered || isOpenAtFirst(group))}
                  onTurn={turn}
                  turnedLogs={turned}
                  firstLog={firstLog}
                  compared={compared}
                  onCompare={compare}
                />
              ))}
            </TableBody>
          </Table>
        </TableScroller>
      )}
      {left && !right && (
        <Text as="p" look="note" tone="muted" role="status">
          {words.compareWith(left.name)}
        </Text>
      )}
      {left && right && <LogComparison logs={[left, right]} onClose={() => setCompared([])} />}
    </Stack>
  )
}

/** Only what failed: the others come and go while the node runs, and would push away what is about to be pressed. */
const isOpenAtFirst = ({ outcome, targets }: TargetGroup): boolean =>
  targets.length === 1 || (outcome === 'failed' && targets.length <= fewTargets)

interface GroupRowsProps {
  group: TargetGroup
  hasLine: boolean
  isOpen: boolean
  onTurn: (key: string) => void
  turnedLogs: ReadonlySet<string>
  firstLog: Target | undefined
  compared: readonly string[]
  onCompare: (target: Target) => void
}

function GroupRows(props: GroupRowsProps) {
  const { group, hasLine, isOpen, onTurn, turnedLogs, firstLog, compared, onCompare } = props
  const words = useDetailWords()
  const [limit, setLimit] = useState(pageSize)
  const { key, targets } = group
  const rows = isOpen ? targets.slice(0, limit) : []
  const left = isOpen ? targets.length - rows.length : 0
  const sample = isOpen ? undefined : targets.find((target) => target === firstLog)
  return (
    <>
      {targets.length > 1 && (
        <GroupHead group={group} hasLine={hasLine} isOpen={isOpen} onTurn={() => onTurn(key)} />
      )}
      {sample && hasText(sample.log) && (
        <TableDetailRow span={columnCount}>
          <LogViewer name={sample.name} text={sample.log} />
        </TableDetailRow>
      )}
      {rows.map((target) => (
        <TargetRows
          key={target.key}
          target={target}
          isOpen={turnedLogs.has(`log ${target.key}`) !== (target === firstLog)}
          onTurn={onTurn}
          // Its group's head has said it.
          isLineSaid={targets.length > 1 && group.line === target.message}
          isCompared={compared.includes(target.key)}
          onCompare={onCompare}
        />
      ))}
      {left > 0 && (
        <TableDetailRow span={columnCount}>
          <Button onClick={() => setLimit(limit + pageSize)}>
            {words.showMore(Math.min(left, pageSize), left)}
          </Button>
        </TableDetailRow>
      )}
    </>
  )
}

interface GroupHeadProps {
  group: TargetGroup
  /** Not where there is one failed group alone: the cause above has said it. */
  hasLine: boolean
  isOpen: boolean
  onTurn: () => void
}

/** "12 failed · ecs-prod-fleet-004, -018 · Copy hosts · Show", and what they say. */
function GroupHead({ group, hasLine, isOpen, onTurn }: GroupHeadProps) {
  const { t } = useI18n()
  const words = useDetailWords()
  const { outcome, targets } = group
  const line = group.line === undefined ? undefined : hideLogSecrets(group.line)
  const count = t.execution.score[outcome](targets.length)
  const { shown, left } = shortNames(
    targets.map(({ name }) => name),
    mostHosts,
  )
  return (
    <TableDetailRow span={columnCount}>
      <Stack direction="row" gap="md" align="center">
        <Text strong oneLine className={clsx(styles.outcome, targetStyles.groupCount)}>
          <StatusIcon state={outcomeState[outcome]} /> {count}
        </Text>
        {outcome !== 'succeeded' && (
          <CopyHosts
            targets={targets}
            label={words.copyHosts}
            description={words.copyHostsOf(line ?? count)}
          />
        )}
        <Button
          aria-expanded={isOpen}
          aria-label={isOpen ? words.hideGroup(count) : words.showGroup(count)}
          onClick={onTurn}
        >
          {isOpen ? words.hide : words.show}
        </Button>
        {/* Last, as they become more and fewer while it runs. */}
        {outcome !== 'succeeded' && (
          <Text
            look="note"
            tone="muted"
            breaks
            oneLine={outcome !== 'failed'}
            className={targetStyles.groupHosts}
          >
            {shown.map((name, index) => (
              <Fragment key={targets[index]?.key}>
                {index > 0 && ', '}
                <bdi title={targets[index]?.name}>{name}</bdi>
              </Fragment>
            ))}
            {left > 0 && ` ${words.more(left)}`}
          </Text>
        )}
      </Stack>
      {outcome === 'failed' && hasLine && (
        <Text as="div" mono look="note" dir="auto">
          {line ?? words.noMessage}
        </Text>
      )}
    </TableDetailRow>
  )
}

/** One host a line, as a shell's loop or a colleague's message takes it. */
function CopyHosts(props: {
  targets: readonly Target[]
  label: string
  description?: string
  variant?: 'outlined'
}) {
  const { targets, label, description, variant } = props
  const { outcome, copy } = useCopying()
  return (
    <span>
      <Button
        variant={variant}
        {...(description !== undefined && { 'aria-label': description })}
        onClick={() => copy(targets.map(({ name }) => name).join('\n'))}
      >
        {label}
      </Button>
      <CopyOutcome outcome={outcome} />
    </span>
  )
}
