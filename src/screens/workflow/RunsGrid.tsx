import { useMemo, useState } from 'react'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import { teamLines, type TeamLine } from '#components/team/teamLines'
import { TeamSigns } from '#components/team/TeamSigns'
import { Time } from '#components/time/Time'
import { useNow } from '#components/time/useNow'
import { usualDurations, type UsualDurations } from '#domain/execution/durations'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { failingColumns, runGrid, type GridColumn, type GridRun } from '#domain/execution/runGrid'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useWorkflowWords } from '#i18n/workflow'
import { isOwnMark } from '#queries/journal/marks'
import { useTeamSigns } from '#queries/journal/teamSigns'
import { runtimeConfig } from '#queries/runtimeConfig'
import { href } from '#routes'
import { Button } from '#ui/Button'
import { Link } from '#ui/Link'
import { Stack } from '#ui/Stack'
import { Table, TableBody, TableCell, TableRow, TableScroller, type Column } from '#ui/Table'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { NodeState } from './NodeState'
import styles from './grid.module.css'

interface RunsGridProps {
  /** Newest first. */
  executions: readonly ExecutionSummary[]
  /** Today's definition. */
  nodes: readonly ExecutionNode[]
  selectedId: string | undefined
  onSelect: (executionId: string) => void
}

const firstShown = 25
const runColumn: Column = { className: styles.runColumn }
const nodeColumn: Column = { className: styles.nodeColumn }

/** Runs × nodes, newest first: a column is one node whichever run has it, and above it stands how long it usually takes. */
export function RunsGrid({ executions, nodes, selectedId, onSelect }: RunsGridProps) {
  const words = useWorkflowWords()
  const [isWhole, setIsWhole] = useState(false)
  const grid = useMemo(() => runGrid(executions, nodes), [executions, nodes])
  const usual = useMemo(
    () => usualDurations(executions, new Set(nodes.filter(({ isPause }) => isPause).map(({ id }) => id))),
    [executions, nodes],
  )
  const longestMs = Math.max(1, ...[...usual.nodes.values()].map((node) => node.usual?.medianMs ?? 0))
  const columns: Readonly<Record<string, Column>> = {
    run: runColumn,
    ...Object.fromEntries(grid.columns.map(({ id }) => [`node ${id}`, nodeColumn])),
  }
  const heads = {
    run: words.run,
    ...Object.fromEntries(
      grid.columns.map((column) => [
        `node ${column.id}`,
        <NodeHead key={column.id} column={column} usual={usual} longestMs={longestMs} />,
      ]),
    ),
  }
  const shown = isWhole ? grid.runs : grid.runs.slice(0, firstShown)
  if (grid.columns.length === 0) return <Text tone="muted">{words.noNodes}</Text>
  return (
    <Stack gap="sm">
      <FailingNodes columns={failingColumns(grid)} />
      <TableScroller label={words.grid}>
        <Table label={words.grid} columns={columns} heads={heads} align="middle" className={styles.grid}>
          <TableBody>
            <Runs runs={shown} columns={grid.columns} selectedId={selectedId} onSelect={onSelect} />
          </TableBody>
        </Table>
      </TableScroller>
      {grid.runs.length > firstShown && (
        <div>
          <Button aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? words.showNewest(firstShown) : words.showAllRuns(grid.runs.length)}
          </Button>
        </div>
      )}
    </Stack>
  )
}

const mostFailing = 3

/** Which nodes fail, and how often. */
function FailingNodes({ columns }: { columns: readonly GridColumn[] }) {
  const words = useWorkflowWords()
  return (
    <Text as="p" look="note" tone="muted" className={styles.failing}>
      {columns.length === 0
        ? words.noneFailed
        : columns
            .slice(0, mostFailing)
            .map(({ name, failed, ran }) => words.failedIn(name, failed, ran))
            .join(' · ')}
    </Text>
  )
}

interface NodeHeadProps {
  column: GridColumn
  usual: UsualDurations
  /** Of all nodes' usual durations, for which the bar is full. */
  longestMs: number
}

function NodeHead({ column, usual, longestMs }: NodeHeadProps) {
  const words = useWorkflowWords()
  const { format } = useI18n()
  const { id, name, isDefined, failed, ran } = column
  const medianMs = usual.nodes.get(id)?.usual?.medianMs
  const facts = [
    ...(medianMs === undefined ? [] : [words.usually(format.duration(medianMs))]),
    ...(failed > 0 ? [words.failedIn(name, failed, ran)] : []),
    ...(isDefined ? [] : [words.otherNodes]),
  ]
  return (
    <span title={[name, ...facts].join(' · ')} className={styles.head}>
      <span aria-hidden className={styles.barPlace}>
        {medianMs !== undefined && (
          <span className={styles.bar} style={{ height: `${Math.max(4, (medianMs / longestMs) * 100)}%` }} />
        )}
      </span>
      <bdi className={styles.nodeName}>{name}</bdi>
      {facts.length > 0 && <VisuallyHidden>, {facts.join(', ')}</VisuallyHidden>}
    </span>
  )
}

interface RunsProps extends Pick<RunsGridProps, 'selectedId' | 'onSelect'> {
  runs: readonly GridRun[]
  columns: readonly GridColumn[]
}

/** By node id, '' for the run as a whole; undefined where nobody keeps what the team says. */
type RunLines = ReadonlyMap<string, readonly TeamLine[]> | undefined

function Runs(props: RunsProps) {
  return runtimeConfig.hasJournal ? <TeamRuns {...props} /> : <RunRows {...props} linesOf={noLines} />
}

const noLines = (): RunLines => undefined

function TeamRuns(props: RunsProps) {
  const { format } = useI18n()
  const words = useTeamWords()
  const now = useNow(30_000)
  const { runs } = props
  const ids = useMemo(() => runs.map(({ execution }) => execution.executionId), [runs])
  const signs = useTeamSigns(ids, now)
  const linesOf = (index: number): RunLines =>
    new Map(
      [...(signs[index] ?? [])].map(([nodeId, sign]) => [
        nodeId,
        teamLines(sign, { words, format, now, isOwn: isOwnMark }),
      ]),
    )
  return <RunRows {...props} linesOf={linesOf} />
}

function RunRows({
  runs,
  columns,
  selectedId,
  onSelect,
  linesOf,
}: RunsProps & { linesOf: (index: number) => RunLines }) {
  return runs.map((run, index) => (
    <RunRow
      key={run.execution.executionId}
      run={run}
      columns={columns}
      isSelected={run.execution.executionId === selectedId}
      lines={linesOf(index)}
      onSelect={onSelect}
    />
  ))
}

interface RunRowProps {
  run: GridRun
  lines: RunLines
  columns: readonly GridColumn[]
  isSelected: boolean
  onSelect: (executionId: string) => void
}

function RunRow({ run: { execution, cells }, columns, isSelected, lines, onSelect }: RunRowProps) {
  const { t } = useI18n()
  const { workflowId, executionId, status, beganAt } = execution
  return (
    <TableRow isCurrent={isSelected}>
      <TableCell column={runColumn}>
        <Button
          variant="link"
          aria-pressed={isSelected}
          onClick={() => onSelect(executionId)}
          className={styles.run}
        >
          <StatusIcon state={status.state} />
          <VisuallyHidden>{statusLabel(status, t)}</VisuallyHidden>
          {beganAt ? <Time at={beganAt} /> : <Text mono>{executionId}</Text>}
        </Button>
        {lines && (
          <span className={styles.runSign}>
            <TeamSigns lines={lines.get('') ?? []} most={1} />
          </span>
        )}
      </TableCell>
      {columns.map(({ id, name }, index) => {
        const cell = cells[index]
        return (
          <TableCell key={id} column={nodeColumn}>
            {cell ? (
              <Link
                look="bare"
                href={href('execution', { workflowId, executionId }, { node: id })}
                className={styles.cell}
              >
                <NodeState name={name} status={cell.status} />
                {lines?.has(id) && (
                  <span className={styles.cellSign}>
                    <TeamSigns lines={lines.get(id) ?? []} most={1} />
                  </span>
                )}
              </Link>
            ) : (
              <span className={styles.cell}>
                <NodeState name={name} status={undefined} />
              </span>
            )}
          </TableCell>
        )
      })}
    </TableRow>
  )
}
